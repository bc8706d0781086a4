"""Copy in English, in the manners of many wires."""

# ruff: noqa: E501  (a piece of copy is read whole, on one line)

import pytest

from .pieces import LONG, MORE, piece, understood

PIECES = [
    piece(
        "a headline and one paragraph",
        "Ferry to run all winter\n\nLONG",
        headline="Ferry to run all winter",
        dateline=None,
        text=[LONG],
        people=[],
        line=None,
        signal=None,
        word_count=18,
    ),
    piece(
        "a dateline without any blank line",
        "Ferry to run all winter\nMINSK, 9 June (BelTA) – LONG\nMORE_",
        headline="Ferry to run all winter",
        dateline="MINSK, 9 June (BelTA) –",
        text=[LONG, MORE],
    ),
    piece(
        "byline and dateline without any blank line",
        "Ferry to run all winter\nBy Rita Malko\nMINSK, 9 June (BelTA) – LONG\nMORE_",
        headline="Ferry to run all winter",
        line="By Rita Malko",
        text=[LONG, MORE],
        places=["MINSK"],
    ),
    piece(
        "a headline on two lines",
        "Ferry to run all winter as council finds\nmoney for a second boat\n\nMINSK (BelTA) – LONG",
        headline="Ferry to run all winter as council finds money for a second boat",
        text=[LONG],
    ),
    piece(
        "a headline on three lines in capitals",
        "FERRY TO RUN\nALL WINTER\nIN PINSK\n\nPINSK, 9 June (BelTA) – LONG",
        headline="FERRY TO RUN ALL WINTER IN PINSK",
        places=["PINSK"],
    ),
    piece(
        "a deck between headline and dateline",
        "Ferry to run all winter\n\nCouncil finds money for boat\n\nPINSK, 9 June (BelTA) – LONG",
        headline="Ferry to run all winter",
        set_aside=["Council finds money for boat"],
        text=[LONG],
    ),
    piece(
        "a summary before the dateline stays in the story",
        "Ferry to run all winter\n\nThe ferry will run.\n\nPINSK, 9 June (BelTA) – LONG",
        headline="Ferry to run all winter",
        text=["The ferry will run.", LONG],
        day=9,
    ),
    piece(
        "byline above the headline",
        "By Rita Malko\n\nFerry to run all winter\n\nPINSK, 9 June (BelTA) – LONG",
        line="By Rita Malko",
        headline="Ferry to run all winter",
        text=[LONG],
    ),
    piece(
        "byline under the dateline",
        "Ferry to run all winter\n\nPINSK, 9 June (BelTA) –\n\nBy Rita Malko\n\nLONG",
        line="By Rita Malko",
        text=[LONG],
        day=9,
    ),
    piece("byline at the end", "Ferry to run all winter\n\nLONG\n\nBy Rita Malko", line="By Rita Malko", text=[LONG]),
    piece(
        "no headline, a dateline at once",
        "PINSK, 9 June (BelTA) – LONG\n\nMORE_",
        headline=None,
        text=[LONG, MORE],
        day=9,
    ),
    piece(
        "an alert without a body",
        "ALERT: Pinsk ferry stops for ice",
        headline="Pinsk ferry stops for ice",
        signal="alert",
        text=[],
        word_count=0,
        first_words="",
        last_words="",
        dateline=None,
    ),
    piece(
        "an alert in capitals with a dash",
        "PINSK FERRY STOPS FOR ICE - COUNCIL",
        headline="PINSK FERRY STOPS FOR ICE - COUNCIL",
        text=[],
        dateline=None,
    ),
    piece(
        "an alert whose headline begins with a city",
        "MINSK - METRO LINE OPENS AT NIGHT",
        text=[],
        headline="MINSK - METRO LINE OPENS AT NIGHT",
        dateline=None,
    ),
    piece(
        "a headline that names two cities",
        "MINSK – BREST NIGHT TRAIN RETURNS\n\nLONG",
        dateline=None,
        headline="MINSK – BREST NIGHT TRAIN RETURNS",
        text=[LONG],
    ),
    piece(
        "two lines of title",
        "Ferry wins\n\nBy RITA MALKO and CARL BERG\nAP Sports Writers\n\nPINSK, Belarus (AP) — LONG",
        people=[("author", "RITA MALKO", None, None), ("author", "CARL BERG", None, None)],
        titles=["AP Sports Writers"] * 2,
        line="By RITA MALKO and CARL BERG",
        places=["PINSK"],
    ),
    piece(
        "the agency as author",
        "Ferry wins\n\nBy The Associated Press\n\nPINSK, Belarus (AP) — LONG",
        line="By The Associated Press",
        people=[("author", "The Associated Press", None, None)],
    ),
    piece("no body but a dateline", "Ferry wins\n\nPINSK, 9 June (BelTA) –", headline="Ferry wins", text=[], day=9),
    piece(
        "initials at the end",
        "Ferry wins\n\nPINSK, 9 June (BelTA) – LONG\n\nrm/eh",
        text=[LONG],
        sign_off="rm/eh",
        people=[],
    ),
    piece(
        "a sign-off and ### below",
        "Ferry wins\n\nLONG\n\n(Editing by Ed Harker)\n\n###",
        marks=["###"],
        text=[LONG],
        people=[("editor", "Ed Harker", None, None)],
    ),
    piece(
        "a sign-off below -30-",
        "Ferry wins\n\nLONG\n\n-30-\n\n(Editing by Ed Harker)",
        marks=["-30-"],
        text=[LONG],
        sign_off="(Editing by Ed Harker)",
    ),
    piece(
        "a sign-off at the end of the last paragraph",
        "Ferry wins\n\nLONG (Reporting by Rita Malko; Editing by Ed Harker)",
        text=[LONG],
        people=[("reporter", "Rita Malko", None, None), ("editor", "Ed Harker", None, None)],
    ),
    piece(
        "a sign-off broken over lines",
        "Ferry wins\n\nLONG\n\n(Reporting by Rita Malko in Minsk and Carl Berg in Brest;\nEditing by Ed Harker)",
        text=[LONG],
        people=[
            ("reporter", "Rita Malko", "Minsk", None),
            ("reporter", "Carl Berg", "Brest", None),
            ("editor", "Ed Harker", None, None),
        ],
    ),
    piece(
        "three names in one place",
        "Ferry wins\n\nLONG\n\n(Additional reporting by Rita Malko, Carl Berg and Ed Harker in Beirut; Writing by Vera Lis)",
        people=[("additional reporter", name, "Beirut", None) for name in ("Rita Malko", "Carl Berg", "Ed Harker")]
        + [("writer", "Vera Lis", None, None)],
    ),
    piece(
        "a conversion of money stays in the story",
        "Ferry wins\n\nLONG\n\n($1 = 0.92 euros)",
        text=[LONG, "($1 = 0.92 euros)"],
        editors_note=None,
    ),
    piece(
        "a remark in brackets stays in the story",
        "Ferry wins\n\nLONG\n\n(It was the third ferry of that name.)",
        text=[LONG, "(It was the third ferry of that name.)"],
        editors_note=None,
    ),
    piece(
        "Enditem at the last word",
        "Ferry wins\n\nPINSK, June 9 (Xinhua) -- LONG Enditem",
        text=[LONG],
        marks=["Enditem"],
    ),
    piece(
        "Reuter on a line of its own",
        "FERRY WINS\n    PINSK, June 9 - LONG\n    MORE_\n Reuter",
        text=[LONG, MORE],
        marks=["Reuter"],
        headline="FERRY WINS",
    ),
    piece("more to come", "Ferry wins\n\nLONG\n\n(more)", marks=["(more)"], text=[LONG]),
    piece("asterisks between two parts of a story", "Ferry wins\n\nLONG\n\n* * *\n\nMORE_", text=[LONG, "* * *", MORE]),
    piece(
        "notes to editors under the end mark",
        "Ferry wins\n\nLONG\n\nENDS\n\nNotes to editors:\n\nThe ferry is called Lark.\n\nContact: Nina Sokol, 8 017 000",
        text=[LONG],
        editors_note="Notes to editors:\nThe ferry is called Lark.\nContact: Nina Sokol, 8 017 000",
        marks=["ENDS"],
    ),
    piece(
        "something strange under the end mark is set aside",
        "Ferry wins\n\nLONG\n\n-0-\n\nTel. 8 017 000",
        text=[LONG],
        set_aside=["Tel. 8 017 000"],
    ),
    piece(
        "an Eds note above",
        "Eds: Photos to follow.\n\nFerry wins\n\nLONG",
        editors_note="Photos to follow.",
        headline="Ferry wins",
    ),
    piece(
        "an Eds note in brackets above",
        "(Eds: Photos to follow.)\nFerry wins\n\nLONG",
        editors_note="Photos to follow.",
        headline="Ferry wins",
    ),
    piece(
        "ATTN in brackets",
        "(ATTN: UPDATES with mayor's quote)\nFerry wins\nBy Rita Malko\nSEOUL, Nov. 24 (Yonhap) -- LONG\n(END)",
        editors_note="UPDATES with mayor's quote",
        headline="Ferry wins",
        line="By Rita Malko",
        text=[LONG],
        marks=["(END)"],
    ),
    piece(
        "a note that runs over two lines",
        "Editors: This story replaces an earlier one in which the ferry was said to\nhold 50 people.\n\nFerry wins\n\nLONG",
        editors_note="This story replaces an earlier one in which the ferry was said to hold 50 people.",
        headline="Ferry wins",
    ),
    piece(
        "an advisory of two lines",
        "Ferry wins\n\n(Adds comment from the mayor, details of the new winter\ntimetable)\n\nLONG",
        editors_note="Adds comment from the mayor, details of the new winter timetable",
        text=[LONG],
    ),
    piece(
        "a note that the version corrects",
        "Ferry wins\n\nLONG\n\n(This version corrects the number of passengers in paragraph 2)",
        text=[LONG],
        editors_note="This version corrects the number of passengers in paragraph 2",
    ),
    piece(
        "header lines of all sorts",
        "Slugline: PINSK-FERRY\nUrgency: 3\nLanguage: en\nSection: Transport\nDate: 9 June\n\nFerry wins\n\nLONG",
        slugline="PINSK-FERRY",
        urgency=3,
        section="Transport",
        language="en",
        set_aside=["Date: 9 June"],
        headline="Ferry wins",
    ),
    piece(
        "a header in capitals", "SLUG: PINSK-FERRY\nURGENCY: 3\n\nFerry wins\n\nLONG", slugline="PINSK-FERRY", urgency=3
    ),
    piece(
        "a header that we don't know",
        "Slug: PINSK-FERRY\nRouting: ABC\n\nFerry wins\n\nLONG",
        set_aside=["Routing: ABC"],
        headline="Ferry wins",
    ),
    piece("a headline with a colon", "Ferry: what changes in winter\n\nLONG", headline="Ferry: what changes in winter"),
    piece(
        "a headline with a colon right under a header",
        "Slug: PINSK-FERRY\nFerry: what changes in winter\n\nPINSK, 9 June (BelTA) – LONG",
        headline="Ferry: what changes in winter",
        slugline="PINSK-FERRY",
    ),
    piece(
        "headline, byline and dateline as headers",
        "Headline: Ferry wins\nByline: Rita Malko\nDateline: PINSK, 9 June (BelTA) –\n\nLONG",
        headline="Ferry wins",
        day=9,
        people=[("author", "Rita Malko", None, None)],
        text=[LONG],
    ),
    piece(
        "urgency out of its scale is set aside",
        "Urgency: 12\n\nFerry wins\n\nLONG",
        urgency=None,
        set_aside=["Urgency: 12"],
    ),
    piece("a breadcrumb of three", "/ News / Regions / Brest\n\nFerry wins\n\nLONG", section="Brest"),
    piece(
        "a breadcrumb with home", "Home > News > Sport\n\nFerry wins\n\nLONG", section="Sport", headline="Ferry wins"
    ),
    piece("a breadcrumb without spaces", "/News/Sport\nFerry wins\n\nLONG", section="Sport", headline="Ferry wins"),
    piece(
        "a list of dashes",
        "Ferry wins\n\nLONG\n\n- tickets are free\n- dogs pay\n- bicycles go first\n\nMORE_",
        text=[LONG, "- tickets are free", "- dogs pay", "- bicycles go first", MORE],
        kinds="plllp",
    ),
    piece(
        "a list with numbers",
        "Ferry wins\n\nLONG\n\n1. tickets\n2. dogs\n\nMORE_",
        text=[LONG, "1. tickets", "2. dogs", MORE],
        kinds="pllp",
    ),
    piece("subheads", "Ferry wins\n\nLONG\n\nTickets\n\nMORE_", text=[LONG, "Tickets", MORE], kinds="php"),
    piece(
        "hard-wrapped lines",
        "Ferry wins\n\nPINSK, 9 June (BelTA) – The town council voted on Tuesday to keep the\nferry running through the winter, the mayor\ntold reporters.\n\nMORE_",
        text=[
            "The town council voted on Tuesday to keep the ferry running through the winter, the mayor told reporters.",
            MORE,
        ],
    ),
    piece(
        "hard-wrapped lines with indents and no blank lines",
        "Ferry wins\n\n    PINSK, June 9 (Reuters) - The town council voted on Tuesday to\nkeep the ferry running through the winter.\n    It carries 40 people at a time and costs nothing, and it will\nstop only when there is ice.\n",
        text=[
            "The town council voted on Tuesday to keep the ferry running through the winter.",
            "It carries 40 people at a time and costs nothing, and it will stop only when there is ice.",
        ],
    ),
    piece(
        "a dateline broken between two lines",
        "Ferry wins\n\nPINSK, Belarus,\nJune 9 (Reuters) - LONG",
        dateline="PINSK, Belarus, June 9 (Reuters) -",
        text=[LONG],
    ),
    piece(
        "a word broken at the column",
        "Ferry wins\n\nThe council spoke of a long-\nterm plan for the ferry on the Pina.",
        text=["The council spoke of a long-term plan for the ferry on the Pina."],
    ),
    piece(
        "a quotation that opens the story",
        "Ferry wins\n\n“We are glad,” the mayor said.\n\nMORE_",
        text=["“We are glad,” the mayor said.", MORE],
    ),
    piece(
        "By at the head of a sentence",
        "Ferry wins\n\nBy Friday the council had agreed.\n\nMORE_",
        line=None,
        text=["By Friday the council had agreed.", MORE],
    ),
    piece(
        "a dateline in the middle of a sentence",
        "Ferry wins\n\nThe letter was dated MINSK, 9 June (BelTA) – it said.\n\nMORE_",
        dateline=None,
        text=["The letter was dated MINSK, 9 June (BelTA) – it said.", MORE],
    ),
    piece(
        "Mac newlines", "Ferry wins\r\rPINSK, 9 June (BelTA) – LONG\r\rMORE_", text=[LONG, MORE], headline="Ferry wins"
    ),
    piece(
        "Unicode newlines",
        "Ferry wins\u2029PINSK, 9 June (BelTA) – LONG\u2028MORE_",
        text=[LONG, MORE],
        headline="Ferry wins",
    ),
    piece("a form feed between pages", "Ferry wins\n\nLONG\n\fMORE_", text=[LONG, MORE]),
    piece("nothing but white space", " \n\t\n", headline=None, text=[], word_count=0, language="en"),
    piece("nothing but a breadcrumb", "/ News / Sport", section="Sport", headline=None, text=[]),
    piece(
        "a weak dateline after the headline",
        "Ferry wins\n\nLONDON - The ferry won.\n\nMORE_",
        dateline="LONDON -",
        text=["The ferry won.", MORE],
    ),
    piece(
        "a dateline by a special place",
        "Ferry wins\n\nABOARD THE FERRY LARK (AP) — LONG",
        places=["ABOARD THE FERRY LARK"],
        source="AP",
    ),
    piece("two cities", "Ferry wins\n\nMINSK/PINSK, 9 June (BelTA) – LONG", places=["MINSK", "PINSK"]),
    piece(
        "one city with a slash", "Ferry wins\n\nDALLAS/FORT WORTH, Texas, March 3 - LONG", places=["DALLAS/FORT WORTH"]
    ),
    piece(
        "PA's byline with a job",
        "Ferry wins\n\nBy Rita Malko, Press Association Political Correspondent\n\nLONG",
        titles=["Press Association Political Correspondent"],
        people=[("author", "Rita Malko", None, None)],
    ),
    piece(
        "an old byline without comma",
        "FERRY WINS\nBY RITA MALKO, REUTERS\n    PINSK, June 9 - LONG",
        line="BY RITA MALKO, REUTERS",
        people=[("author", "RITA MALKO", None, "REUTERS")],
        text=[LONG],
    ),
]


@pytest.mark.parametrize("each", PIECES, ids=str)
def test_copy_is_understood(each):
    assert understood(each.copy, each.expected) == each.expected
