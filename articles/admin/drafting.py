"""Opening and saving a story in the admin: find, act, respond. The article's own verbs do the work."""

from __future__ import annotations

import uuid
import zoneinfo

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin import conflict, page, plan, rows
from articles.admin.forms import ArticleForm
from articles.models import Article, Conflicts, Refused
from articles.wirecopy.wellformed import IllFormed


def article_or_404(request, number):
    """The story of this number, if this person works on its desk. What went out from another is read on the desk."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404("Stories have numbers.")
    found = (
        Article.objects.filter(desk__in=request.user.desk_ids())
        .select_related("desk", "revision", "newer", "section", "claimed_by", "entry__by", "author")
        .filter(pk=int(number))
        .first()
    )
    if found is None:
        raise Http404(f"There is no story {number} that you can see.")
    return found


def add(request):
    """A new story of this person's."""
    desk = page.desk_for(request)
    with timezone.override(zoneinfo.ZoneInfo(desk.time_zone)):
        if request.method != "POST":
            initial = {"desk": desk.pk, "language": desk.language, "press": uuid.uuid4(), "base": ""}
            form = ArticleForm(user=request.user, initial={**initial, **page.usual_credit(request.user)})
            return respond(request, form)
        data, unusable = rows.take_in(request.POST, request.FILES, request.user)
        form = ArticleForm(data, user=request.user, unusable=unusable)
        if not form.is_valid():
            return respond(request, form, status=422)
        try:
            article = Article.start(
                desk=form.cleaned_data["desk"], by=request.user, press=form.cleaned_data["press"], **form.changes()
            )
        except (Refused, IllFormed) as error:
            return respond(request, refuse(form, error), status=422)
    messages.success(request, f"“{article}” is filed on the {article.desk} desk as story {article.pk}.")
    return go_on(request, article, form.cleaned_data["press"])


def change(request, number):
    """A story that is there: see it, save it."""
    article = article_or_404(request, number)
    with timezone.override(zoneinfo.ZoneInfo(article.desk.time_zone)):
        if request.method != "POST":
            tip = article.tip_for(request.user)
            initial = {"base": tip.pk if tip else "", "press": uuid.uuid4()}
            form = ArticleForm(user=request.user, article=article, base=tip, initial=initial)
            return respond(request, form, article)
        return save(request, article)


def save(request, article):
    data, unusable = rows.take_in(request.POST, request.FILES, request.user)
    key = data.get("base", "")
    base = article.revisions.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 19 else None
    data = conflict.settle(data, base)
    form = ArticleForm(data, user=request.user, article=article, base=base, unusable=unusable)
    if not form.is_valid():
        return respond(request, form, article, status=422)
    overtaken = plan.overtaken(form)
    try:
        saved = article.save_text(by=request.user, base=form.base_key, **form.changes())
    except Conflicts as clash:
        return respond_with_both(request, article, form, clash)
    except (Refused, IllFormed) as error:
        return respond(request, refuse(form, error), article, status=422)
    page.report(request, article, base, saved, overtaken)
    return go_on(request, article, form.cleaned_data["press"])


def go_on(request, article, press):
    """Where the pressed button leads, after a save."""
    if "_submit" in request.POST:
        try:
            article.submit(by=request.user, seen=article.revision_id, press=press)
        except Refused as error:
            messages.error(request, f"It is saved, but not submitted. {error.sentence}")
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        messages.success(request, f"“{article}” waits for review.")
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    if "_save" in request.POST:
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def refuse(form, error):
    """Put what stopped the save where it was typed."""
    field = getattr(error, "field", "")
    field = {"dateline": "dateline_text"}.get(field, field)
    form.add_error(field if field in form.fields else None, error.sentence)
    return form


def respond_with_both(request, article, form, clash):
    """409: theirs and mine side by side, in a form that is based on theirs."""
    article.refresh_from_db()
    data = conflict.form_data(form.data, clash)
    again = ArticleForm(data, user=request.user, article=article, base=clash.tip)
    again.is_valid()
    return respond(request, again, article, status=409, clashes=conflict.clashes(clash), tip=clash.tip)


def respond(request, form, article=None, status=200, **more):
    context = page.context(request, form, article, **more)
    template = "admin/articles/article/change_form.html"
    return TemplateResponse(request, template, context, status=status)


def history(request, number):
    """Who did what with it, newest first."""
    article = article_or_404(request, number)
    entries = article.entries.select_related("by", "revision").order_by("-number")[:500]
    for entry in entries:
        entry.says = workflow.SAYS.get(entry.act, entry.act)
    context = {**page.site(request), "article": article, "entries": entries, "title": "History"}
    return TemplateResponse(request, "admin/articles/article/object_history.html", context)


@require_POST
def preview(request):
    """Dateline and credits as they will read, for what stands in a form now."""
    number = request.GET.get("story", "")
    article = article_or_404(request, number) if number else None
    form = ArticleForm(request.POST, user=request.user, article=article, base=article and article.tip_for(request.user))
    form.is_valid()
    return JsonResponse(page.as_it_reads(form))
