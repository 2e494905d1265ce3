"""A Bot API server at 127.0.0.1 that checks what Telegram checks, and fails on order. Real HTTP, by tornado."""

import asyncio
import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from fake_rules import (
    Refused,
    check_commands,
    check_inline,
    checked_caption,
    checked_keyboard,
    checked_text,
    parsed_entities,
)
from fake_updates import BOT, WHEN, Json, Updates, chat
from telegram import constants
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

TOKEN = "123456:local-test-token"


@dataclass
class Sent:
    """A message of the bot as it stands now."""

    message_id: int
    chat: int
    html: str
    plain: str
    rows: list[list[Json]]
    arguments: dict[str, str]
    edits: int = 0
    at: float = field(default_factory=time.monotonic)

    @property
    def buttons(self) -> dict[str, Json]:
        """The buttons by their labels."""
        return {button["text"]: button for row in self.rows for button in row}

    @property
    def json(self) -> Json:
        """The message as the server gives it."""
        keyboard = {"reply_markup": {"inline_keyboard": self.rows}} if self.rows else {}
        return {
            "message_id": self.message_id,
            "date": WHEN,
            "chat": chat(self.chat),
            "from": BOT,
            "text": self.plain,
            "entities": parsed_entities(self.html),
            **keyboard,
        }


@dataclass
class Flood:
    """Messages that may be sent in a while: over all chats in a second, in one group in a minute, and in one private
    chat one a second but for a few at once, here as ten in five seconds.
    """

    overall: int = 30
    group: int = 20
    private: int = 10
    refused: int = 0
    times: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, where: int) -> None:
        """Count one message; Refused with the seconds to wait where it is too many."""
        now = time.monotonic()
        own = (self.group, 60.0) if where < 0 else (self.private, 5.0)
        for key, (most, span) in ((0, (self.overall, 1.0)), (where, own)):
            seen = self.times[key]
            while seen and seen[0] < now - span:
                seen.popleft()
            if len(seen) >= most:
                self.refused += 1
                wait = int(seen[0] + span - now) + 1
                raise Refused(f"Too Many Requests: retry after {wait}", code=429, broken=False, retry_after=wait)
            seen.append(now)


