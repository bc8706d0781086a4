"""The readers' pages. Each takes the language of the front that it stands under."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import Resolver404, resolve

from articles.models import Edition
from articles.models import Section as SectionModel

from . import addresses, answer
from .answer import for_readers, page
from .cursor import Broken
from .editions import lines, notices
from .frame import Frame
from .front import front as front_of
from .listing import PARAMETERS, listing, stories
from .result import Result
from .sections import WHOLE
from .sections import section as section_named
from .story import FullStory, Moment, Story


@for_readers
def front(request: HttpRequest, language: str) -> HttpResponse:
    """The front; with anything that narrows it down, the listing that it is the beginning of."""
    if any(name in request.GET for name in PARAMETERS):
        return _listing(request, language)
    return page(request, "front", Frame(language), front=front_of(language))


@for_readers
def latest(request: HttpRequest, language: str) -> HttpResponse:
    return _listing(request, language)


@for_readers
def section(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    found = section_named(slug=slug)
    return _listing(request, language, found) if found else answer.missing(request, language)


def _listing(request: HttpRequest, language: str, within: SectionModel | None = None) -> HttpResponse:
    asked = request.GET.get("section", "")
    if within is None and asked:  # chosen in the form: the section has a page of its own
        if not (found := section_named(slug=asked)):
            raise Broken("section")
        rest = request.GET.copy()
        del rest["section"]
        address = addresses.section(found.slug, language) + addresses.query(rest.dict())
        return HttpResponseRedirect(address)
    found = listing(request.GET, language, within.pk if within else None)
    slug = within.slug if within else ""
    frame = Frame(language, slug, "section" if within else "latest")
    return page(request, "listing", frame, result=Result(found, frame, within))


@for_readers
def article(request: HttpRequest, language: str, number: int, slug: str = "") -> HttpResponse:
    """The story with this number as it is live now: its page, the way to its one address, or what became of it."""
    edition = Edition.objects.for_readers().filter(article=int(number)).first()
    if edition is None:
        return answer.missing(request, language)
    if edition.kind == "kill":
        frame = Frame(language, place="")
        return page(request, "gone", frame, 410, edition=edition, when=Moment(edition.live_from, frame.moments))
    story = FullStory(edition, language)
    if request.path != story.address:
        return HttpResponsePermanentRedirect(story.address)
    texts = lines(edition, story.moments)
    filed = section_named(key=edition.section_id)
    return page(
        request, "article", Frame(language, filed.slug if filed else "", ""), story=story, texts=texts,
        notices=notices(texts), related=_related(edition, language), section=_crumb(filed, language),
    )  # fmt: skip


def _related(edition: Edition, language: str) -> list[Story]:
    """In the order in which the desk named them."""
    numbers = edition.coding.get("related") or []
    found = {row.article_id: row for row in stories().filter(article__in=numbers)} if numbers else {}
    return [Story(found[number], language) for number in numbers if number in found]


def _crumb(filed: SectionModel | None, language: str) -> dict[str, str] | None:
    """The section in the breadcrumb; a story of the section News, or of none, stands under News itself."""
    if filed is None or filed.slug == WHOLE:
        return None
    return {"name": filed.name_in(language), "address": addresses.section(filed.slug, language)}


@for_readers
def missing(request: HttpRequest, language: str) -> HttpResponse:
    """No page of ours; one that lacks its last stroke is sent on. Here and not in a middleware, so that a debugging
    server too answers with the page that readers get."""
    if not request.path_info.endswith("/"):
        try:
            match = resolve(request.path_info + "/")
        except Resolver404:
            match = None
        if match and match.view_name != "public:missing":
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/" + (f"?{query}" if query else ""))
    return answer.missing(request, language)
