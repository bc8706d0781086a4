"""Addresses of the readers' site alone: no admin and no desk exists in such a process."""

from django.urls import include, path

urlpatterns = [path("", include("articles.public.urls"))]
