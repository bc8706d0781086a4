#!/usr/bin/env python
"""Newsroom's command line: `python manage.py help` lists the commands."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    if sys.argv[1:2] == ["database_roles"]:  # it is asked for before there is a database to name
        os.environ |= {"DEBUG": "on", "DATABASE_URL": "postgresql://newsroom_desk@localhost/newsroom"}
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as lack:
        sys.exit(f"Newsroom is not set up: {lack}")
    except OperationalError as error:
        sys.exit(f"The database does not answer: {str(error).strip().splitlines()[0]}")


if __name__ == "__main__":
    main()
