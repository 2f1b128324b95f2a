"""The settings that quickscale_core reads, each with its default."""

from __future__ import annotations

from django.conf import settings

# A browser feature maps to the origins that may use it: none at all, here.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}


def site_name() -> str:
    """Return SITE_NAME: the title of the site, in any words."""
    return str(getattr(settings, "SITE_NAME", "QuickScale"))


def permissions_policy() -> str:
    """Return QUICKSCALE_CORE_PERMISSIONS_POLICY as its header says it."""
    policy = getattr(settings, "QUICKSCALE_CORE_PERMISSIONS_POLICY", PERMISSIONS_POLICY)
    return ", ".join(f"{feature}=({' '.join(origins)})" for feature, origins in policy.items())
