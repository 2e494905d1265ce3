"""The health port: GET /health is 200 while the bot is in touch with Telegram, else 503; GET /metrics counts."""

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

STALE = 120.0
"""Seconds without a word from Telegram after which it is no longer taken to be within reach."""


@dataclass
class Health:
    """How the bot is. `state` is "starting", "running", "stopping", "conflict" or "rejected"."""

    clock: Callable[[], float]
    state: str = "starting"
    contact: float = field(default=0.0)

    def touch(self) -> None:
        """Telegram answered just now."""
        self.contact = self.clock()

    @property
    def word(self) -> str:
        """The state in one word; "unreachable" for a running bot that hears nothing from Telegram."""
        if self.state == "running" and self.clock() - self.contact > STALE:
            return "unreachable"
        return self.state


class HealthServer:
    """Serves the health over HTTP, beside the webhook, whose own port answers nothing but updates."""

    def __init__(self, health: Health, counts: Callable[[], Mapping[str, int]]) -> None:
        parts = {"health": health, "counts": counts}
        self._server = HTTPServer(
            Application([(r"/health", _Health, parts), (r"/metrics", _Metrics, parts)], log_function=_quiet)
        )

    def listen(self, address: str, port: int) -> None:
        """Begin to serve. Raises OSError where the port is taken."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        listening = socket.create_server((address, port), family=family)
        listening.settimeout(0.0)
        self._server.add_socket(listening)

    async def close(self) -> None:
        """Stop serving."""
        self._server.stop()
        await self._server.close_all_connections()


class _Page(RequestHandler):
    def initialize(self, health: Health, counts: Callable[[], Mapping[str, int]]) -> None:
        self.health = health
        self.counts = counts


class _Health(_Page):
    def get(self) -> None:
        word = self.health.word
        self.set_status(200 if word == "running" else 503)
        self.write({"status": word})


class _Metrics(_Page):
    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; version=0.0.4")
        for name, number in self.counts().items():
            self.write(f"# TYPE yinju_{name}_total counter\nyinju_{name}_total {number}\n")
        self.write(f"# TYPE yinju_up gauge\nyinju_up {int(self.health.word == 'running')}\n")


def _quiet(handler: RequestHandler) -> None:
    """No line in the log for each look at the health."""
