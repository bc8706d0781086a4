"""Articles in the admin: the list, and the addresses of the form. Who may is a matter of desks: here one's own."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from accounts.admin import ByRole
from articles import workflow
from articles.admin import drafting, listing, suggest
from articles.models import Article


@admin.register(Article)
class ArticleAdmin(ByRole):
    list_display = ("story", "stands", "world", "urgency_shown", "desk", "author", "updated")
    list_display_links = None
    list_filter = (listing.WhoseFilter, listing.StateFilter, listing.UrgencyFilter, listing.DeskFilter)
    list_per_page = listing.PER_PAGE
    list_max_show_all = 0
    paginator = listing.NewestPages
    search_fields = ("slugline", "headline")
    search_help_text = "Number, or words of slugline and headline"
    ordering = ("-pk",)
    sortable_by = ()
    change_list_template = "admin/articles/article/change_list.html"

    def may_see(self, user):
        return bool(user.seats())

    def may_add(self, user):
        return bool(user.seats())

    def may_change(self, user, article=None):
        return bool(user.seats())

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("suggest/<slug:kind>/", view(self.for_members(suggest.suggest)), name="articles_article_suggest"),
            path("preview/", view(self.for_members(drafting.preview)), name="articles_article_preview"),
            path("", view(self.changelist_view), name="articles_article_changelist"),
            path("add/", view(self.for_members(drafting.add)), name="articles_article_add"),
            path("<str:number>/change/", view(self.for_members(drafting.change)), name="articles_article_change"),
            path("<str:number>/history/", view(self.for_members(drafting.history)), name="articles_article_history"),
        ]

    def for_members(self, view):
        """The view for those with a seat on some desk."""

        def guarded(request, *args, **kwargs):
            if not request.user.seats():
                raise PermissionDenied("You work on no desk yet; a chief can give you a seat on one.")
            return view(request, *args, **kwargs)

        return guarded

    # ---- the list

    def get_queryset(self, request):
        stories = (
            Article.objects.filter(desk__in=request.user.desk_ids())
            .with_standing()
            .select_related("desk", "author", "claimed_by")
        )
        return stories.annotate(saved_at=Coalesce(F("revision__at"), F("created_at")))

    def get_search_results(self, request, stories, words):
        return listing.search(stories, words), False

    @admin.display(description="story")
    def story(self, article):
        return format_html(
            '<a href="{}/change/"><span class="slug">{}</span> {}</a>',
            article.pk, article.slugline or f"#{article.pk}", article.headline or "No headline yet",
        )  # fmt: skip

    @admin.display(description="state")
    def stands(self, article):
        words = workflow.STATE_WORDS[article.state].removeprefix("a ").capitalize()
        who = f", {article.claimed_by}" if article.claimed_by else ""
        return format_html('<span class="state {}">{}{}</span>', article.state.replace("_", "-"), words, who)

    @admin.display(description="standing")
    def world(self, article):
        return workflow.STANDING_WORDS[article.standing_now].capitalize()

    @admin.display(description="urgency")
    def urgency_shown(self, article):
        return format_html('<span class="urgency u{}">{}</span>', article.urgency, article.urgency)

    @admin.display(description="saved")
    def updated(self, article):
        return f"{timezone.localtime(article.saved_at):%Y-%m-%d %H:%M}"
