"""Text that looks real to an index: few words are frequent and many are rare, in each language."""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path

from articles.wirecopy.filed import take_apart

COPY = Path(__file__).parents[1] / "sample" / "copy"
SENTENCES = 20_000  # of each language; a story takes some and adds names and figures of its own
LANGUAGE = {"-ru": "ru", "-be": "be"}  # by the end of the file's name
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
STEMS = (
    "Bar Bel Ber Bor Dan Dol Dub Gal Gor Gur Han Hol Ivan Kal Kar Kas Kor Kos Kov Krav Kul Lap Lev Luk Lys Mal Mar Mel "
    "Mik Mor Nav Nov Ol Ost Pash Pav Pet Pol Rad Rog Rom Rud Sad Sav Shev Sid Skar Sok Star Sush Tar Tim Tur Vas Ver "
    "Vol Yan Yur Zal Zhur Zub"
).split()
ENDINGS = (
    "ach ak anko anok anovich arev arsky chik chuk eiko enka enko ets evich evsky ian ich in inets insky itski ko kov "
    "lenko levich lin linsky lo lov mak man nenko nik novich novsky ovets ovich ovsky rin ski tsky uk unov yak ysh"
).split()
FIRST = {
    "en": "Adam Alena Anna Anton Daria Eva Ihar Inna Kira Leon Maria Maksim Nadia Oleg Pavel Raisa Vera".split(),
    "ru": "Адам Алена Анна Антон Вера Дарья Ева Игорь Инна Кира Леон Максим Мария Надежда Олег Павел Раиса".split(),
    "be": "Адам Алена Алесь Ганна Антон Вера Дар’я Ева Ігар Іна Кіра Лявон Максім Марыя Надзея Алег Павел".split(),
}
LETTERS = {
    "zh": "ж", "sh": "ш", "ch": "ч", "ts": "ц", "ya": "я", "yu": "ю", "a": "а", "b": "б", "v": "в", "g": "г", "d": "д",
    "e": "е", "z": "з", "i": "и", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с",
    "t": "т", "u": "у", "h": "х", "y": "ы",
}  # fmt: skip
LEADS = {
    "en": "{name} said there were {number} of them.",
    "ru": "Всего их {number}, сообщила газете {name}.",
    "be": "Усяго іх {number}, расказаў {name}.",
}


class Zipf:
    """Draws from `items`, the first most often: the r-th with a weight of 1/(r + 2.7)."""

    def __init__(self, items: list[str], chance: random.Random) -> None:
        self.items, self.random = items, chance.random
        self.sums = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(items) + 1)))

    def draw(self) -> str:
        return self.items[bisect(self.sums, self.random() * self.sums[-1])]


class Prose:
    """Headlines, bodies and names in one language."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self.chance = language, chance
        headlines, sentences = read_copy(language)
        self.words = Zipf(long_words(language), chance)
        self.names = Zipf(_names(language), chance)
        self.first = FIRST[language]
        self.pool = [self._like(chance.choice(sentences)) for _ in range(SENTENCES)]
        self.heads = [self._like(chance.choice(headlines))[:200] for _ in range(SENTENCES)]
        self.lead = LEADS[language]

    def headline(self) -> str:
        return self.heads[int(self.chance.random() * SENTENCES)]

    def body(self) -> str:
        """From three to eight paragraphs of HTML, of some 60 to 250 words."""
        draw, pool = self.chance.random, self.pool
        paragraphs = [
            f"<p>{pool[int(draw() * SENTENCES)]} {pool[int(draw() * SENTENCES)]}</p>"
            for _ in range(2 + int(draw() * draw() * 7))
        ]
        number = f"{int(10 ** (1 + draw() * 4)):,}".replace(",", " ")
        paragraphs.insert(1, f"<p>{self.lead.format(name=self.name(), number=number)}</p>")
        return "".join(paragraphs)

    def name(self) -> str:
        return f"{self.first[int(self.chance.random() * len(self.first))]} {self.names.draw()}"

    def _like(self, sentence: str) -> str:
        """The same sentence with most of its longer words changed for others."""

        def other(match: re.Match[str]) -> str:
            word = match[0]
            if len(word) < 5 or self.chance.random() < 0.3:
                return word
            drawn = self.words.draw()
            return drawn.capitalize() if word[0].isupper() else drawn

        return WORD.sub(other, sentence)


@cache
def read_copy(language: str) -> tuple[list[str], list[str]]:
    """The headlines and the sentences of the sample's copy in this language."""
    day = {"en": "9 June", "ru": "9 июня", "be": "9 чэрвеня"}[language]
    files = [path for path in sorted(COPY.glob("*.txt")) if LANGUAGE.get(path.stem[-3:], "en") == language]
    copies = [take_apart(path.read_text(encoding="utf-8").replace("{day}", day)) for path in files]
    texts = [text for copy in copies for text in copy.paragraphs]
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?]) (?=\w)", text)]
    return [copy.headline for copy in copies if copy.headline], sentences


def long_words(language: str) -> list[str]:
    """The words that carry the sense, of five letters and more, the most frequent first."""
    counted = Counter(word.lower() for one in read_copy(language)[1] for word in WORD.findall(one))
    return [word for word, _ in counted.most_common() if len(word) > 4]


def _names(language: str) -> list[str]:
    names = [f"{stem}{ending}" for ending in ENDINGS for stem in STEMS]
    random.Random(language).shuffle(names)
    return names if language == "en" else [_in_cyrillic(name) for name in names]


def _in_cyrillic(name: str) -> str:
    return re.sub("zh|sh|ch|ts|ya|yu|.", lambda match: LETTERS.get(match[0], match[0]), name.lower()).capitalize()
