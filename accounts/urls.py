"""Signing in and out, and the first password."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("set-password/<str:uidb64>/<str:token>/", views.SetPassword.as_view(), name="set_password"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
]
