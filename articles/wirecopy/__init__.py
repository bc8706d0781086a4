"""Text as the trade handles it: pure functions, no database, no Django. Everything else may import it; it imports
nothing of the newsroom.

Filed copy
    filed         `take_apart` plain copy into a `FiledCopy`; `read_filed` makes text of a file's bytes
    head          reads from the top: section line, header lines, signals, headline, byline, notes, dateline
    endings       reads from the bottom: end marks, sign-off, notes, initials
    reel, slip, headline
                  the lines as they are read; what header lines say; where a headline begins and ends
    headers, signals, embargo, tongue, paragraphs, incoming, plaintext
                  header lines and their keys; signal words; moments; languages; lines into paragraphs; bytes; cleaning

Datelines
    dateline      `parse_dateline`, and by name `render_dateline`, `fill_date`, `local_day`
    dateline_style  the house's and the agencies' styles: add a row for a style or a language
    dateline_place, dateline_tail, dateline_source, dateline_han
                  what can be a place; what follows it; agency and correspondent; Chinese, Japanese, Korean forms
    months, places, agencies
                  names of months by language; stand-alone cities, states, countries; names of agencies

Credits
    credits       `parse_byline`, `parse_sign_off`, `render_byline`, `render_sign_off`
    names, roles  lists of people; words for roles by language

Bodies and their quality
    markup, galley, typesetter, tags
                  the allow-list of HTML and the one form in which a body is stored
    wellformed    what may be stored at all
    change, alignment, anchors, merge
                  what differs between two texts, and what merges by itself
    housestyle, placeholders, quotation, pairing, wording, numerals
                  what stops, warns or hints; `problem` is the shape of such a finding
"""
