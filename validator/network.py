"""Fetching, where a person allowed it: over http and https, from public addresses alone, within limits."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from standards.errors import DsregError
from validator.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPResponse
    from pathlib import Path
    from urllib.parse import SplitResult

    Accepts = Callable[[str], bool]

REDIRECTS = 5
SECONDS = 30
"""How long a server may take for one answer, or for one piece of it."""
PIECE = 256 * 1024
PORTS = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
OK = 200
BAD_REQUEST = 400
TOO_MANY = 429
LINK_SECONDS = 10
"""How long a server may take to say that an address works."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet: not this machine, not its network, not a reserved one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.is_multicast:
            return False
        translated = IPv4Address(found.packed[-4:]) if found in TRANSLATED else None
        inner = found.ipv4_mapped or found.sixtofour or translated or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def fetch(url: str, path: Path, *, shown: str, accepts: Accepts = is_public) -> None:
    """Write what an address holds to a file.

    The connection goes to the very address that was looked at, so that a name cannot change its meaning in between; no
    proxy, no password and no cookie is used. Raise DsregError "url-refused" or "url-failed".
    """
    deadline = time.monotonic() + LIMITS.fetching
    try:
        for _ in range(REDIRECTS + 1):
            with _answer(url, shown=shown, accepts=accepts) as response:
                if response.status not in MOVED:
                    _save(response, path, url=url, deadline=deadline)
                    return
                url = urljoin(url, response.headers.get("Location", ""))
    except ssl.SSLCertVerificationError as error:
        reason = f"the certificate of its server is not to be trusted: {error.verify_message}"
        raise DsregError("url-failed", url=url, reason=reason) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
        raise DsregError("url-failed", url=url, reason=reason) from error
    raise DsregError("url-failed", url=url, reason=f"it was moved more than {REDIRECTS} times")


def why_broken(url: str, *, shown: str, accepts: Accepts = is_public) -> str | None:
    """Return why nobody can follow an address, None where it works: it is asked for its head, then for itself.

    Some servers know no HEAD, so only GET decides. Of what GET answers nothing is read. A server that has had enough of
    questions (429) is there. Raise nothing: what cannot be asked, such as an address of this network, is broken too.
    """
    said: str | None = ""
    for method in ("HEAD", "GET"):
        try:
            said = _follow(url, method, shown=shown, accepts=accepts)
        except DsregError as error:
            return str(error.facts["reason"])
        except (OSError, HTTPException, ValueError) as error:
            said = str(getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
        if said is None:
            return None
    return said


def _follow(url: str, method: str, *, shown: str, accepts: Accepts) -> str | None:
    for _ in range(REDIRECTS + 1):
        with _answer(url, shown=shown, accepts=accepts, method=method, seconds=LINK_SECONDS) as response:
            if response.status not in MOVED:
                works = response.status < BAD_REQUEST or response.status == TOO_MANY
                return None if works else f"the server answered {response.status} {response.reason}"
            url = urljoin(url, response.headers.get("Location", ""))
    return f"it was moved more than {REDIRECTS} times"


@contextmanager
def _answer(
    url: str, *, shown: str, accepts: Accepts, method: str = "GET", seconds: int = SECONDS
) -> Iterator[HTTPResponse]:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise DsregError("url-refused", path=shown, url=url, reason="only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise DsregError("url-refused", path=shown, url=url, reason="it holds a password")
    port = parts.port or PORTS[parts.scheme]
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": "dsreg", "Accept-Encoding": "identity"}
    with closing(HTTPConnection(parts.hostname, port, timeout=seconds)) as connection:
        connection.sock = _connect(parts, port, url=url, shown=shown, accepts=accepts, seconds=seconds)
        connection.request(method, target, headers=headers)
        with closing(connection.getresponse()) as response:
            yield response


def _connect(  # noqa: PLR0913 - whom it connects to, and within which bounds
    parts: SplitResult, port: int, *, url: str, shown: str, accepts: Accepts, seconds: int
) -> socket.socket:
    """Return a connection to the first address of the host; every one of them must be acceptable."""
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [str(place[4][0]) for place in found]
    if not addresses or not all(map(accepts, addresses)):
        raise DsregError("url-refused", path=shown, url=url, reason="its address is not one of the open internet")
    plain = socket.create_connection((addresses[0], port), timeout=seconds)
    if parts.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)
    except OSError:
        plain.close()
        raise


def _save(response: HTTPResponse, path: Path, *, url: str, deadline: float) -> None:
    if response.status != OK:
        raise DsregError("url-failed", url=url, reason=f"the server answered {response.status} {response.reason}")
    size = 0
    with path.open("wb") as stream:
        while piece := response.read(PIECE):
            size += len(piece)
            if size > LIMITS.fetched:
                raise DsregError("url-failed", url=url, reason=f"it is longer than {LIMITS.fetched:,} bytes")
            if time.monotonic() > deadline:
                raise DsregError("url-failed", url=url, reason=f"it took more than {LIMITS.fetching} seconds")
            stream.write(piece)
