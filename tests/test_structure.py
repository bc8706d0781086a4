"""Imports point one way, and the top level is what it is."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
AUDIENCES = ("admin", "desk", "public", "wire")


def imports(path):
    """The modules that a file imports, absolute, wherever in the file."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join((*package[: len(package) - node.level + 1], node.module or "")).strip(".")
                if node.level
                else node.module
            )
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def files(folder):
    found = [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]
    assert found, folder
    return found


def offenders(folder, forbidden):
    return [
        (str(path.relative_to(ROOT)), name)
        for path in files(folder)
        for name in imports(path)
        if is_in(name, forbidden)
    ]


def is_in(name, packages):
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_text_functions_know_no_database():
    assert offenders("articles/wirecopy", ("django", "articles.models", "accounts", "psycopg")) == []


def test_the_workflow_imports_no_model():
    assert [
        name for name in imports(ROOT / "articles/workflow.py") if name.startswith(("django", "articles", "accounts"))
    ] == []


def test_models_know_no_audience():
    assert offenders("articles/models", tuple(f"articles.{audience}" for audience in AUDIENCES)) == []


def test_accounts_never_import_articles():
    assert offenders("accounts", ("articles",)) == []


def test_audiences_never_import_each_other():
    for audience in AUDIENCES:
        if (ROOT / "articles" / audience).exists():
            others = tuple(f"articles.{other}" for other in AUDIENCES if other != audience)
            assert offenders(f"articles/{audience}", others) == []
