"""Reference data in the admin: to look up for all, to change for chiefs, and only what is the house's own."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm

from accounts.admin import ByRole, is_chief
from articles.admin.suggest import tags_known_to
from articles.models import Place, Section, Tag, Topic
from articles.wirecopy import wellformed


class WellFormedForm(ModelForm):
    """Every line that is typed is well-formed before it is stored."""

    def clean(self):
        values = super().clean()
        for name, value in list(values.items()):
            if isinstance(value, str) and name in self.changed_data:
                try:
                    values[name] = wellformed.check_line(value, "name", 200)
                except wellformed.IllFormed as error:
                    self.add_error(name, ValidationError(error.sentence))
        return values


@admin.register(Section)
class SectionAdmin(ByRole):
    form = WellFormedForm
    list_display = ("name_en", "name_ru", "name_be", "slug", "position")
    fields = ("name_en", "name_ru", "name_be", "slug", "position")

    def may_add(self, user):
        return is_chief(user)

    def may_change(self, user, section=None):
        return is_chief(user)

    def get_readonly_fields(self, request, section=None):
        return ("slug",) if section else ()  # addresses are permanent


@admin.register(Topic)
class TopicAdmin(ByRole):
    """IPTC's list: looked up here, loaded by a command."""

    list_display = ("name_en", "code", "parent", "retired")
    list_filter = (("retired", admin.EmptyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("name_en", "name_ru", "name_be", "code")
    fields = ("code", "name_en", "name_ru", "name_be", "parent", "retired")


@admin.register(Place)
class PlaceAdmin(ByRole):
    """The gazetteer: a chief sets how the house spells a place, the rest is as loaded."""

    form = WellFormedForm
    list_display = ("name", "name_en", "name_ru", "name_be", "region", "country", "time_zone")
    search_fields = ("name", "ascii", "name_en", "name_ru", "name_be")
    search_help_text = "A name in any language"
    fields = ("name", "region", "country", "population", "time_zone", "name_en", "name_ru", "name_be")
    readonly_fields = ("name", "region", "country", "population", "time_zone")
    sortable_by = ()

    def may_change(self, user, place=None):
        return is_chief(user)


@admin.register(Tag)
class TagAdmin(ByRole):
    """Tags are made by the editions that carry them."""

    list_display = ("name",)
    search_fields = ("name",)
    ordering = ("name",)

    def get_queryset(self, request):
        return tags_known_to(request.user)
