"""Names by which news agencies sign their copy. An agency not listed is recognised where brackets and a date point to
it; the list is needed only where nothing else does."""

import re

_NAMES = """
Reuters; Reuter; Reutersd; Thomson Reuters; Reuters Health; Рейтер; Рэйтар
AP; The Associated Press; Associated Press; PA; PA Media; Press Association; The Press Association; UPI
AFP; Agence France-Presse; AFP-Services; AFX; Франс Пресс; dpa; dpa-AFX; dpa/bb; Deutsche Presse-Agentur; ddp; AFPTV
APA; APA-OTS; Austria Presse Agentur; sda; Keystone-SDA; ats; epd; KNA; SID; ots; sid
BelTA; BELTA; БЕЛТА; БелТА; BelaPAN; БелаПАН; Sputnik; Sputnik Belarus; Минск-Новости; Звязда; СБ
TASS; ТАСС; ITAR-TASS; ИТАР-ТАСС; Tass; RIA; RIA Novosti; РИА; РИА Новости; Россия сегодня; Interfax; Интерфакс
Interfax-West; Интерфакс-Запад; INTERFAX.RU; Interfax-Ukraine; ИНТЕРФАКС-УКРАИНА; Интерфакс-Украина; ПРАЙМ; Прайм
Regnum; РЕГНУМ; РОСБАЛТ; Росбалт; Ukrinform; Укрінформ; Укринформ; UNIAN; УНІАН; УНИАН; УНН; УКРИНФОРМ
Xinhua; XINHUA; Xinhua News Agency; CNS; China News Service; CNA; Синьхуа; Сіньхуа
Kyodo; Kyodo News; KYODO; Jiji; Jiji Press; Yonhap; YONHAP; Newsis; KCNA; Bernama; BERNAMA; Antara; ANTARA; VNA; PNA
PTI
IANS; ANI; APP; BSS; UNB; MENA; WAM; SPA; KUNA; QNA; SANA; IRNA; ISNA; Mehr; Fars; Tasnim; Anadolu; Anadolu Agency; AA
AAP; NZPA; NZN; CP; The Canadian Press; Canadian Press; La Presse Canadienne; Notimex; NOTIMEX
EFE; Efe; Europa Press; EUROPA PRESS; ANSA; Adnkronos; AGI; Lusa; LUSA; Prensa Latina; PL; Télam; Telam; ABI; Andina
Agência Brasil; ANP; Belga; BELGA; TT; NTB; Ritzau; ritzau; FNB; STT; BNS; ELTA; LETA; PAP; CTK; ČTK; TASR; SITA; MTI
BTA; БТА; Agerpres; AGERPRES; Mediafax; Tanjug; TANJUG; Hina; HINA; STA; FENA; SRNA; MIA; ATA; ANA; ANA-MPA; Novinite
AZERTAC; AZƏRTAC; АЗЕРТАДЖ; Trend; ТРЕНД; Turan; Report; ARMENPRESS; Armenpress; АРМЕНПРЕСС; Арменпресс; Arka; АРКА
KAZINFORM; Kazinform; КАЗИНФОРМ; Казинформ; Kabar; Кабар; АКИpress; AKIpress; UzA; УзА; Khovar; Ховар; Moldpres
Молдпрес
MOLDPRES; IPN; Infotag; Montsame; МОНЦАМЭ; GNA; NAN; KNA; ANGOP; SAPA; PANA; JANA; TAP; APS; MAP
CNN; BBC; Bloomberg; Dow Jones; DPA; DOW JONES; Business Wire; BUSINESS WIRE; PRNewswire; PR Newswire; GLOBE NEWSWIRE
GlobeNewswire; Example; Example Agency
"""

KNOWN = frozenset(name.strip().casefold() for name in re.split(r"[;\n]", _NAMES) if name.strip())

# By length, so that the longest name is taken; "RIA Novosti" before "RIA".
_ALTERNATION = "|".join(
    sorted({re.escape(name.strip()) for name in re.split(r"[;\n]", _NAMES) if name.strip()}, key=len, reverse=True)
)
# A name on its own, without brackets: as written in the list or in capitals, so that no ordinary word passes for one.
BARE = re.compile(rf"(?:{_ALTERNATION}|REUTERS|REUTER|RITZAU|EXAMPLE)(?!\w|-\w)")
AT_END = re.compile(rf"(?<![\w-])({_ALTERNATION})\.?$")
AT_START = re.compile(rf"({_ALTERNATION})(?![\w-])", re.IGNORECASE)


def is_agency(name: str) -> bool:
    """Is this the name of a news agency that we know, in whatever case, alone, with a service after a slash
    (`dpa/lhe`) or beside another agency (`TT-Reuters`)?"""
    name = name.strip(" .").casefold()
    return name in KNOWN or name.partition("/")[0] in KNOWN or all(part in KNOWN for part in name.split("-"))
