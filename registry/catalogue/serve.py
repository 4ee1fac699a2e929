"""Look at a catalogue on this machine, as a host would serve it: the same policy, the right media types."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from registry.catalogue.build import is_catalogue
from registry.catalogue.feeds import MARKER
from registry.catalogue.writing import POLICY
from registry.dataset.terms import FORMATS, OTHER
from standards.errors import DsregError

if TYPE_CHECKING:
    from typing import BinaryIO

TEXT = "; charset=utf-8"
TYPES = {f".{name}": one.media_type for name, one in FORMATS.items()} | {
    ".csv": f"text/csv{TEXT}",
    ".tsv": f"text/tab-separated-values{TEXT}",
    ".txt": f"text/plain{TEXT}",
    ".ttl": f"text/turtle{TEXT}",
    ".html": f"text/html{TEXT}",
    ".css": f"text/css{TEXT}",
    ".js": f"text/javascript{TEXT}",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    "": OTHER.media_type,
}


def open_server(site: Path, *, host: str = "127.0.0.1", port: int = 8000) -> ThreadingHTTPServer:
    """Return a server of the catalogue in `site`, bound and not yet serving; port 0 chooses a free one.

    Raise DsregError "not-a-catalogue" when dsreg did not build the folder, "port-in-use" when nobody can listen
    there.
    """
    if not is_catalogue(site):
        raise DsregError("not-a-catalogue", path=site)
    base = urlsplit(json.loads((site / MARKER).read_text(encoding="utf-8"))["baseUrl"]).path
    try:
        return ThreadingHTTPServer((host, port), partial(SiteRequest, directory=str(site.resolve()), base=base))
    except OSError as error:
        raise DsregError("port-in-use", host=host, port=port, reason=error.strerror) from error


class SiteRequest(SimpleHTTPRequestHandler):
    """One request for a file of the site; folders are shown by their index.html alone."""

    extensions_map = TYPES
    server_version, sys_version = "dsreg", ""
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, base: str, **kwargs: object) -> None:
        """Remember below which path the site will stand on its host: there its 404 page finds its looks."""
        self.base = base
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file of an address, below the site's own path on its host too."""
        if path.startswith(self.base):
            path = "/" + path.removeprefix(self.base)
        return super().translate_path(path)

    def send_head(self) -> BinaryIO | None:
        """Answer nothing that stands outside the site, whatever a link in it says."""
        root = Path(self.directory).resolve()
        if not Path(self.translate_path(self.path)).resolve().is_relative_to(root):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - http.server's signature
        """Show no folder that has no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the catalogue's own page about it."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        content = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Send the policy of the pages with everything."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's signature
        """Write nothing: the person looks at the pages."""
