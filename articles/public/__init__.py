"""The readers' site: editions only, as the public database role.

| file | noun |
|---|---|
| urls.py, addresses.py | what addresses there are; how they are made from a language, a section, a story |
| views.py | front, listings, article, not found |
| answer.py | what every answer has in common: methods, caching, ETag, the 400 page |
| frame.py | what stands around every page: sections, languages, the day, the zone |
| listing.py, cursor.py, filters.py, search.py | pages of stories, by key; what narrows them down |
| story.py, editions.py | an edition as a page shows it; its notices and earlier editions |
| front.py | which story leads, what stands beside it, the sections' bands |
| sections.py | the sections, kept in memory for a minute |
| moments.py, phrases.py | days and times in the house's zone; the words of the interface |
| reader.py | the public role |

Addresses are permanent. English at /, Russian at /ru/, Belarusian at /be/: interface and stories. /news/ lists the
newest, /section/<slug>/ those of a section, /news/<number>-<headline>/ is a story under the front of its language;
whatever else stands after the number is sent there. A listing has the stories of its front's language; `?language=any`
or `?language=de` opens others, marked as such. A story in a language without a front of its own is read under /news/.

Imported by nothing but the addresses of the project; imports models and wirecopy. To add a language: phrases.py,
moments.py, addresses.HOUSE, and the names in the reference data.
"""
