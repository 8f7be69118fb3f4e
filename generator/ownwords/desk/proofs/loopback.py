"""One page shown on this computer alone. It opens nothing by itself."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_HERE = "127.0.0.1"


def server_of(page: str) -> ThreadingHTTPServer:
    """Gives the page, and nothing else, at a free port."""
    body = page.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Under another name a page elsewhere could have a browser fetch it.
            host = (self.headers.get("Host") or "").rpartition(":")[0]
            if self.path != "/" or host not in (_HERE, "localhost"):
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Cross-Origin-Resource-Policy", "same-origin")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nobody needs to know who looked."""

    return ThreadingHTTPServer((_HERE, 0), Handler)


def address_of(server: ThreadingHTTPServer) -> str:
    return f"http://{_HERE}:{server.server_address[1]}/"
