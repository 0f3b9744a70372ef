"""All settings. What differs between machines comes from the environment; the rules of the domain are data."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from ucj_dashboard.env import env_choice, env_flag, env_list, env_number, env_text

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = env_text("SECRET_KEY")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env_flag("DEBUG", default=False)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", default=[])

# The site: whose coverage it shows, and who may read it.
SITE_NAME = env_text("SITE_NAME", default="Dasbor UCJ Lampung")
SITE_LOGO = env_text("SITE_LOGO", default="")
# The head of documents, line by line: the office that hands them out.
LETTERHEAD = [line.strip() for line in env_text("LETTERHEAD", default="").split("|") if line.strip()]
SITE_CONTACT = env_text("SITE_CONTACT", default="")
# Where people find the site: for links in mails, which no request tells.
SITE_URL = env_text("SITE_URL", default="").rstrip("/")
if SITE_URL and not SITE_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured(f"SITE_URL bernilai “{SITE_URL}”. Tulis lengkap, misalnya https://ucj.example.go.id.")
PROVINCE_CODE = env_text("PROVINCE_CODE", default="18")
READING = env_choice("READING", ["open", "login"], default="open")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_q",
    "audit",
    "regions",
    "accounts",
    "enrolment",
    "coverage",
    "monev",
    "dashboards",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.IdleSessionMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

if READING == "login":
    # Every page but the sign-in page then asks who is there.
    MIDDLEWARE.append("django.contrib.auth.middleware.LoginRequiredMiddleware")

ROOT_URLCONF = "ucj_dashboard.urls"
WSGI_APPLICATION = "ucj_dashboard.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dashboards.context.frame",
            ],
            "builtins": ["dashboards.templatetags.indonesian"],
        },
    },
]

_database = dj_database_url.parse(
    env_text("DATABASE_URL", default=f"sqlite:///{quote(str(BASE_DIR / 'var' / 'ucj.sqlite3'))}"),
    conn_max_age=env_number("CONN_MAX_AGE", default=60),
)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # SQLite has no row locks: a write transaction takes the whole file at its start, and readers go on beside it (WAL).
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
if _database["ENGINE"].endswith("sqlite3"):
    Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_KEEPS_PAGES = env_choice("PAGE_CACHE", ["on", "off"], default="on") == "on"
CACHES = {
    # Shared by all processes of all machines, since attempts to sign in are counted here; its table comes by migration.
    # Many entries, so that nobody pushes the count of his attempts out of it with attempts at other names.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Finished pages, some 15 KB each, shared by the processes of this machine.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache"
        if _KEEPS_PAGES
        else "django.core.cache.backends.dummy.DummyCache",
        "LOCATION": env_text("PAGE_CACHE_FOLDER", default=str(BASE_DIR / "var" / "pages")),
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 3000},
    },
    # Where workers say twice a second that they live: nobody asks, so nothing is kept.
    "workers": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

# Work in the background, its queue in the database: manage.py qcluster takes from it. A job whose worker died comes
# again after "retry" seconds, so it must be safe to repeat (monev/jobs.py).
_JOB_SECONDS = env_number("JOB_SECONDS", default=120)
Q_CLUSTER: dict[str, Any] = {
    "name": "ucj",
    "orm": "default",
    "workers": 2,
    # One waits at hand for the next free worker; more would only grow old there.
    "queue_limit": 1,
    "bulk": 1,
    "poll": 1,
    "timeout": _JOB_SECONDS,
    "retry": _JOB_SECONDS + 15,
    "max_attempts": 6,
    # Drawing takes memory that a process does not give back: each file gets a new one.
    "recycle": 1,
    "save_limit": 100,
    "catch_up": False,
    "scheduler": False,
    "cache": "workers",
    "label": "Pekerjaan latar",
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "enrolment:work"
LOGOUT_REDIRECT_URL = "dashboards:overview"

# People are invited by an admin: nobody signs up, and an address of e-mail is only for messages.
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "set_password": "accounts.forms.SetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# A password that was guessed stops being tried; a whole office behind one address still gets in.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "login_webauthn": "accounts.passkeys.LoginForm",
    "authenticate_webauthn": "accounts.passkeys.AuthenticateForm",
    "reauthenticate_webauthn": "accounts.passkeys.ReauthenticateForm",
    "add_webauthn": "accounts.passkeys.AddForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
# Publishers and admins set up a second factor before anything else; off only where the example is tried.
REQUIRE_SECOND_FACTOR = env_flag("REQUIRE_SECOND_FACTOR", default=True)
SESSION_IDLE_MINUTES = env_number("SESSION_IDLE_MINUTES", default=60)

# Without a mail server messages are written to the log of the process.
EMAIL_HOST = env_text("EMAIL_HOST", default="")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env_number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env_text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env_flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env_text("EMAIL_FROM", default="dasbor@localhost")

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
# Left off on purpose: it would write the year 2026 as "2.026". Counts are formatted by enrolment.numbers.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Behind a proxy that speaks https; off only where the site is tried on its own machine.
_HTTPS = env_flag("HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
# Whose attempts are counted: the last address that the proxy adds to X-Forwarded-For, without a proxy the caller's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _HTTPS else 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _HTTPS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Of every job that goes well it tells three times.
    "loggers": {"django-q": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": env_choice("LOG_LEVEL", ["DEBUG", "INFO", "WARNING"], default="INFO")},
}
