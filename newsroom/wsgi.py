"""The WSGI entry point of web and site processes; NEWSROOM_SURFACE chooses what is served."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
