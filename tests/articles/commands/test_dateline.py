"""`manage.py dateline`"""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command


def run(*files, stdin=b"", monkeypatch=None):
    if monkeypatch:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
    out = io.StringIO()
    call_command("dateline", *files, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_gets_one_answer(tmp_path):
    file = tmp_path / "lines"
    file.write_bytes("MINSK, 9 June (BelTA) – It won.\r\n\nFerry wins\n9 июня, Минск /Корр. БЕЛТА/.".encode())
    assert run(str(file)) == [
        {
            "raw": "MINSK, 9 June (BelTA) –",
            "places": ["MINSK"],
            "city": "MINSK",
            "day": 9,
            "month": 6,
            "year": None,
            "source": "BelTA",
            "correspondent": None,
            "separator": "–",
        },
        None,
        None,
        {
            "raw": "9 июня, Минск /Корр. БЕЛТА/.",
            "places": ["Минск"],
            "city": "Минск",
            "day": 9,
            "month": 6,
            "year": None,
            "source": "БЕЛТА",
            "correspondent": None,
            "separator": ".",
        },
    ]


@pytest.mark.parametrize("files", [(), ("-",)])
def test_standard_input_is_read(files, monkeypatch):
    assert [line["city"] for line in run(*files, stdin=b"LIMA, Jan 21 (Reuters) -\n", monkeypatch=monkeypatch)] == [
        "LIMA"
    ]


def test_bytes_that_are_no_text_and_separators_inside_a_line_still_get_one_answer(tmp_path):
    file = tmp_path / "lines"
    file.write_bytes(b"\xff\xfe\x00\nLIMA, Jan 21 (Reuters) - a\xe2\x80\xa8b\x0bc\x0cd\n")
    assert [line and line["city"] for line in run(str(file))] == [None, "LIMA"]


def test_a_file_that_is_not_there_gets_a_sentence():
    with pytest.raises(CommandError, match=r"nowhere can't be read: No such file or directory\."):
        run("nowhere")
