"""Places a dateline may name alone, and what follows a city: states, provinces, countries.

The two stand-alone lists are the Associated Press's custom; both are house matters and may be changed here.
`KNOWN` serves the parser only where a line holds neither a date nor an agency.
"""

import re

STAND_ALONE_US = frozenset(
    re.split(
        r"\s*;\s*",
        "Atlanta; Baltimore; Boston; Chicago; Cincinnati; Cleveland; Dallas; Denver; Detroit; Honolulu; Houston; "
        "Indianapolis; Las Vegas; Los Angeles; Miami; Milwaukee; Minneapolis; New Orleans; New York; Oklahoma City; "
        "Philadelphia; Phoenix; Pittsburgh; St. Louis; Salt Lake City; San Antonio; San Diego; San Francisco; Seattle; "
        "Washington",
    )
)
STAND_ALONE_ABROAD = frozenset(
    re.split(
        r"\s*;\s*",
        "Amsterdam; Baghdad; Bangkok; Beijing; Beirut; Berlin; Brussels; Cairo; Djibouti; Dublin; Geneva; Gibraltar; "
        "Guatemala City; Havana; Helsinki; Hong Kong; Islamabad; Istanbul; Jerusalem; Johannesburg; Kabul; "
        "Kuwait City; London; Luxembourg; Macao; Madrid; Mexico City; Milan; Monaco; Montreal; Moscow; Munich; "
        "New Delhi; Panama City; Paris; Prague; Quebec City; Rio de Janeiro; Rome; San Marino; Sao Paulo; Shanghai; "
        "Singapore; Stockholm; Sydney; Tokyo; Toronto; Vatican City; Vienna; Zurich; United Nations",
    )
)

# Old abbreviations, by postal code. Eight states are never shortened.
STATES = {
    "AL": "Ala.", "AK": "Alaska", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.",
    "DE": "Del.", "DC": "D.C.", "FL": "Fla.", "GA": "Ga.", "HI": "Hawaii", "ID": "Idaho", "IL": "Ill.", "IN": "Ind.",
    "IA": "Iowa", "KS": "Kan.", "KY": "Ky.", "LA": "La.", "ME": "Maine", "MD": "Md.", "MA": "Mass.", "MI": "Mich.",
    "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.",
    "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OH": "Ohio", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.",
    "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.", "TX": "Texas", "UT": "Utah", "VT": "Vt.", "VA": "Va.",
    "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.", "WY": "Wyo.",
}  # fmt: skip

# One place in spite of its slash. A slash before a river's name (Frankfurt/Main) makes no second city either.
_ONE_PLACE = frozenset(
    {"dallas/fort worth", "dallas/fort worth airport", "minneapolis/st. paul", "minneapolis/st paul", "raleigh/durham"}
    | {"seattle/tacoma", "tampa/st. petersburg"}
)
_RIVERS = frozenset("main oder saale neckar elbe donau spree ruhr weser inn mosel rhein".split())

_REGIONS_WRITTEN = """
Alabama Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Illinois Indiana Kansas Kentucky
Louisiana Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Oklahoma Oregon
Pennsylvania Tennessee Vermont Virginia Washington Wisconsin Wyoming Tex. Ida. Penn. Alberta Manitoba Ontario Quebec
Saskatchewan Newfoundland Labrador Yukon Nunavut Alta. Ont. Que. B.C. N.S. N.B. Man. Sask. Victoria Queensland Tasmania
England Scotland Wales Ireland Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria
Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Brunei
Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus Czechia Denmark
Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece
Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Israel Italy Jamaica Japan
Jordan Kazakhstan Kenya Kiribati Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein
Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia
Montenegro Morocco Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau
Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles
Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand
Togo Tonga Tunisia Turkey Turkiye Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen
Zambia Zimbabwe U.S. U.S.A. USA U.K. UK Беларусь Россия Украина Польша Китай Германия
"""
_REGIONS_OF_WORDS = """
New Hampshire; New Jersey; New Mexico; New York; North Carolina; North Dakota; Rhode Island; South Carolina
South Dakota; West Virginia; W. Va.; District of Columbia; British Columbia; Nova Scotia; New Brunswick
Prince Edward Island; Northwest Territories; New South Wales; Western Australia; South Australia; Northern Ireland
New Zealand; Costa Rica; Czech Republic; Dominican Republic; El Salvador; Ivory Coast; North Korea; South Korea
North Macedonia; Papua New Guinea; Puerto Rico; San Marino; Saudi Arabia; Sierra Leone; South Africa; South Sudan
Sri Lanka; United Arab Emirates; United Kingdom; Great Britain; United States; Bosnia and Herzegovina; Bosnia
Burkina Faso; Cape Verde; Central African Republic; Equatorial Guinea; Solomon Islands; Trinidad and Tobago
British West Indies; West Bank; Gaza Strip; Hong Kong; West Germany; East Germany; Soviet Union; South Yemen
"""
REGIONS = frozenset(
    name.casefold().rstrip(".")
    for name in [*_REGIONS_WRITTEN.split(), *re.split(r"\s*[;\n]\s*", _REGIONS_OF_WORDS), *STATES.values(), *STATES]
    if name
)

