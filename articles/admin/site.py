"""The admin site itself, made ours: our sign-in, our words, no sidebar.

Django's own site object is kept, so that every app's admin finds it; only what is said and who signs in where changes.
"""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
@login_not_required
def sign_in(request, extra_context=None):
    """Where Django's admin sends those it does not let in: to our door, or to a page that says why not."""
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        wanted = reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(wanted)
    if admin.site.has_permission(request):
        return HttpResponseRedirect(wanted)
    return render(request, "admin/no_access.html", {"title": "No access"}, status=403)


admin.site.login = sign_in
admin.site.site_title = admin.site.site_header = "Newsroom"
admin.site.index_title = "Editorial"
admin.site.enable_nav_sidebar = False
apps.get_app_config("articles").verbose_name = "Editorial"
apps.get_app_config("accounts").verbose_name = "People"
