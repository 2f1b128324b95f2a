"""Error pages, which must work when little else does."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.test import Client

from quickscale_core import views


def failing_processor(request: HttpRequest) -> dict[str, str]:
    raise RuntimeError("the secret of the failing processor")


@pytest.mark.contract
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("/suspicious", 400), ("/forbidden", 403), ("/nowhere", 404), ("/broken", 500)],
)
def test_each_error_has_its_status_and_tells_no_secret(
    site: Client, path: str, status: int
) -> None:
    response = site.get(path)

    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("text/html")
    assert "secret" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


@pytest.mark.contract
@pytest.mark.usefixtures("broken_database")
def test_the_page_for_500_needs_no_database(site: Client) -> None:
    response = site.get("/broken")

    assert response.status_code == 500
    assert response.content.decode() != views.LAST_RESORT


@pytest.mark.contract
def test_the_page_for_500_outlives_context_processors_that_fail(
    site: Client, settings: Any
) -> None:
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append(f"{__name__}.failing_processor")
    settings.TEMPLATES = templates

    assert site.get("/page").status_code == 500
    assert b"secret" not in site.get("/page").content


@pytest.mark.contract
def test_the_page_for_500_outlives_a_broken_template_of_its_own(
    site: Client, settings: Any
) -> None:
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", {"500.html": "{% oh no %}"})]
            },
        }
    ]

    response = site.get("/broken")

    assert response.status_code == 500
    assert response.content.decode() == views.LAST_RESORT


@pytest.mark.contract
def test_the_page_for_500_outlives_statics_that_were_not_collected(
    site: Client, settings: Any
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }

    response = site.get("/broken")

    assert response.status_code == 500
    assert response.content.decode() != views.LAST_RESORT


def test_the_page_for_500_names_site_and_request(site: Client, settings: Any) -> None:
    settings.SITE_NAME = "Søren & <Söhne>"

    page = site.get("/broken", headers={"x-request-id": "id-of-the-request"}).content.decode()

    assert "Søren &amp; &lt;Söhne&gt;" in page
    assert "id-of-the-request" in page


@pytest.mark.contract
def test_a_host_that_is_not_ours_is_refused(site: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["acme.test"]

    assert site.get("/plain", headers={"host": "evil.test"}).status_code == 400


@pytest.mark.contract
@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_a_form_without_its_token_gets_a_page_that_helps() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/plain", {"any": "thing"})

    assert response.status_code == 403
    assert "403_csrf.html" in [template.name for template in response.templates]


def test_a_failure_is_still_reported(site: Client) -> None:
    reported = []
    got_request_exception.connect(lambda **kwargs: reported.append(kwargs), weak=False)

    site.get("/broken")

    assert len(reported) == 1
