"""Signal words, embargoes, kills, notes: copy that says something about itself."""

import pytest

from .pieces import LONG, MORE, piece, understood

PIECES = [
    piece(
        "a signal under the headline",
        "Ferry wins\nUPDATE 1\n\nLONG",
        signal="update",
        headline="Ferry wins",
        text=[LONG],
    ),
    piece(
        "an alert of the Associated Press",
        "APNewsAlert\n\nPINSK, Belarus (AP) — Ferry wins.",
        signal="alert",
        text=["Ferry wins."],
        headline=None,
    ),
    piece("a story removed", "STORY REMOVED: Ferry wins\n\nLONG", signal="kill", headline="Ferry wins"),
    piece(
        "a note under its key",
        "Editors:\n\nPhotos follow at noon.\n\nFerry wins\n\nLONG",
        editors_note="Photos follow at noon.",
        headline="Ferry wins",
        text=[LONG],
    ),
    piece(
        "a correction in words at the end",
        "Ferry wins\n\nLONG\n\nCORRECTION: The ferry is green, not red.",
        editors_note="The ferry is green, not red.",
        text=[LONG],
    ),
    piece(
        "an update with its advisory",
        "UPDATE 2-Ferry wins\n\n(Adds mayor's quote)\n\nPINSK, June 9 (Reuters) - LONG",
        signal="update",
        headline="Ferry wins",
        editors_note="Adds mayor's quote",
        text=[LONG],
        signal_words="UPDATE 2-",
    ),
    piece(
        "a corrected update",
        "CORRECTED-UPDATE 2-Ferry wins\n\n(Corrects name of boat in paragraph 3)\n\nLONG",
        signal="correction",
        headline="Ferry wins",
        editors_note="Corrects name of boat in paragraph 3",
    ),
    piece(
        "a correction on a line of its own",
        "CORRECTION\n\nFerry wins\n\nLONG",
        signal="correction",
        headline="Ferry wins",
        text=[LONG],
    ),
    piece(
        "a correction in words of its own",
        "CORRECTION: In the story sent at 10:20 the ferry should read Lark.\n\nFerry wins\n\nLONG",
        signal="correction",
        headline="Ferry wins",
        editors_note="In the story sent at 10:20 the ferry should read Lark.",
    ),
    piece(
        "a refile",
        "REFILE-Ferry wins\n\n(Refiles to fix spelling)\n\nLONG",
        signal="refile",
        headline="Ferry wins",
        editors_note="Refiles to fix spelling",
    ),
    piece(
        "urgent above the headline",
        "URGENT\nFerry wins\n\nPINSK, 9 June (BelTA) – LONG",
        signal="urgent",
        headline="Ferry wins",
        text=[LONG],
        urgency=None,
    ),
    piece("urgent with stars", "***URGENT***\n\nFerry wins\n\nLONG", signal="urgent", headline="Ferry wins"),
    piece("urgent with a colon", "Urgent: Ferry wins\n\nLONG", signal="urgent", headline="Ferry wins"),
    piece("a flash", "FLASH\n\nFerry wins", signal="flash", headline="Ferry wins", text=[]),
    piece("a bulletin", "BULLETIN\nFerry wins\n\nLONG", signal="alert", headline="Ferry wins"),
    piece("breaking", "BREAKING: Ferry wins", signal="alert", headline="Ferry wins", text=[]),
    piece("a first lead", "1st Ld-Writethru, Ferry wins\n\nPINSK (AP) — LONG", signal="update", headline="Ferry wins"),
    piece(
        "a second lead above the headline",
        "2nd LEAD\nFerry wins\n\nPinsk (dpa) - LONG",
        signal="update",
        headline="Ferry wins",
        source="dpa",
    ),
    piece("a lead in brackets", "(LEAD) Ferry wins\n\nLONG", signal="update", headline="Ferry wins"),
    piece("a wrap-up", "WRAPUP 1-Ferry wins\n\nLONG", signal="update", headline="Ferry wins"),
    piece("a repeat of an update", "RPT-UPDATE 1-Ferry wins\n\nLONG", signal="update", headline="Ferry wins"),
    piece("a clarification", "CLARIFICATION: Ferry wins\n\nLONG", signal="clarification", headline="Ferry wins"),
    piece(
        "a kill",
        "KILL: Ferry wins\n\nEditors: Kill the story headlined “Ferry wins” sent at 10:20. There was no race.",
        signal="kill",
        headline="Ferry wins",
        text=[],
        editors_note="Kill the story headlined “Ferry wins” sent at 10:20. There was no race.",
    ),
    piece("a story withdrawn", "STORY WITHDRAWN - Ferry wins\n\nLONG", signal="kill", headline="Ferry wins"),
    piece(
        "an advisory", "ADVISORY: Ferry race on Saturday\n\nLONG", signal="advisory", headline="Ferry race on Saturday"
    ),
    piece(
        "a signal as a header",
        "Signal: correction\nSlug: FERRY\n\nFerry wins\n\nLONG",
        signal="correction",
        headline="Ferry wins",
    ),
    piece(
        "floods that come in a flash", "FLASH FLOODS HIT PINSK\n\nLONG", signal=None, headline="FLASH FLOODS HIT PINSK"
    ),
    piece("an urgent appeal", "Urgent appeal for ferrymen\n\nLONG", signal=None, headline="Urgent appeal for ferrymen"),
    piece("a snap election", "Snap election called\n\nLONG", signal=None, headline="Snap election called"),
    piece(
        "an updated timetable",
        "Updated timetable for ferry\n\nLONG",
        signal=None,
        headline="Updated timetable for ferry",
    ),
    piece(
        "an embargo in a header",
        "Embargo: 2026-06-09 12:00 Europe/Minsk\n\nFerry wins\n\nLONG",
        embargo_until="2026-06-09T12:00:00+03:00",
        hold=False,
    ),
    piece(
        "an embargo in the house's zone",
        "Embargo: 9 June 2026, 12:00\n\nFerry wins\n\nLONG",
        embargo_until="2026-06-09T12:00:00+03:00",
    ),
    piece(
        "an embargo without a colon",
        "EMBARGOED UNTIL 12:00 GMT, 9 June 2026\n\nFerry wins\n\nLONG",
        embargo_until="2026-06-09T12:00:00+00:00",
        headline="Ferry wins",
    ),
    piece(
        "an embargo with an offset",
        "Embargo: 2026-06-09T12:00:00+02:00\nFerry wins\n\nLONG",
        embargo_until="2026-06-09T12:00:00+02:00",
    ),
    piece(
        "an embargo that can't be read holds the story",
        "Embargo: till the mayor speaks\n\nFerry wins\n\nLONG",
        embargo_until=None,
        hold=True,
        set_aside=["Embargo: till the mayor speaks"],
    ),
    piece(
        "an embargo without a year holds the story",
        "Embargo: 9 June 12:00\n\nFerry wins\n\nLONG",
        embargo_until=None,
        hold=True,
    ),
    piece(
        "hold for release",
        "HOLD FOR RELEASE\n\nFerry wins\n\nLONG",
        hold=True,
        embargo_until=None,
        headline="Ferry wins",
    ),
    piece("no embargo", "Embargo: none\n\nFerry wins\n\nLONG", hold=False, embargo_until=None, set_aside=[]),
    piece(
        "an embargo in brackets above the dateline",
        "Ferry wins\n\n(Embargoed until 12:00 GMT, 9 June 2026)\n\nPINSK, 9 June (BelTA) – LONG",
        embargo_until="2026-06-09T12:00:00+00:00",
        text=[LONG],
    ),
    piece(
        "an embargo in a note",
        "Editors: Embargoed until 12:00 GMT, 9 June 2026\n\nFerry wins\n\nLONG",
        embargo_until="2026-06-09T12:00:00+00:00",
    ),
    piece(
        "a story about an embargo",
        "Embargo on ferry parts lifted\n\nLONG",
        hold=False,
        headline="Embargo on ferry parts lifted",
    ),
    piece(
        "two signals, the graver first",
        "URGENT\nCORRECTED: Ferry wins\n\nLONG\n\nMORE_",
        signal="correction",
        headline="Ferry wins",
        text=[LONG, MORE],
    ),
    piece(
        "a correction note at the end",
        "Ferry wins\n\nLONG\n\nThis story has been corrected to show that the ferry is called Lark.",
        editors_note="This story has been corrected to show that the ferry is called Lark.",
        text=[LONG],
    ),
]


@pytest.mark.parametrize("each", PIECES, ids=str)
def test_copy_about_itself_is_understood(each):
    assert understood(each.copy, each.expected) == each.expected
