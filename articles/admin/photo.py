"""The photo library: pictures as they came in, for the staff's eyes only."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.admin import ByRole
from articles.admin.fields import Line, Passage
from articles.models import Photo
from articles.models.content import NOTE_LIMIT
from articles.models.picture import NotAPicture


class PhotoForm(forms.ModelForm):
    caption = Passage(limit=NOTE_LIMIT, widget=forms.Textarea({"rows": 3}))
    credit = Line(limit=160)
    alt = Line(limit=300, label="Alternative text", help_text="What it shows, for those who don't see it.")

    class Meta:
        model = Photo
        fields = ("caption", "credit", "alt", "cleared")


class UploadForm(forms.ModelForm):
    """A picture comes in; what is left empty is read from its file."""

    file = forms.FileField(label="Picture", widget=forms.FileInput({"accept": "image/*"}))
    caption = Passage(limit=NOTE_LIMIT, widget=forms.Textarea({"rows": 3}), help_text="Empty: what the file says.")
    credit = Line(limit=160, help_text="Empty: what the file says.")
    alt = Line(limit=300, label="Alternative text", help_text="What it shows, for those who don't see it.")
    by = None

    class Meta:
        model = Photo
        fields = ("caption", "credit", "alt")

    def _post_clean(self):
        """The photo is taken in as the last check: only then it is known to be a picture."""
        if self.errors:
            return
        file = self.cleaned_data.pop("file")
        try:
            self.instance, self.is_new = Photo.take_in(file, by=self.by, **self.cleaned_data)
        except NotAPicture as error:
            self.add_error("file", error.sentence)

    def save(self, commit=True):
        self.save_m2m = lambda: None
        return self.instance


@admin.register(Photo)
class PhotoAdmin(ByRole):
    list_display = ("thumbnail", "words", "credit", "size", "rights", "by", "taken_in")
    list_display_links = ("thumbnail", "words")
    list_filter = ("cleared",)
    list_select_related = ("by",)
    list_per_page = 50
    search_fields = ("caption", "alt", "credit")
    readonly_fields = ("picture", "size", "by", "at")
    sortable_by = ()

    def may_see(self, user):
        return bool(user.seats()) or user.is_superuser

    def may_add(self, user):
        return bool(user.seats())

    def may_change(self, user, photo=None):
        return user.is_editor_anywhere() or (photo is not None and photo.by_id == user.pk)

    def get_form(self, request, photo=None, change=False, **kwargs):
        if photo:
            return super().get_form(request, photo, change, form=PhotoForm, **kwargs)
        return type("Upload", (UploadForm,), {"by": request.user})

    def get_fieldsets(self, request, photo=None):
        fields = ["caption", "credit", "alt"]
        return [(None, {"fields": ["picture", *fields, "cleared", "size", "by", "at"] if photo else ["file", *fields]})]

    def get_readonly_fields(self, request, photo=None):
        if not photo:
            return ()
        # Whoever sells the house a picture does not clear its rights.
        return self.readonly_fields if request.user.is_editor_anywhere() else (*self.readonly_fields, "cleared")

    def save_model(self, request, photo, form, change):
        if change:
            super().save_model(request, photo, form, change)
        elif not form.is_new:
            messages.info(request, f"We had this picture already, as photo {photo.pk}; its words are as they were.")

    def response_add(self, request, photo, post_url_continue=None):
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]))

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:number>/thumbnail/", view(self.thumbnail_view, cacheable=True), name="articles_photo_thumbnail"),
            path("<int:number>/original/", view(self.original_view, cacheable=True), name="articles_photo_original"),
            *super().get_urls(),
        ]

    def thumbnail_view(self, request, number):
        return self.served(request, number, lambda photo: (photo.thumbnail_file(), "image/jpeg"))

    def original_view(self, request, number):
        return self.served(request, number, lambda photo: (photo.file.open("rb"), None))

    def served(self, request, number, open_file):
        """A file of a photo, for staff with a seat; browsers may keep it, nobody between."""
        photo = Photo.objects.filter(pk=number).first() if number < 2**63 and self.may_see(request.user) else None
        if photo is None:
            raise Http404("There is no such photo.")
        try:
            file, kind = open_file(photo)
        except (FileNotFoundError, NotAPicture):
            raise Http404("The file of this photo is gone.")
        response = FileResponse(file, content_type=kind) if kind else FileResponse(file)
        response["Cache-Control"] = "private, max-age=86400, immutable"
        return response

    # ---- what the list and the page show

    @admin.display(description="picture")
    def thumbnail(self, photo):
        alt = photo.alt or f"Photo {photo.pk}"
        return format_html('<img src="{}" alt="{}" class="thumbnail" loading="lazy">', address(photo), alt)

    @admin.display(description="picture")
    def picture(self, photo):
        original = reverse("admin:articles_photo_original", args=[photo.pk])
        return format_html(
            '<a href="{}"><img src="{}" alt="{}"></a>', original, address(photo), photo.alt or "The picture, full size"
        )

    @admin.display(description="caption")
    def words(self, photo):
        return photo.caption[:120] or photo.alt or f"Photo {photo.pk}"

    @admin.display(description="rights")
    def rights(self, photo):
        return "Cleared" if photo.cleared else "Not cleared"

    @admin.display(description="came in")
    def taken_in(self, photo):
        return f"{timezone.localtime(photo.at):%Y-%m-%d %H:%M}"

    @admin.display(description="size")
    def size(self, photo):
        return f"{photo.width} × {photo.height}"


def address(photo):
    return reverse("admin:articles_photo_thumbnail", args=[photo.pk])
