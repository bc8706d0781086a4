"""One story from its writer to its readers, and copy taken apart."""

from __future__ import annotations

import uuid
from itertools import count

from accounts.models import Desk, User
from articles.models import Article
from articles.wirecopy.filed import take_apart
from newsroom.sample.house import COPY
from tests.cast import credit

from .clock import Subject

numbers = count(1)
TEXT = "<p>The bridge over the Svislach opened on Tuesday after two years of repairs.</p><p>Trams cross it again.</p>"


def road(rounds: int = 40) -> Subject:
    """Submit, claim, approve and publish, each with its press, on stories that were filed before."""
    rita, ed = User.objects.get(username="rita"), User.objects.get(username="ed")
    desk = Desk.objects.get(slug="english")
    like = Article.objects.filter(state="published", language="en").latest("pk")
    filed = iter(
        [
            Article.start(
                desk=desk, by=rita, headline=f"Minsk opens bridge {next(numbers)}", body=TEXT, credits=[credit(rita)],
                dateline={"places": [{"id": 625144, "name": "Minsk"}], "date": "release", "source": "Example"},
                section=like.section_id, topics=like.topics, tags=like.tags, places=like.places, slugline="bridge",
            )
            for _ in range(rounds + 10)
        ]
    )  # fmt: skip

    def walk() -> None:
        story = next(filed)
        seen = story.revision_id
        story.submit(by=rita, seen=seen, press=uuid.uuid4())
        story.claim(by=ed, press=uuid.uuid4())
        story.approve_and_publish(by=ed, seen=seen, press=uuid.uuid4())

    return Subject("submit, claim, approve and publish", walk, rounds)


def taking_apart() -> tuple[Subject, dict[str, int]]:
    """All of the sample's copy taken apart; how many pieces, words and bytes that is."""
    texts = [path.read_text(encoding="utf-8").replace("{day}", "9 June") for path in sorted(COPY.glob("*.txt"))]
    about = {
        "pieces": len(texts),
        "words": sum(len(text.split()) for text in texts),
        "bytes": sum(len(text.encode()) for text in texts),
    }

    def take() -> None:
        for text in texts:
            take_apart(text)

    return Subject(f"{len(texts)} pieces of copy taken apart", take, rounds=20), about
