import pytest

from articles.public import sections


@pytest.fixture(autouse=True)
def nothing_kept():
    """Sections are kept in process memory; those of one test must not name another's."""
    sections.forget()
    yield
    sections.forget()
