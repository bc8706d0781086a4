"""Datelines in Chinese, Japanese and Korean, where nothing but order and a few characters parts agency, place and date.

`新华社明斯克6月9日电（记者林晓荞）`, `中新社北京6月9日电 (记者 张三)`, `明斯克（白通社）—`, `【北京共同】`,
`(서울=연합뉴스) 홍길동 기자 =`.
"""

import re
from typing import Any

_AGENCY = (
    r"(?:新华社|新華社|新华网|新華網|中新社|中新网|中新網|中国新闻社|中國新聞社|中央社|人民网|人民日报|法新社|路透社|路透|"
    r"美联社|美聯社|合众社|塔斯社|俄塔社|俄新社|国际文传电讯社|共同社|时事社|韩联社|韓聯社|白通社|白俄罗斯通讯社|德新社|"
    r"安莎社|埃菲社|越通社|朝中社|中国日报网?|央视网|环球网|光明网|中国网|澎湃新闻|本报|本報|本社|本网)"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十〇廿卅]{1,4})"
_DATE = rf"(?:(?P<year>\d{{4}})年)?(?:(?P<month>{_NUMBER})月)?(?P<day>{_NUMBER})日"
_HAN = r"[\u3400-\u9fff·•・]"
_WORD_OF_WIRE = r"(?:[\u4e00-\u9fff]{0,6}?[电電讯訊])"
_NAMES = r"[^（）()【】\[\]，。；：]{2,40}"
_REPORTER = (
    r"(?:\s*[（(]\s*(?:(?:驻[\u4e00-\u9fff]{2,8}|本报|本社|见习|實習|实习|特约)*)(?:记者|記者|通讯员|通訊員)"
    rf"[\s:：]*(?P<names>{_NAMES}?)\s*(?:[报報][道導])?\s*[)）])?"
)
_DASH = r"(?:\s*(?P<separator>——|—|–|--|-|：|:))?"

_FORMS = [
    # 新华社明斯克6月9日电（记者林晓荞）
    re.compile(
        rf"[【\[（(]?(?:据)?(?P<source>{_AGENCY})\s?(?P<places>{_HAN}{{0,20}}?(?:[／/]{_HAN}{{1,12}})?)[，, ]?"
        rf"{_DATE}{_WORD_OF_WIRE}?[】\]）)]?{_REPORTER}{_DASH}"
    ),
    # （中央社記者王小明台北9日電）
    re.compile(
        rf"[（(](?P<source>{_AGENCY})(?:记者|記者)(?P<names>[\u4e00-\u9fff]{{3}}|[\u4e00-\u9fff]{{2}})"
        rf"(?P<places>{_HAN}{{2,10}}?){_DATE}{_WORD_OF_WIRE}?(?:专|專)?[电電]?[）)]{_DASH}"
    ),
    # 明斯克，6月9日（白通社）—
    re.compile(
        rf"(?P<places>{_HAN}{{2,14}}(?:[／/、]{_HAN}{{2,14}})?)[，, ]{{0,2}}(?:{_DATE}[，, ]{{0,2}})?"
        rf"(?:[（(/](?P<source>{_AGENCY})[)）/]|(?P<free>{_AGENCY})?[电電讯訊])。?{_DASH}"
    ),
    # 6月9日，明斯克 /白通社/。  6月9日，白通社明斯克讯。
    re.compile(
        rf"{_DATE}[，, ]{{1,2}}(?P<places>{_HAN}{{2,14}}?)\s?[（(/](?:记者)?(?P<source>{_AGENCY})"
        rf"(?:\s*(?:记者)?(?P<names>{_NAMES}))?[)）/](?P<separator>[。—–-])?"
    ),
    re.compile(
        rf"{_DATE}[，, ]{{1,2}}(?P<source>{_AGENCY})(?P<places>{_HAN}{{2,14}}?)[电電讯訊]{_REPORTER}"
        r"(?P<separator>[。：:—–-])?"
    ),
    # 本报讯（记者 张三）
    re.compile(rf"(?P<source>{_AGENCY})(?!快)(?P<places>{_HAN}{{0,12}}?)[讯訊电電]{_REPORTER}{_DASH}"),
    # 【北京共同】
    re.compile(r"【(?P<places>[^】\s]{1,12}?)[＝=]?(?P<source>共同|時事|ロイター|AFP=時事|CNS)】"),
    # (서울=연합뉴스) 홍길동 기자 =
    re.compile(
        r"\((?P<places>[\uac00-\ud7a3·/]{1,16})=(?P<source>[\uac00-\ud7a3A-Za-z0-9]{2,10})\)"
        r"(?:\s*(?P<names>[\uac00-\ud7a3]{2,4}(?:[ ·,]{1,2}[\uac00-\ud7a3]{2,4}){0,3})\s(?:기자|특파원))?"
        r"(?:\s*(?P<separator>=))?"
    ),
]
_TENS = {"十": 10, "廿": 20, "卅": 30}


def match(head: str, start: int) -> tuple[dict[str, Any], int] | None:
    """The dateline's parts and its end, or None."""
    if not re.compile(r"[\u3400-\u9fff\uac00-\ud7a3【（(\[\d]").match(head, start):
        return None
    for form in _FORMS:
        found = form.match(head, start)
        if found is None:
            continue
        parts = found.groupdict()
        source = parts.get("source") or parts.get("free")
        if source is None and parts.get("day") is None:
            continue
        places = tuple(filter(None, re.split(r"[／/、]", parts.get("places") or "")))
        if any(re.search(r"记者|記者|报道|报导", place) for place in places):
            continue
        return {
            "places": places,
            "day": _number(parts.get("day")),
            "month": _number(parts.get("month")),
            "year": int(parts["year"]) if parts.get("year") else None,
            "source": source,
            "correspondent": (parts.get("names") or "").strip() or None,
            "separator": parts.get("separator"),
        }, found.end()
    return None


def _number(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    total = 0
    for character in written:
        if character in _TENS:
            total = max(total, 1) * _TENS[character] if character == "十" else total + _TENS[character]
        else:
            total += "〇一二三四五六七八九".index(character)
    return total
