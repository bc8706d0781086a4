"""Signal words, and headlines that begin like one."""

# ruff: noqa: E501  (copy is read whole, on one line)

import pytest

from articles.wirecopy.signals import split_signal


@pytest.mark.parametrize(
    ("line", "signal", "rest"),
    [
        ("UPDATE 1-Night train", "update", "Night train"),
        ("CORRECTED-UPDATE 2-Night train", "correction", "Night train"),
        ("REFILE-UPDATE 3-Night train", "refile", "Night train"),
        ("CORRECTED: Night train", "correction", "Night train"),
        ("Correction: Night train", "correction", "Night train"),
        ("(CORRECTED) - NIGHT TRAIN", "correction", "NIGHT TRAIN"),
        ("1st Ld-Writethru, Night train", "update", "Night train"),
        ("2. Lead", "update", ""),
        ("URGENT", "urgent", ""),
        ("URGENT Night train stops", "urgent", "Night train stops"),
        ("***URGENT***", "urgent", ""),
        ("FLASH - Night train stops", "flash", "Night train stops"),
        ("BREAKING: Night train stops", "alert", "Night train stops"),
        ("СРОЧНО! Ночной поезд", "urgent", "Ночной поезд"),
        ("ИСПРАВЛЕНО: Ночной поезд", "correction", "Ночной поезд"),
        ("ВЫПРАЎЛЕНА: Начны цягнік", "correction", "Начны цягнік"),
        ("Berichtigung: Nachtzug", "correction", "Nachtzug"),
        ("快讯：夜车停运", "alert", "夜车停运"),
        ("【快讯】夜车停运", "alert", "夜车停运"),
        ("KILL: Night train", "kill", "Night train"),
        ("STORY WITHDRAWN - Night train", "kill", "Night train"),
    ],
)
def test_a_signal_stands_before_the_headline(line, signal, rest):
    found = split_signal(line)
    assert (found[0], found[2]) == (signal, rest)
    assert "".join((found[1] + rest).split()) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    ["", "FLASH FLOODS HIT BREST", "Flash floods", "Urgent-care centres open", "URGENT APPEAL FOR DONORS", "Update on talks",
     "KILL BILL RETURNS", "Kill fees rise", "ALERT-LEVEL RAISED", "Lead exposure falls", "Hold on tight", "Breaking the ice",
     "Snap election called", "SNAP ELECTION CALLED", "Eil-Verfahren", "Corrections officers strike", "Repeat offender"],
)  # fmt: skip
def test_a_headline_may_begin_like_a_signal(line):
    assert split_signal(line) is None
