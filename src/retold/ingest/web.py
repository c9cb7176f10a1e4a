"""A URL in, its bytes out. Called only where the user has said `--online`."""

from __future__ import annotations

import re
from typing import NamedTuple

from retold import __version__, settings
from retold.ingest.streams import Unusable, megabytes

_URL = re.compile(r"https?://", re.IGNORECASE)


class Fetched(NamedTuple):
    """A response: its bytes, where they were in the end, and the encoding its header names."""

    data: bytes
    url: str
    charset: str | None


def is_url(origin: str) -> bool:
    """Whether an origin is to be fetched rather than opened."""
    return _URL.match(origin) is not None


def fetch(url: str) -> Fetched:
    """What is at an http address; raises `Unusable` with the reason where nothing can be had."""
    import http.client  # noqa: PLC0415 (with the next two 30 ms to import, seldom needed)
    import urllib.error  # noqa: PLC0415
    import urllib.request  # noqa: PLC0415

    headers = {
        "User-Agent": f"retold/{__version__}",
        "Accept": "text/html,application/xhtml+xml,application/xml,*/*;q=0.5",
    }
    try:
        request = urllib.request.Request(url, headers=headers)
        with urllib.request.urlopen(request, timeout=settings.INGEST_FETCH_SECONDS) as response:
            data = response.read(settings.INGEST_LINE_BYTES + 1)
            found = Fetched(data, response.geturl(), response.headers.get_content_charset())
    except urllib.error.HTTPError as error:
        with error:
            raise Unusable(f"could not be fetched: the server answered {error.code} {error.reason}") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise Unusable(f"could not be fetched ({reason}): check the address and the connection") from None
    if len(found.data) > settings.INGEST_LINE_BYTES:
        raise Unusable(f"more than {megabytes(settings.INGEST_LINE_BYTES)} at this address: fetch it to a file first")
    return found
