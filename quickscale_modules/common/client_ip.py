"""The address of the visitor, behind proxies too."""

from __future__ import annotations

import ipaddress
import re

from django.http import HttpRequest

from quickscale_modules.common import app_settings

IPV4_WITH_PORT = re.compile(r"([0-9.]+):[0-9]+")
IPV6_IN_BRACKETS = re.compile(r"\[([0-9a-fA-F:.]+)\](:[0-9]+)?")
IPV6_SITE_PREFIX = 64


def client_ip(request: HttpRequest) -> str | None:
    """Return the visitor's address, or None where nobody trustworthy tells it.

    Each of our proxies appends the address that it saw to X-Forwarded-For, so only the last
    ones count, as many as we have proxies; what stands before is the visitor's own writing.
    """
    proxies = app_settings.proxy_count()
    seen = [str(request.META.get("REMOTE_ADDR", ""))]
    if proxies:
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        seen = [*filter(None, map(str.strip, forwarded.split(","))), *seen]
    return valid_address(seen[-(proxies + 1)] if len(seen) > proxies else seen[0])


def valid_address(text: str) -> str | None:
    """Return an address without its port, or None when it is none."""
    match = IPV4_WITH_PORT.fullmatch(text) or IPV6_IN_BRACKETS.fullmatch(text)
    try:
        address = ipaddress.ip_address(match[1] if match else text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)


def network(address: str | None) -> str:
    """Return what to count by: one IPv6 visitor owns a whole /64."""
    if address is None or ":" not in address:
        return address or "unknown"
    return str(ipaddress.ip_network(f"{address}/{IPV6_SITE_PREFIX}", strict=False))