_WELL_KNOWN = """
Abu Dhabi; Abuja; Accra; Addis Ababa; Aden; Algiers; Almaty; Amman; Ankara; Antananarivo; Antwerp; Ashgabat; Asmara
Astana; Asuncion; Athens; Auckland; Austin; Baku; Bali; Bamako; Bandar Seri Begawan; Bangui; Banjul; Barcelona; Basel
Bahrain; Belfast; Belgrade; Berne; Bern; Bilbao; Birmingham; Bishkek; Bissau; Bogota; Bologna; Bombay; Bonn; Bordeaux
Brasilia; Bratislava; Brazzaville; Bremen; Brisbane; Bucharest; Budapest; Buenos Aires; Bujumbura; Calcutta; Calgary
Canberra; Cape Town; Caracas; Cardiff; Casablanca; Chennai; Chisinau; Cologne; Colombo; Conakry; Copenhagen; Dakar
Damascus; Dar es Salaam; Delhi; Dhaka; Doha; Donetsk; Dresden; Dubai; Durban; Dushanbe; Duesseldorf; Edinburgh
Edmonton; Florence; Frankfurt; Freetown; Gaborone; Gaza; Gdansk; Genoa; Georgetown; Glasgow; Gothenburg; Guangzhou
Guayaquil; Hamburg; Hanoi; Hanover; Harare; Ho Chi Minh City; Jakarta; Jeddah; Juba; Kaliningrad; Kampala; Karachi
Kathmandu; Kazan; Kharkiv; Khartoum; Kiev; Kyiv; Kigali; Kingston; Kinshasa; Kolkata; Krakow; Kuala Lumpur; Kuwait
Lagos; Lahore; La Paz; Leipzig; Libreville; Lilongwe; Lima; Lisbon; Liverpool; Ljubljana; Lome; Luanda; Lugano; Lusaka
Lviv; Lyon; Macau; Managua; Manama; Manchester; Manila; Maputo; Marseille; Maseru; Mbabane; Medellin; Melbourne
Memphis; Minsk; Mogadishu; Monrovia; Montevideo; Mumbai; Muscat; Nagasaki; Nairobi; Nanjing; Naples; Nashville; Nassau
N'Djamena; Niamey; Nicosia; Nouakchott; Novosibirsk; Odesa; Odessa; Omaha; Osaka; Oslo; Ottawa; Ouagadougou
Palermo; Panama; Peking; Perth; Phnom Penh; Podgorica; Port-au-Prince; Port Louis; Port Moresby; Port of Spain
Portland; Porto-Novo; Praia; Pretoria; Pristina; Pyongyang; Quebec; Quito; Rabat; Rangoon; Reykjavik; Riga; Riyadh
Rostov-on-Don; Rotterdam; Sacramento; Saigon; Salvador; Sanaa; San Jose; San Juan; San Salvador
Santiago; Santo Domingo; Santos; Sao Paulo; Sarajevo; Seoul; Shenzhen; Skopje; Sochi; Sofia; St. Petersburg
St Petersburg; Strasbourg; Stuttgart; Suva; Taipei; Tallinn; Tashkent; Tbilisi; Tegucigalpa; Tehran; Tel Aviv
The Hague; Thessaloniki; Thimphu; Tianjin; Tirana; Tripoli; Tunis; Turin; Ulaanbaatar; Vaduz; Valencia; Valletta
Vancouver
Venice; Vientiane; Vilnius; Vladivostok; Warsaw; Wellington; Windhoek; Winnipeg; Wuhan; Yalta; Yangon; Yaounde
Yekaterinburg; Yerevan; Zagreb; Brest; Gomel; Homel; Grodno; Hrodna; Mogilev; Mogilyov; Vitebsk; Vitsebsk
Baranovichi; Bobruisk; Borisov; Pinsk; Orsha; Mozyr; Soligorsk; Novopolotsk; Polotsk; Lida; Molodechno; Zhodino; Slutsk
Kobrin; Zhlobin; Svetlogorsk; Rechitsa; Slonim; Volkovysk; Nesvizh; Zaslavl; Dzerzhinsk; Ostrovets; Smorgon
Berlin; München; Wien; Zürich; Köln; Düsseldorf; Rom; Brüssel; Mailand; Genf; Prag; Warschau; Moskau; Kiew; Peking
Roma; Milano; Torino; Napoli; Firenze; Venezia; Praha; Lisboa; São Paulo; Brasília; Ciudad de México; México; Bogotá
Nueva Delhi; Nueva York; La Habana; París; Londres; Bruxelles; Genève; Pékin; Moscou; Varsovie; Montréal; Québec
Минск; Брест; Гомель; Гродно; Могилев; Могилёв; Витебск; Барановичи; Бобруйск; Борисов; Пинск; Орша; Мозырь
Солигорск; Новополоцк; Полоцк; Лида; Молодечно; Жодино; Слуцк; Кобрин; Жлобин; Светлогорск; Речица; Слоним; Волковыск
Несвиж; Заславль; Дзержинск; Островец; Сморгонь; Москва; Санкт-Петербург; Киев; Варшава; Вильнюс; Рига; Таллин
Берлин; Париж; Лондон; Рим; Мадрид; Вена; Прага; Братислава; Будапешт; София; Бухарест; Белград; Загреб; Любляна
Афины; Анкара; Стамбул; Каир; Тегеран; Дамаск; Иерусалим; Тель-Авив; Дубай; Доха; Пекин; Шанхай; Токио; Сеул; Ханой
Бангкок; Дели; Нью-Дели; Астана; Алма-Ата; Алматы; Ташкент; Бишкек; Душанбе; Ашхабад; Баку; Ереван; Тбилиси; Кишинев
Кишинёв; Тирасполь; Вашингтон; Нью-Йорк; Женева; Брюссель; Страсбург; Хельсинки; Стокгольм; Осло; Копенгаген
Калининград; Смоленск; Псков; Казань; Сочи; Екатеринбург; Новосибирск; Владивосток; Ростов-на-Дону; Гавана; Каракас
Мінск; Брэст; Гродна; Магілёў; Віцебск; Баранавічы; Бабруйск; Барысаў; Пінск; Ворша; Мазыр; Салігорск; Наваполацк
Полацк; Ліда; Маладзечна; Жодзіна; Слуцк; Кобрын; Жлобін; Светлагорск; Рэчыца; Слонім; Ваўкавыск; Нясвіж
Масква; Варшава; Вільня; Вільнюс; Кіеў; Берлін; Парыж; Лондан; Рым; Пекін; Вашынгтон; Нью-Ёрк; Жэнева; Брусель; Прага
Київ; Львів; Харків; Одеса
"""
KNOWN = frozenset(name.strip().casefold() for name in re.split(r"[;\n]", _WELL_KNOWN) if name.strip()) | {
    name.casefold() for name in STAND_ALONE_US | STAND_ALONE_ABROAD
}

# Lawful places that are in no gazetteer. Free text, but in capitals it begins like this.
_SPECIAL = re.compile(
    r"(?:ABOARD|ON BOARD|ON THE|IN THE|AT THE|INSIDE|OUTSIDE|OFF|NEAR|UNITED NATIONS|WITH|OVER|ALONG)(?: |$)"
)


def is_known(place: str) -> bool:
    return place.strip().casefold() in KNOWN


def is_region(name: str) -> bool:
    return name.strip(" .").casefold() in REGIONS


def is_special(place: str) -> bool:
    """Aboard something, on a river, at the United Nations: a dateline that is no city."""
    return bool(_SPECIAL.match(place))


def is_one_place(name: str) -> bool:
    """Does this name with a slash mean one place, as DALLAS/FORT WORTH does and SEOUL/BEIJING doesn't?"""
    low = " ".join(name.split()).casefold()
    return low in _ONE_PLACE or low.rpartition("/")[2] in _RIVERS
