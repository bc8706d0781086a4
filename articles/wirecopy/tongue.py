"""Which language a text is in, told by its script, its letters and its smallest words."""

import re
from collections import Counter

_SAMPLE = 6000  # characters are enough to tell

_SCRIPTS = [
    ("ja", re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0391-\u03c9]")),
    ("ka", re.compile(r"[\u10d0-\u10ff]")),
    ("hy", re.compile(r"[\u0531-\u0587]")),
    ("hi", re.compile(r"[\u0905-\u0939]")),
    ("th", re.compile(r"[\u0e01-\u0e3a]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
]
# Characters that only one of the two Chinese scripts has, from the commonest.
_SIMPLIFIED = frozenset(
    "这来国业电时说会对开为们个过发学现进经动长门问间东车马见语书买卖战达报记团员总产农办导让头边关"
)
_TRADITIONAL = frozenset(
    "這來國業電時說會對開為們個過發學現進經動長門問間東車馬見語書買賣戰達報記團員總產農辦導讓頭邊關"
)

_SMALL_WORDS = {
    "en": "the of and to in a is that for on with was said by at from has it as be will are",
    "de": "der die das und in den von zu mit im für auf dem ist nicht ein eine sich des am sagte",
    "fr": "le la les de des et en du un une dans pour que est au sur par qui pas a ont",
    "es": "el la los las de y en que del un una por con para se es al su no como",
    "it": "il la di che e in un una per con del della sono non si le da al ha nel",
    "pt": "o a de que e do da em um uma para com não os no na se por dos as foi",
    "nl": "de het een van en in is dat op te voor met zijn aan niet die er door bij om",
    "pl": "w i na z się że do nie jest o od przez to po za dla są oraz ma roku",
    "sv": "och i att det som på är av för en med till den ett har inte om de från",
    "da": "og i at det som på er af for en med til den et har ikke om de fra der",
    "no": "og i at det som på er av for en med til den et har ikke om de fra ble",
    "fi": "ja on ei se että oli joka hän mutta kun myös sekä tai ovat",
    "cs": "a v se na je že s z o do i to za pro by byl jeho podle",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi kadar sonra",
    "lt": "ir kad su į iš yra tai bei dėl nuo buvo apie pagal",
    "lv": "un ir ka ar no par uz kas tika arī gada lai",
    "ro": "și de la în a cu pe că nu din pentru este care mai",
    "hu": "a az és hogy nem egy is volt meg csak már mint",
}
_VOTES: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _VOTES.setdefault(_word, []).append(_language)


def guess_language(text: str) -> str:
    """A BCP 47 code: `en`, `ru`, `be`, `zh-Hans` …; English where nothing tells."""
    sample = text[:_SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"] and counts["ja"]:
        return "ja"
    script = max(counts, key=lambda name: counts[name] * (2 if name in ("zh", "ko") else 1))
    if not counts[script]:
        return "en"
    if script == "zh":
        simplified = sum(character in _SIMPLIFIED for character in sample)
        return "zh-Hant" if sum(character in _TRADITIONAL for character in sample) > simplified else "zh-Hans"
    if script == "cyrillic":
        return _cyrillic(sample.lower())
    return _latin(sample) if script == "latin" else script


def _cyrillic(sample: str) -> str:
    count = Counter(sample)
    if count["ә"] + count["қ"] + count["ғ"] + count["ң"] > 2:
        return "kk"
    if count["ј"] + count["њ"] + count["љ"] + count["ћ"] > 2:
        return "mk" if count["ѓ"] + count["ќ"] + count["ѕ"] else "sr"
    russian = count["ы"] + count["э"] + count["ё"]
    if count["ї"] + count["є"] + count["ґ"] and not russian:
        return "uk"
    # Belarusian writes і and ў, never и; Ukrainian writes и beside і, but no ы, э, ё; Russian no і at all.
    if own := count["ў"] + count["і"]:
        if count["и"] > 3 * own:
            return "ru"
        return "be" if 2 * count["ў"] + russian >= count["и"] + count["ї"] + count["є"] else "uk"
    return "bg" if count["ъ"] > 1 and not russian else "ru"


# Letters that speak for a language where small words are few.
_LETTERS = {
    "de": "äöüß",
    "fr": "éèàçêùîœ",
    "es": "ñ¿¡áíó",
    "pl": "łżęąśćźń",
    "pt": "ãõ",
    "sv": "å",
    "cs": "ěřůč",
    "tr": "ışğ",
}


def _latin(sample: str) -> str:
    """The language whose small words are commonest; English unless three different ones speak for another."""
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    votes: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word, times in words.items():
        voters = _VOTES.get(word, ())
        for language in voters:
            votes[language] += times * 12 // len(voters)
            different[language] += 1
    for language, letters in _LETTERS.items():
        seen = sum(sample.lower().count(letter) for letter in letters)
        votes[language] += 4 * seen
        different[language] += min(seen, 2)
    best, most = votes.most_common(1)[0]
    return best if different[best] >= 3 and most > votes["en"] else "en"


NAMES = {
    "english": "en", "английский": "en", "англійская": "en", "englisch": "en", "russian": "ru", "русский": "ru",
    "руская": "ru", "russisch": "ru", "belarusian": "be", "belarussian": "be", "белорусский": "be", "беларуская": "be",
    "belarussisch": "be", "ukrainian": "uk", "украинский": "uk", "українська": "uk", "german": "de", "deutsch": "de",
    "немецкий": "de", "french": "fr", "français": "fr", "французский": "fr", "spanish": "es", "español": "es",
    "испанский": "es", "chinese": "zh-Hans", "китайский": "zh-Hans", "中文": "zh-Hans", "简体中文": "zh-Hans",
    "繁體中文": "zh-Hant", "polish": "pl", "polski": "pl", "польский": "pl", "italian": "it", "portuguese": "pt",
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")


def read_language(written: str) -> str | None:
    """The code that a header names, as a code or as a language's name; None for what is neither."""
    written = written.strip(" .")
    if written.casefold() in NAMES:
        return NAMES[written.casefold()]
    if not _CODE.fullmatch(written):
        return None
    head, *tail = written.replace("_", "-").split("-")
    return "-".join([head.lower(), *(part.title() if len(part) == 4 else part.upper() for part in tail)])
