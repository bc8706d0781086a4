"""The one configuration file. Everything site-specific comes from the environment; docs/configuration.md lists it.

Without any of it this is a development set-up: DEBUG, a private PostgreSQL, a key that protects nothing.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from newsroom import databases

BASE_DIR = Path(__file__).parents[1]


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if value not in ("", "0", "1", "no", "yes", "off", "on", "false", "true"):
        raise ImproperlyConfigured(f"{name} is on or off, not {value!r}.")
    return value in ("1", "yes", "on", "true") if value else default


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is a number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word for word in text(name, default).replace(",", " ").split() if word]


TESTING = "PYTEST_VERSION" in os.environ or flag("TESTING", default=False)  # pytest says so to whatever it starts

# A deployment has at least a key or a database of its own, so whoever forgets DEBUG there gets it off.
DEBUG = flag("DEBUG", default=not (text("DATABASE_URL") or text("SECRET_KEY")))
SITE_ONLY = text("NEWSROOM_SURFACE", "all") == "site"
if text("NEWSROOM_SURFACE", "all") not in ("all", "site"):
    raise ImproperlyConfigured("NEWSROOM_SURFACE is all (admin, desk and site) or site (readers' pages only).")

SECRET_KEY = text("SECRET_KEY") or ("only-for-development-" + "." * 40 if DEBUG else "")
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. It signs sessions; make one with "
        '`python -c "import secrets; print(secrets.token_urlsafe(50))"` and keep it out of the repository.'
    )
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Name the hosts this site answers to: news.example,www.news.example"
    )

# The house

AGENCY_NAME = text("AGENCY_NAME", "Example Agency")
AGENCY_CREDIT = {  # as datelines write it, by language of the story
    "en": text("AGENCY_CREDIT_EN", text("AGENCY_CREDIT", "Example")),
    "ru": text("AGENCY_CREDIT_RU", text("AGENCY_CREDIT", "Example")),
    "be": text("AGENCY_CREDIT_BE", text("AGENCY_CREDIT", "Example")),
}
HOME_COUNTRY = text("HOME_COUNTRY", "BY")  # ISO 3166-1; its cities need no country in a dateline
TIME_ZONE = text("TIME_ZONE", "Europe/Minsk")
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("be", "Беларуская")]

# Minutes without input after which a claim lapses, by urgency.
CLAIM_LAPSES = {1: 2, 2: 2, 3: 10, 4: 10, 5: 30, 6: 30, 7: 30, 8: 30}

# What runs

STAFF_APPS = ["django.contrib.admin", "django.contrib.sessions", "django.contrib.messages"]
INSTALLED_APPS = [
    "newsroom",
    "accounts",
    "articles",  # before the admin, whose templates it overrides
    *(STAFF_APPS if not SITE_ONLY else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "js_asset",
    "django_prose_editor",
]
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.locale.StaffLocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed by default; readers' views opt out
    "django.contrib.messages.middleware.MessageMiddleware",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.encoding.OnlyUTF8Middleware",  # before anything that reads a query or a form
    "django.middleware.common.CommonMiddleware",
    *(STAFF_MIDDLEWARE if not SITE_ONLY else ["django.middleware.csrf.CsrfViewMiddleware"]),
    "articles.public.reader.ReaderMiddleware",  # innermost: it wraps the view and the rendering, nothing else
]
ROOT_URLCONF = "newsroom.site_urls" if SITE_ONLY else "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
STAFF_CONTEXT = ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "newsroom.agency.agency",
                *(STAFF_CONTEXT if not SITE_ONLY else []),
            ],
            "libraries": {"desk": "articles.desk.marks"} if not SITE_ONLY else {},
        },
    }
]

# Data

DATABASES = databases.databases(
    os.environ,
    base=BASE_DIR,
    pool=max(1, number("DATABASE_POOL", 64 if TESTING else 8)),  # connections of one process
    debug=DEBUG,
    site=SITE_ONLY,
    testing=TESTING,
)
PUBLIC_ROLE = databases.PUBLIC
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": text("CACHE_URL")}
    if text("CACHE_URL")
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20  # a long text in Cyrillic, percent-encoded, is six times its length

# People

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
CSRF_FAILURE_VIEW = "accounts.views.forgery_refused"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and nothing to protect

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(text("STATIC_ROOT") or BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").is_dir() else []
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(text("MEDIA_ROOT") or BASE_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Mail

MAIL_HOST = text("MAIL_HOST", "console" if DEBUG else "localhost")  # "console" prints mail instead of sending it
SMTP = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": MAIL_HOST,
        "port": number("MAIL_PORT", 25),
        "username": text("MAIL_USER"),
        "password": text("MAIL_PASSWORD"),
        "use_tls": flag("MAIL_TLS", default=MAIL_HOST != "localhost"),
    },
}
CONSOLE = {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
MAILERS = {"default": CONSOLE if MAIL_HOST == "console" else SMTP}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("MAIL_FROM", "newsroom@localhost")

# Security

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],  # the nonce is for the admin's import map; readers' pages carry none
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
HTTPS = flag("HTTPS", default=not DEBUG)  # off only on a private network or for the demo
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if flag("BEHIND_PROXY", default=False):  # only where the proxy sets this header itself, always
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# Logging: Django's own while DEBUG is on, JSON lines on standard error otherwise

if not DEBUG:
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "newsroom.log.JSONFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": text("LOG_LEVEL", "INFO")},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
        },
    }