class FakeTelegram:
    """The server, what people do there, and what the bot did."""

    def __init__(self, flood: Flood | None = None, port: int = 0) -> None:
        self.flood = flood
        self._port = port
        self.people = Updates()
        self.sent: dict[tuple[int, int], Sent] = {}
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.broken: list[str] = []
        self.notices: dict[str, str] = {}
        self.results: dict[str, tuple[list[Json], dict[str, str]]] = {}
        self.menus: dict[str, list[str]] = {}
        self.files: dict[str, bytes] = {}
        self.documents: list[tuple[int, str]] = []
        self.photos: list[tuple[int, str]] = []
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.known: set[int] = set()
        self.webhook: dict[str, str] = {}
        self.trouble: Json = {}
        self.deliver_to = ""
        self._faults: dict[str, deque[tuple[str, float]]] = defaultdict(deque)
        self._pending: deque[Json] = deque()
        self._news = asyncio.Event()
        self.release = asyncio.Event()
        self._poller: asyncio.Event | None = None
        self._deliveries: set[asyncio.Task[None]] = set()
        self._connections = asyncio.Semaphore(40)

    async def __aenter__(self) -> "FakeTelegram":
        routes = [
            (r"/bot([^/]+)/(\w+)", _Method, {"server": self}),
            (r"/file/bot([^/]+)/(.+)", _File, {"server": self}),
        ]
        sockets = bind_sockets(self._port, "127.0.0.1")
        self._http = HTTPServer(Application(routes, log_function=lambda handler: None))
        self._http.add_sockets(sockets)
        self.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for delivery in self._deliveries:
            delivery.cancel()
        self._http.stop()
        await self._http.close_all_connections()

    # The people's side.

    def deliver(self, *updates: Json) -> None:
        """Hand updates to the bot, in this order."""
        for update in updates:
            for value in update.values():
                if isinstance(value, dict):
                    self.known |= {int(value[part]["id"]) for part in ("chat", "from") if part in value}
            if self.webhook.get("url"):
                task = asyncio.ensure_future(self._post(update))
                self._deliveries.add(task)
                task.add_done_callback(self._deliveries.discard)
            else:
                self._pending.append(update)
        self._news.set()

    def fail(self, method: str, kind: str, times: int = 1, seconds: float = 0.3) -> None:
        """Let the next calls of a method go wrong: error, timeout, drop, slow, conflict, revoked, refused, flood, held
        (until `release` is set); of updates also duplicate (those that were taken are given again) and disorder (the
        last first).
        """
        self._faults[method].extend([(kind, seconds)] * times)

    async def delivered(self) -> None:
        """Wait until the bot has taken all updates."""
        while self._pending or self._deliveries:  # noqa: ASYNC110 - what ends it is a matter of milliseconds
            await asyncio.sleep(0.005)

    def messages(self, where: int = 7) -> list[Sent]:
        """The bot's messages in a chat, in the order they were sent."""
        return [sent for (place, _), sent in sorted(self.sent.items()) if place == where]

    async def _post(self, update: Json) -> None:
        """Deliver one update to the webhook, again while it is not taken, over at most forty connections."""
        path = urlsplit(self.webhook["url"]).path
        headers = {"Content-Type": "application/json"}
        if "secret_token" in self.webhook:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook["secret_token"]
        client = AsyncHTTPClient(max_clients=40)
        async with self._connections:
            for _ in range(50):
                try:
                    await client.fetch(self.deliver_to + path, method="POST", headers=headers, body=json.dumps(update))
                    break
                except (HTTPClientError, OSError):
                    await asyncio.sleep(0.02)

    # The bot's side.

    async def call(self, token: str, method: str, arguments: dict[str, str], gone: asyncio.Event) -> Any:
        """What a method gives."""
        if token != TOKEN:
            raise Refused("Unauthorized", code=401, broken=False)
        self.calls.append((method, arguments))
        kind, seconds = self._faults[method].popleft() if self._faults[method] else ("", 0.0)
        if kind == "error":
            raise Refused("Internal Server Error", code=500, broken=False)
        if kind == "conflict":
            raise Refused("Conflict: terminated by other getUpdates request", code=409, broken=False)
        if kind == "refused":
            raise Refused("Bad Request: bad webhook: failed to resolve host", broken=False)
        if kind == "revoked":
            raise Refused("Unauthorized", code=401, broken=False)
        if kind == "flood":
            raise Refused("Too Many Requests: retry after", code=429, broken=False, retry_after=seconds)
        if kind == "drop":
            raise ConnectionAbortedError
        if kind == "held":
            await self.release.wait()
        if kind in ("slow", "timeout"):
            await asyncio.sleep(seconds)
        if kind == "timeout":
            raise ConnectionAbortedError
        if method == "getUpdates":
            updates = await self._updates(arguments, gone, again=kind == "duplicate")
            return updates[::-1] if kind == "disorder" else updates
        handler = getattr(self, f"_{method}", None)
        if handler is None:
            raise Refused("Not Found", code=404)
        return handler(arguments)

    async def _updates(self, arguments: dict[str, str], gone: asyncio.Event, *, again: bool) -> list[Json]:
        if self.webhook.get("url"):
            raise Refused("Conflict: can't use getUpdates method while webhook is active", code=409)
        if "allowed_updates" not in arguments:
            raise Refused("allowed_updates was left out: the previous setting would be kept")
        if self._poller is not None:
            self._poller.set()
        mine = self._poller = asyncio.Event()
        offset, deadline = int(arguments.get("offset", 0)), time.monotonic() + float(arguments.get("timeout", 0))
        while self._pending and self._pending[0]["update_id"] < offset and not again:
            self._pending.popleft()
        allowed = {*json.loads(arguments["allowed_updates"])}
        try:
            while not self._waiting(allowed) and time.monotonic() < deadline and not gone.is_set():
                self._news.clear()
                if mine.is_set():
                    raise Refused("Conflict: terminated by other getUpdates request", code=409, broken=False)
                waiting = [asyncio.ensure_future(event.wait()) for event in (self._news, mine, gone)]
                await asyncio.wait(waiting, timeout=deadline - time.monotonic(), return_when=asyncio.FIRST_COMPLETED)
                for task in waiting:
                    task.cancel()
        finally:
            if self._poller is mine:
                self._poller = None
        return self._waiting(allowed)[:100]

    def _waiting(self, allowed: set[str]) -> list[Json]:
        """The updates that nobody took; those of kinds that nobody wants are dropped."""
        self._pending = deque(update for update in self._pending if set(update) & allowed)
        return list(self._pending)

    def _getMe(self, _: dict[str, str]) -> Json:  # noqa: N802 - the API's name, as below
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}

    def _setWebhook(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        if "allowed_updates" not in arguments or "secret_token" not in arguments:
            raise Refused("allowed_updates or secret_token was left out")
        if not arguments["url"].startswith("https://"):
            raise Refused("Bad Request: bad webhook: an HTTPS URL must be provided for webhook")
        self.webhook = arguments
        return True

    def _deleteWebhook(self, _: dict[str, str]) -> bool:  # noqa: N802
        self.webhook = {}
        return True

    def _getWebhookInfo(self, _: dict[str, str]) -> Json:  # noqa: N802
        waiting = {"has_custom_certificate": False, "pending_update_count": len(self._pending)}
        return {"url": self.webhook.get("url", ""), **waiting, **self.trouble}

    def _place(self, arguments: dict[str, str]) -> int:
        where = int(arguments["chat_id"])
        if where in self.moved:
            raise Refused(
                "Bad Request: group chat was upgraded to a supergroup chat",
                broken=False,
                migrate_to_chat_id=self.moved[where],
            )
        if where not in self.known:
            raise Refused("Bad Request: chat not found", broken=False)
        if where in self.blocked:
            raise Refused("Forbidden: bot was blocked by the user", code=403, broken=False)
        if self.flood:
            self.flood.check(where)
        return where

    def _sendMessage(self, arguments: dict[str, str]) -> Json:  # noqa: N802
        plain = checked_text(arguments["text"], arguments.get("parse_mode"))
        rows = checked_keyboard(arguments.get("reply_markup"))
        reply = json.loads(arguments.get("reply_parameters", "{}"))
        if len(reply.get("quote", "")) > constants.MessageLimit.MAX_TEXT_LENGTH // 4:
            raise Refused("Bad Request: QUOTE_TEXT_INVALID")
        if reply and reply["message_id"] not in self.people.messages and not reply.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        where = self._place(arguments)
        sent = Sent(self.people.message_id(), where, arguments["text"], plain.strip(), rows, arguments)
        self.sent[where, sent.message_id] = sent
        self.people.messages[sent.message_id] = sent.json
        return sent.json

    def _sendDocument(self, arguments: dict[str, str]) -> Json:  # noqa: N802
        return self._file(arguments, self.documents)

    def _sendPhoto(self, arguments: dict[str, str]) -> Json:  # noqa: N802
        return self._file(arguments, self.photos)

    def _file(self, arguments: dict[str, str], sent: list[tuple[int, str]]) -> Json:
        checked_caption(arguments.get("caption"), arguments.get("parse_mode"))
        where = self._place(arguments)
        sent.append((where, arguments["file"]))
        return Sent(self.people.message_id(), where, "", "", [], arguments).json

    def _editMessageText(self, arguments: dict[str, str]) -> Json:  # noqa: N802
        plain = checked_text(arguments["text"], arguments.get("parse_mode"))
        rows = checked_keyboard(arguments.get("reply_markup"))
        sent = self.sent.get((self._place(arguments), int(arguments["message_id"])))
        if sent is None:
            raise Refused("Bad Request: message to edit not found", broken=False)
        if (sent.html, sent.rows) == (arguments["text"], rows):
            raise Refused("Bad Request: message is not modified", broken=False)
        sent.html, sent.plain, sent.rows, sent.edits = arguments["text"], plain.strip(), rows, sent.edits + 1
        return sent.json

    def _deleteMessage(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        if self.sent.pop((self._place(arguments), int(arguments["message_id"])), None) is None:
            raise Refused("Bad Request: message to delete not found", broken=False)
        return True

    def _answerCallbackQuery(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        text = arguments.get("text", "")
        if len(text) > constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
            raise Refused("Bad Request: MESSAGE_TOO_LONG")
        if arguments["callback_query_id"] in self.notices:
            # Not the bot's mistake: a request that timed out is made again, and may have been carried out.
            raise Refused(
                "Bad Request: query is too old and response timeout expired or query ID is invalid", broken=False
            )
        self.notices[arguments["callback_query_id"]] = text
        return True

    def _answerInlineQuery(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        self.results[arguments["inline_query_id"]] = check_inline(arguments), arguments
        return True

    def _setMyCommands(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        commands = json.loads(arguments["commands"])
        check_commands(commands)
        scope = json.loads(arguments.get("scope", '{"type": "default"}'))
        language = arguments.get("language_code", "")
        if len(language) not in (0, 2):
            raise Refused("Bad Request: LANG_CODE_INVALID")
        if "chat_id" in scope and int(scope["chat_id"]) not in self.known:
            raise Refused("Bad Request: chat not found", broken=False)
        name = " ".join(part for part in (scope["type"], str(scope.get("chat_id", "")), language) if part)
        self.menus[name] = [f"{one['command']} {one['description']}" for one in commands]
        return True

    def _deleteMyCommands(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        scope = json.loads(arguments["scope"])
        self.menus.pop(f"{scope['type']} {scope.get('chat_id', '')}".strip(), None)
        return True

    def _setMyDescription(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        if len(arguments.get("description", "")) > constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH:
            raise Refused("Bad Request: the description is too long")
        return True

    def _setMyShortDescription(self, arguments: dict[str, str]) -> bool:  # noqa: N802
        if len(arguments.get("short_description", "")) > constants.BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH:
            raise Refused("Bad Request: the short description is too long")
        return True

    def _getFile(self, arguments: dict[str, str]) -> Json:  # noqa: N802
        name = arguments["file_id"]
        if name not in self.files:
            raise Refused("Bad Request: wrong file_id or the file is temporarily unavailable", broken=False)
        size = len(self.files[name])
        if size > constants.FileSizeLimit.FILESIZE_DOWNLOAD:
            raise Refused("Bad Request: file is too big", broken=False)
        return {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": name}


class _Method(RequestHandler):
    def initialize(self, server: FakeTelegram) -> None:
        self.server = server
        self.gone = asyncio.Event()

    def on_connection_close(self) -> None:
        self.gone.set()

    async def post(self, token: str, method: str) -> None:
        arguments = {name: self.get_body_argument(name, strip=False) for name in self.request.body_arguments}
        for files in self.request.files.values():
            arguments["file"] = files[0]["filename"]
        try:
            result = await self.server.call(token, method, arguments, self.gone)
            answer: Json = {"ok": True, "result": result}
        except ConnectionAbortedError:
            self._auto_finish = False
            self.request.connection.stream.close()  # type: ignore[union-attr]
            return
        except Refused as refused:
            if refused.broken:
                self.server.broken.append(f"{method}: {refused}")
            self.set_status(refused.code)
            answer = {"ok": False, "error_code": refused.code, "description": str(refused)}
            if refused.parameters:
                answer["parameters"] = refused.parameters
        if self.gone.is_set():
            return
        self.set_header("Content-Type", "application/json")
        await self.finish(json.dumps(answer))


class _File(RequestHandler):
    def initialize(self, server: FakeTelegram) -> None:
        self.server = server

    async def get(self, _: str, name: str) -> None:
        await self.finish(self.server.files[name])
