"""People and desks in the admin. What a person may do there follows from their seats, not from Django's permissions.

Chiefs bring in people, seat them on the desks they lead, and look after those who work there and nowhere else. What
would let one person act as another, a password or the covering of a desk, is left to superusers.
"""

from __future__ import annotations

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms.models import BaseInlineFormSet

from accounts import welcome
from accounts.forms import NewPersonForm
from accounts.models import REQUIRABLE, Desk, Membership, User

admin.site.unregister(Group)  # roles on desks do what groups would


def is_chief(user: User) -> bool:
    """A chief of some desk, or a superuser."""
    return user.is_superuser or any(seat.role == "chief" for seat in user.seats())


class ByRole(admin.ModelAdmin):
    """Asks `may_see`, `may_add` and `may_change` of the person instead of per-model permissions. Nothing is deleted."""

    actions = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count everything

    def may_see(self, user):
        return user.is_superuser or bool(user.seats())

    def may_add(self, user):
        return False

    def may_change(self, user, thing=None):
        return False

    def has_module_permission(self, request):
        return self.may_see(request.user)

    def has_view_permission(self, request, obj=None):
        return self.may_see(request.user)

    def has_add_permission(self, request, obj=None):
        return self.may_add(request.user)

    def has_change_permission(self, request, obj=None):
        return self.may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        name = str(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": name[:1].upper() + name[1:], **(extra_context or {})})

    def get_object(self, request, object_id, from_field=None):
        if "\0" in object_id:  # PostgreSQL can't even look for it
            return None
        return super().get_object(request, object_id, from_field)


@admin.register(User)
class PersonAdmin(ByRole, UserAdmin):
    list_display = ("username", "name", "email", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "desks")
    search_fields = ("username", "name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("works_on", "last_login", "date_joined")
    add_form = NewPersonForm
    add_form_template = "admin/accounts/user/add_form.html"
    add_fieldsets = ((None, {"fields": ("username", "name", "email", "is_staff")}),)
    actions = ("mail_links",)

    def may_see(self, user):
        return is_chief(user)

    def may_add(self, user):
        return is_chief(user)

    def may_change(self, user, person=None):
        """A chief's are those who work on desks that this chief leads and on no other, and those who are new."""
        if user.is_superuser or person is None:
            return is_chief(user)
        if person.is_superuser or not is_chief(user):
            return False
        desks = set(Membership.objects.filter(user=person).values_list("desk", flat=True))
        return desks <= led_by(user) if desks else not person.has_usable_password()

    def get_fieldsets(self, request, person=None):
        if not person:
            return self.add_fieldsets
        above = request.user.is_superuser
        return (
            (None, {"fields": ("username", "password") if above else ("username",)}),
            ("Person", {"fields": ("name", "email", "works_on")}),
            ("Access", {"fields": ("is_active", "is_staff", "is_superuser") if above else ("is_active", "is_staff")}),
            ("Dates", {"fields": ("last_login", "date_joined")}),
        )

    def user_change_password(self, request, id, form_url=""):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def save_model(self, request, person, form, change):
        super().save_model(request, person, form, change)
        if not change:
            transaction.on_commit(partial(self.mail_links, request, [person]))

    @admin.action(description="Mail a link to set a first password", permissions=["change"])
    def mail_links(self, request, people):
        for person in people:
            if not self.may_change(request.user, person):
                messages.error(request, f"{person} works on desks that you don’t lead.")
            elif person.has_usable_password() or not person.is_active:
                messages.error(request, f"{person} has a password already, or works here no longer.")
            elif not person.email:
                messages.error(request, f"{person} has no mail address.")
            else:
                self.mail_link(request, person)

    def mail_link(self, request, person):
        try:
            welcome.mail_link(person, request)
        except OSError:
            messages.error(request, f"No mail could be sent to {person.email}. Mail the link from the list of people.")
            return
        self.log_change(request, person, f"Mailed {person.email} a link to set the password.")
        messages.success(request, f"A link to set the password is on its way to {person.email}.")

    @admin.display(description="works on")
    def works_on(self, person):
        return "; ".join(f"{seat.desk}: {seat.role}" for seat in person.seats()) or "no desk yet"


class SeatRows(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        number = "new" if index is None else index + 1
        names = {"user": "Person", "role": "Role", "second_reader": "Second reader", "DELETE": "Leaves the desk"}
        for name, words in names.items():  # the table's heads name columns to the eye only
            if name in form.fields:
                widget = form.fields[name].widget
                getattr(widget, "widget", widget).attrs["aria-label"] = f"{words}, {number}"


class SeatInline(admin.TabularInline):
    model = Membership
    formset = SeatRows
    extra = 0
    verbose_name, verbose_name_plural = "member", "members"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user", "desk").order_by("user__name", "pk")

    def get_formset(self, request, desk=None, **kwargs):
        formset = super().get_formset(request, desk, **kwargs)
        if "user" in formset.form.base_fields:  # one query for the choices of all rows
            people = [(person.pk, str(person)) for person in User.objects.order_by("name", "username")]
            formset.form.base_fields["user"].choices = [("", "---------"), *people]
        return formset

    def _may(self, request, desk):
        return request.user.is_superuser or (desk is not None and desk.pk in led_by(request.user))

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self._may(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may(request, obj)

    def has_delete_permission(self, request, obj=None):
        """A seat is no record: who leaves a desk gives it up. What they did there stays in the record."""
        return self._may(request, obj)


@admin.register(Desk)
class DeskAdmin(ByRole):
    list_display = ("name", "language", "time_zone", "strict", "kills_by_chief")
    search_fields = ("name",)
    fields = ("name", "slug", "language", "time_zone", "strict", "kills_by_chief", "required", "covers")
    inlines = (SeatInline,)

    def may_add(self, user):
        return user.is_superuser

    def may_change(self, user, desk=None):
        return user.is_superuser or (desk.pk in led_by(user) if desk else bool(led_by(user)))

    def get_readonly_fields(self, request, desk=None):
        # Who covers a desk has its members' rights there: a chief does not take another desk by a tick in a box.
        return () if request.user.is_superuser else ("slug", "covers")

    def formfield_for_dbfield(self, field, request, **kwargs):
        if field.name == "required":
            return forms.MultipleChoiceField(
                choices=REQUIRABLE,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                label="Must be there before publication",
            )
        return super().formfield_for_dbfield(field, request, **kwargs)


def led_by(user: User) -> set[int]:
    """The desks of which this person is chief by a seat of their own."""
    return {seat.desk_id for seat in user.seats() if seat.role == "chief"}
