import json
import logging

from newsroom.log import JSONFormatter


def record(message, *arguments, **more):
    made = logging.LogRecord(
        "articles.wire", logging.WARNING, __file__, 1, message, arguments, more.pop("exc_info", None)
    )
    vars(made).update(more)
    return json.loads(JSONFormatter().format(made))


def test_a_record_is_one_object_with_what_was_passed_as_extra():
    line = record("Edition %s is late", 7, edition=7)
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "warning", "logger": "articles.wire", "message": "Edition 7 is late", "edition": 7}


def test_line_breaks_and_odd_objects_do_not_break_the_line():
    made = logging.LogRecord("a", logging.INFO, __file__, 1, "two\nlines", (), None)
    made.what = object
    assert "\n" not in JSONFormatter().format(made)


def test_an_exception_goes_along():
    try:
        1 / 0
    except ZeroDivisionError as error:
        line = record("failed", exc_info=(type(error), error, error.__traceback__))
    assert line["exception"].splitlines()[-1] == "ZeroDivisionError: division by zero"
