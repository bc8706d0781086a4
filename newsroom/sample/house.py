"""What everybody in the sample newsroom does: file copy, send it to the desk, get it out."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.models import User
from articles.models import Article
from articles.models.filing import file_article
from articles.wirecopy.dateline_style import style_for
from articles.wirecopy.filed import take_apart
from articles.wirecopy.months import write_date

from .staff import Staff

COPY = Path(__file__).parent / "copy"
NAMES = {"Рита Малько": "rita", "Рыта Малько": "rita", "Карл Берг": "carl"}  # as their Cyrillic bylines write them


class House:
    """The staff by first name, and the acts that most stories share. `filed` are the stories in the order of filing."""

    def __init__(self, staff: Staff) -> None:
        self.people, self.desks = staff.people, staff.desks
        self.rita, self.carl, self.ed, self.nina, self.vera, self.sam = (
            staff.people[name] for name in ("rita", "carl", "ed", "nina", "vera", "sam")
        )
        self.filed: list[Article] = []

    def file(self, name: str, by: User, desk: str = "english", **coding: Any) -> Article:
        """The copy of this name as a draft, coded; its dateline takes the day of release."""
        team = self.desks[desk]
        day = write_date(timezone.localdate(), style_for(team.language).date)
        text = (COPY / f"{name}.txt").read_text(encoding="utf-8").replace("{day}", day)
        article = file_article(take_apart(text), desk=team, by=by)
        filed = article.revision
        assert filed
        dateline = {**filed.dateline, "date": "release", "text": ""} if filed.dateline else {}
        credits = [{**credit, "user": self._user(credit)} for credit in filed.credits]
        article.save_text(by=by, base=filed.pk, dateline=dateline, credits=credits, **coding)
        self.filed.append(article)
        return article

    def _user(self, credit: dict[str, Any]) -> int | None:
        """The colleague who is credited: whoever wrote a story doesn't approve it."""
        known = {user.name: user for user in self.people.values()}
        known |= {name: self.people[username] for name, username in NAMES.items()}
        user = known.get(credit["name"])
        return user.pk if user else None

    def save(self, article: Article, by: User, swap: dict[str, str] | None = None, **changes: Any) -> None:
        """A save with some words of headline and body replaced."""
        tip = article.tip_for(by)
        assert tip
        for old, new in (swap or {}).items():
            assert old in tip.body or old in tip.headline, old
            for field in ("headline", "body"):
                changes[field] = changes.get(field, getattr(tip, field)).replace(old, new)
        article.save_text(by=by, base=tip.pk, **changes)

    def approve(self, article: Article, editor: User) -> None:
        """From the writer's desk through review."""
        article.submit(by=article.author)
        article.claim(by=editor)
        article.approve(by=editor, seen=article.revision_id)

    def publish(self, article: Article, editor: User, **options: Any) -> None:
        self.approve(article, editor)
        article.publish(by=editor, **options)

    def hours(self, hours: float) -> datetime:
        """That many hours from now, to the minute."""
        return (timezone.now() + timedelta(hours=hours)).replace(second=0, microsecond=0)

    def tomorrow(self, hour: int) -> datetime:
        """Tomorrow at this hour, in the house's time zone."""
        today = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
        return today + timedelta(days=1)
