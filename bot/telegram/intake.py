"""How updates come in: by polling, or by a webhook whose state at Telegram is looked at from time to time."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, Updater

from bot.errors import ServiceError
from bot.settings import Settings
from bot.wording.catalogue import marked

log = logging.getLogger(__name__)

UPDATES = (
    *("message", "edited_message", "channel_post", "edited_channel_post"),
    *("callback_query", "inline_query", "my_chat_member"),
)
"""The kinds of updates that are asked for, always in full: left out, Telegram would keep an earlier wish."""
CONFLICT = marked(
    "another program takes this bot's updates (409 Conflict); stop it, or give this bot a token of its own"
)


class Intake:
    """Begins to take updates, and tells whether they still come."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any], settings: Settings) -> None:
        self._application = application
        self._settings = settings
        self._told: object = None

    @property
    def updater(self) -> Updater:
        """The library's part that fetches updates or listens for them."""
        updater = self._application.updater
        assert updater is not None  # noqa: S101 - the builder made one
        return updater

    @property
    def way(self) -> str:
        """Polling or webhook, in a word."""
        return "webhook" if self._settings.webhook_url else "polling"

    async def begin(self, poll: int, failed: Callable[[TelegramError], None]) -> None:
        """Begin, with polls of so many seconds. `failed` is told of each poll that fails.

        Raises ServiceError where Telegram does not take the webhook, TelegramError where it may work later.
        """
        settings = self._settings
        if not settings.webhook_url:
            await self.updater.start_polling(timeout=poll, allowed_updates=UPDATES, error_callback=failed)
            return
        try:
            await self.updater.start_webhook(
                settings.webhook_listen,
                settings.webhook_port,
                urlsplit(settings.webhook_url).path,
                webhook_url=settings.webhook_url,
                secret_token=settings.webhook_secret or secrets.token_urlsafe(32),
                allowed_updates=UPDATES,
            )
        except BadRequest as error:
            problem = f"Telegram does not take the webhook {settings.webhook_url} ({error.message})"
            raise ServiceError(marked("{problem}; correct YINJU_WEBHOOK_URL"), problem=problem) from error

    async def watch(self, every: float, alive: Callable[[], None]) -> None:
        """Look at the webhook each `every` seconds, and tell when it is well. Returns at once where the bot polls.

        Raises ServiceError when another program took the webhook away, InvalidToken when Telegram does not know the
        token any more: no update would come.
        """
        while self._settings.webhook_url:
            await asyncio.sleep(every)
            try:
                await self._look(alive)
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("the webhook could not be looked at (%s)", error.message)

    async def _look(self, alive: Callable[[], None]) -> None:
        info = await self._application.bot.get_webhook_info()
        if info.url != self._settings.webhook_url:
            raise ServiceError(CONFLICT)
        alive()
        if info.last_error_date and info.last_error_date != self._told:
            self._told = info.last_error_date
            log.warning("Telegram cannot deliver to the webhook: %s", info.last_error_message)
