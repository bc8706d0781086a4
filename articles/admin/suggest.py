"""What a field offers while one types: places in house spelling, topics, tags, colleagues, stories, photos."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.http import Http404, JsonResponse

from accounts.models import User
from articles.admin import written
from articles.models import Article, Edition, EditionTag, Photo, Place, Tag, Topic

MANY = 10
LANGUAGES = ("en", "ru", "be")


def suggest(request, kind):
    """{"found": [{"insert", "show"}]}: at most ten, the likeliest first. Nothing for what nobody would type."""
    if kind not in KINDS:
        raise Http404("Nothing of this kind is suggested.")
    words = " ".join(request.GET.get("q", "").split())
    language = request.GET.get("language", "en")
    language = language if language in LANGUAGES else "en"
    if not words or len(words) > 80 or not words.isprintable():
        return JsonResponse({"found": []})
    found = [{"insert": insert, "show": show} for insert, show in KINDS[kind](words, language, request.user)]
    return JsonResponse({"found": found})


def places(words, language, user):
    columns = ("name_en", "name_ru", "name_be", "name", "ascii")
    begins = Q()
    for column in columns:
        begins |= Q(**{f"{column}__istartswith": words})
    for place in Place.objects.filter(begins).order_by("-population", "pk")[:MANY]:
        name = place.name_in(language)
        yield written.name_for(place, name), ", ".join(part for part in (name, place.region, place.country) if part)


def topics(words, language, user):
    has = Q(code__startswith=words)
    for column in ("name_en", "name_ru", "name_be"):
        has |= Q(**{f"{column}__icontains": words})
    found = Topic.objects.filter(has, retired=None).select_related("parent")[:60]
    low = words.casefold()
    for topic in sorted(found, key=lambda topic: not topic.name_in(language).casefold().startswith(low))[:MANY]:
        name = topic.name_in(language)
        yield name, f"{name} ({topic.parent.name_in(language)})" if topic.parent else name


def tags(words, language, user):
    return [(tag.name, tag.name) for tag in tags_known_to(user).filter(name__istartswith=words).order_by("name")[:MANY]]


def tags_known_to(user):
    """Tags of what readers have now, and of what went out or will from this person's desks: the word alone may tell
    of a story under embargo."""
    live = Q(edition__live_from__lte=Now()) & (Q(edition__live_until=None) | Q(edition__live_until__gt=Now()))
    known = Q(edition__article__desk__in=user.desk_ids()) | live
    return Tag.objects.filter(Exists(EditionTag.objects.filter(known, tag=OuterRef("pk"))))


def people(words, language, user):
    found = User.objects.filter(Q(name__icontains=words) | Q(username__istartswith=words), is_active=True)
    return [(str(person), f"{person} ({person.username})") for person in found.order_by("name")[:MANY]]


def stories(words, language, user):
    """One's own desks' by what they are called now, others' by the headline that readers see."""
    own = Article.objects.filter(desk__in=user.desk_ids()).order_by("-pk")
    live = Edition.objects.stories().filter(live_from__lte=Now()).filter(Q(live_until=None) | Q(live_until__gt=Now()))
    live = live.exclude(article__desk__in=user.desk_ids()).only("article", "headline").order_by("-article")
    if words.isascii() and words.isdigit() and len(words) < 19:
        own, live = own.filter(pk=int(words)), live.filter(article=int(words))
    else:
        own = own.filter(Q(slugline__istartswith=words) | Q(headline__icontains=words))
        live = live.filter(headline__icontains=words)
    found = {story.pk: str(story) for story in own[:MANY]}
    found |= {edition.article_id: edition.headline for edition in live[:MANY]}
    return [(str(number), f"{number}: {found[number]}") for number in sorted(found, reverse=True)[:MANY]]


def photos(words, language, user):
    found = Photo.objects.filter(Q(caption__icontains=words) | Q(alt__icontains=words) | Q(credit__icontains=words))
    if words.isascii() and words.isdigit() and len(words) < 19:
        found = Photo.objects.filter(pk=int(words))
    return [(str(photo.pk), f"{photo.pk}: {photo}") for photo in found.order_by("-pk")[:MANY]]


KINDS = {"place": places, "topic": topics, "tag": tags, "person": people, "story": stories, "photo": photos}
