"""The readers' addresses, three times: at the root, under /ru/ and under /be/. What is none of them is not found."""

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from . import views
from .addresses import HOUSE


class Number:
    """A story's number as its address writes it: plain figures, no more than a key can have."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Number, "number")


def pages(language: str) -> list[URLPattern]:
    said = {"language": language}
    return [
        path("", views.front, said, name="front"),
        path("news/", views.latest, said, name="latest"),
        path("news/<number:number>-<slug:slug>/", views.article, said, name="article"),
        path("news/<number:number>/", views.article, said, name="article"),
        # Cut short, mistyped behind the number, without its last stroke: the number is enough.
        re_path(rf"^news/(?P<number>{Number.regex})(?:-[^/]*)?/?\Z", views.article, said),
        path("section/<slug:slug>/", views.section, said, name="section"),
    ]


app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    *pages(HOUSE[0]),
    *[path(f"{language}/", include((pages(language), language))) for language in HOUSE[1:]],
    re_path(r"", views.missing, name="missing"),
]
