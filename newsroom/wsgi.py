"""The WSGI entry point of web and site processes; NEWSROOM_SURFACE chooses what is served."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django.setup(set_prefix=False)

from newsroom.encoding import Handler  # noqa: E402  needs the settings

application = Handler()
