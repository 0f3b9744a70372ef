"""What a web server imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")

application = get_wsgi_application()
