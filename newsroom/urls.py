"""Addresses of all surfaces: staff's come first, and what is left is the readers'."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("desk/", include("articles.desk.urls")),
    path("accounts/", include("accounts.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # only while DEBUG is on
    path("", include("articles.public.urls")),
]
