"""Reference data: where readers find an article, what it is about, and the gazetteer. Filled by `load_reference`."""

from __future__ import annotations

import re

from django.db import models
from django.db.models.functions import Lower

from articles.data import country_names


class Named(models.Model):
    """Something with a name in each of the house's languages; an empty one falls back to English."""

    name_en = models.CharField("English", max_length=200)
    name_ru = models.CharField("Russian", max_length=200, blank=True, default="")
    name_be = models.CharField("Belarusian", max_length=200, blank=True, default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en

    def name_in(self, language: str) -> str:
        return getattr(self, f"name_{language}", "") or self.name_en


class Section(Named):
    """Where readers find an article."""

    slug = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["position", "pk"]


class Topic(Named):
    """An IPTC Media Topic. A retired one stays on old stories and is no longer chosen."""

    code = models.CharField(max_length=8, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    retired = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name_en"]

    @property
    def uri(self) -> str:
        return f"http://cv.iptc.org/newscodes/mediatopic/{self.code}"  # http, as IPTC writes it


class Place(models.Model):
    """A city of the gazetteer. `pk` is its GeoNames id; `name_xx` are house spellings, empty where there is none."""

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField("house spelling, English", max_length=200, blank=True, default="")
    name_ru = models.CharField("house spelling, Russian", max_length=200, blank=True, default="")
    name_be = models.CharField("house spelling, Belarusian", max_length=200, blank=True, default="")
    ascii = models.CharField(max_length=200, blank=True, default="")
    region = models.CharField(max_length=120, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    population = models.PositiveIntegerField(default=0)
    time_zone = models.CharField(max_length=64, default="UTC")
    alternates = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-population", "pk"]
        indexes = [
            models.Index(Lower(field), name=f"place_by_{field}")
            for field in ("name", "ascii", "name_en", "name_ru", "name_be")
        ]

    def __str__(self) -> str:
        return f"{self.name_en or self.name}, {self.region}, {self.country}"

    def name_in(self, language: str) -> str:
        return getattr(self, f"name_{language}", "") or self.name_en or self.name

    def lies_in(self) -> dict[str, str]:
        """Country and region as datelines want them: {"country": "FR", "country_name": "France", "region": "…"}."""
        name = country_names().get(self.country, "")
        return {"country": self.country, "country_name": name, "region": self.region}

    @classmethod
    def named(cls, name: str) -> Place | None:
        """The place that this name means in any of the house's languages, in any case; of several the biggest."""
        folded = name.strip().casefold()
        if not folded:
            return None
        by_name = (
            cls.objects.annotate(
                n=Lower("name"), a=Lower("ascii"), e=Lower("name_en"), r=Lower("name_ru"), b=Lower("name_be")
            )
            .filter(
                models.Q(e=folded) | models.Q(n=folded) | models.Q(a=folded) | models.Q(r=folded) | models.Q(b=folded)
            )
            .order_by(
                models.Case(
                    models.When(e=folded, then=0),
                    models.When(r=folded, then=0),
                    models.When(b=folded, then=0),
                    default=1,
                ),
                "-population",
            )
            .first()
        )
        spelt = rf"(^|,){re.escape(folded)}(,|$)"
        return by_name or cls.objects.filter(alternates__iregex=spelt).order_by("-population").first()


class Tag(models.Model):
    """A free keyword, made when the first edition that carries it goes out."""

    name = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name
