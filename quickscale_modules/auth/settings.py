"""What a project star-imports to use auth; see README.md."""

AUTH_APPS = ["allauth", "allauth.account"]
AUTH_MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]
AUTH_AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_CONTEXT_PROCESSORS: list[str] = []
AUTH_CSP: dict[str, list[str]] = {}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "quickscale_auth:profile"

# People are known by their e-mail address, and have no user name.
ACCOUNT_ADAPTER = "quickscale_modules.auth.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_CHANGE_EMAIL = True  # one address at a time; False gives a list of addresses

# An address is its owner's only after the mail sent there was answered. It is also what keeps
# strangers from finding out who has an account.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True

# A borrowed session cannot take the account over, and the owner hears of each change.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
