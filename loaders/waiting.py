"""How long a busy server asks to wait: the ``Retry-After`` of an answer.

It comes in seconds or as a date (RFC 9110, section 10.2.3).
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def asked_pause(header: str | None) -> float:
    """The seconds from now that ``header`` asks for; 0 where it asks for none."""
    header = (header or "").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
