"""The bot's life: reach Telegram, take updates by polling or webhook, and stop with nothing half-sent."""

import asyncio
import logging
import os
import secrets
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, Defaults, TypeHandler

from bot.dispatch import Dispatcher, random_reference
from bot.errors import ServiceError
from bot.library import Library
from bot.settings import Settings
from bot.telegram.adapter import UPDATES, Adapter, Limits
from bot.telegram.flood import ATTEMPTS, Patient
from bot.telegram.health import Health, HealthServer
from bot.telegram.menus import Menus
from bot.telegram.ordering import GRACE, InOrder
from bot.telegram.reach import REJECTED
from bot.telegram.reports import Reports
from bot.telegram.requests import Watched, requests
from bot.telegram.sending import Sender
from bot.wording.catalogue import marked

log = logging.getLogger(__name__)

CONFLICT = marked(
    "another program takes this bot's updates (409 Conflict); stop it, or give this bot a token of its own"
)
OCCUPIED = marked("cannot listen there: {reason}; another program may have the port")


@dataclass(frozen=True, slots=True)
class Pace:
    """Times in seconds: one long poll, waiting for an answer, between attempts, and for the end of what goes on."""

    poll: int = 30
    answer: float = 15.0
    pause: float = 0.5
    longest_pause: float = 30.0
    farewell: float = 30.0


class Service:
    """Runs the bot until it is told to stop."""

    def __init__(
        self, settings: Settings, library: Library, dispatcher: Dispatcher, reports: Reports, pace: Pace | None = None
    ) -> None:
        self._settings = settings
        self._reports = reports
        self._pace = pace or Pace()
        self._stop = asyncio.Event()
        self._failure: ServiceError | None = None
        self._clock = asyncio.get_running_loop().time
        self.health = Health(self._clock, polling=not settings.webhook_url)
        self.ready = asyncio.Event()
        self._limiter = Patient(settings.messages_per_second, self._pace.pause)
        self._updates = Watched(self._pace.answer, self.health.touch, lambda: self._fail(REJECTED, "rejected"))
        self.application = self._application()
        sender = Sender(self.application.bot, library)
        reports.sender = sender
        limits = Limits(settings.questions_per_minute, self._clock)
        self._menus = Menus(library, dispatcher.commands, settings.owners, settings.language)
        self._adapter = Adapter(dispatcher, library, limits, settings.owners, sender, self._menus)
        self.application.add_handler(TypeHandler(Update, self._adapter.handle))
        self.application.add_error_handler(self._failed)

    def stop(self) -> None:
        """Take no more updates, finish those taken, and end."""
        self._stop.set()

    async def run(self) -> None:
        """Serve until stopped. Raises ServiceError where the bot cannot go on."""
        port = HealthServer(self.health, self._counts) if self._settings.health_port else None
        try:
            if port:
                port.listen(self._settings.health_listen, self._settings.health_port)
            if await self._reach():
                self._limiter.attempts = ATTEMPTS
                await self._serve()
        except InvalidToken:
            self._fail(REJECTED, "rejected")
        except OSError as error:
            self._fail(OCCUPIED, "rejected", reason=error.strerror)
        finally:
            with suppress(TelegramError):
                await self.application.shutdown()
            if port:
                await port.close()
        if self._failure:
            raise self._failure

    async def _reach(self) -> bool:
        """Wait until Telegram answers; False when told to stop before."""
        wait = self._pace.pause
        while not self._stop.is_set():
            try:
                return await self._unless_stopped(self.application.initialize())
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning(
                    "%s does not answer (%s); trying again in %.0f s", self._settings.telegram_api, error.message, wait
                )
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), wait)
            wait = min(wait * 2, self._pace.longest_pause)
        return False

    async def _serve(self) -> None:
        await self.application.start()
        updater = self.application.updater
        assert updater is not None  # noqa: S101 - the builder made one
        menus: asyncio.Task[None] | None = None
        try:
            if await self._unless_stopped(self._begin()):
                self.health.touch()
                self.health.state = "running"
                log.info("@%s is listening by %s", self.application.bot.username, self._way)
                menus = asyncio.create_task(self._menus.set_all(self.application.bot))
                self.ready.set()
                await self._stop.wait()
        finally:
            if self.health.state == "running":
                self.health.state = "stopping"
            if menus:
                menus.cancel()
            if updater.running:
                await updater.stop()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.application.stop(), self._pace.farewell)
            await self._reports.finish()

    @property
    def _way(self) -> str:
        return "webhook" if self._settings.webhook_url else "polling"

    async def _begin(self) -> None:
        updater, settings = self.application.updater, self._settings
        assert updater is not None  # noqa: S101 - as above
        if settings.webhook_url:
            await updater.start_webhook(
                settings.webhook_listen,
                settings.webhook_port,
                urlsplit(settings.webhook_url).path,
                webhook_url=settings.webhook_url,
                secret_token=settings.webhook_secret or secrets.token_urlsafe(32),
                allowed_updates=UPDATES,
                bootstrap_retries=-1,
            )
        else:
            await updater.start_polling(
                timeout=self._pace.poll, allowed_updates=UPDATES, bootstrap_retries=-1, error_callback=self._poll_failed
            )

    async def _unless_stopped(self, work: Awaitable[object]) -> bool:
        """Whether the work was done; it is given up when the bot is told to stop."""
        doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(self._stop.wait())
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not doing.done():
            doing.cancel()
            with suppress(asyncio.CancelledError):
                await doing
            return False
        await doing
        return True

    def _application(self) -> Application[Any, Any, Any, Any, Any, Any]:
        settings = self._settings
        os.environ.setdefault("PTB_TIMEDELTA", "true")  # times as they will be in the library's next version
        preview = LinkPreviewOptions(is_disabled=True)
        return (
            ApplicationBuilder()
            .token(settings.telegram_token)
            .base_url(f"{settings.telegram_api}/bot")
            .base_file_url(f"{settings.telegram_api}/file/bot")
            .request(requests(self._pace.answer))
            .get_updates_request(self._updates)
            .rate_limiter(self._limiter)
            .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=preview))
            .concurrent_updates(InOrder(GRACE if settings.webhook_url else 0.0))
            .job_queue(None)
            .build()
        )

    def _poll_failed(self, error: TelegramError) -> None:
        if isinstance(error, Conflict):
            self._fail(CONFLICT, "conflict")
        else:
            log.warning("updates could not be fetched (%s); trying again", error.message)

    def _fail(self, message: str, state: str, **values: object) -> None:
        if self._failure is None:
            self._failure = ServiceError(message, **values)
            self.health.state = state
            self._updates.shut = True
        self._stop.set()

    async def _failed(self, _: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An error outside the dispatcher: logged without the update, and reported."""
        error, reference = context.error, random_reference()
        if error is None:
            return
        log.error("error %s", reference, exc_info=error)
        if not isinstance(error, NetworkError):
            self._reports(reference, error)

    def _counts(self) -> Mapping[str, int]:
        return {"replies": self._adapter.answered, "errors": self._reports.errors}
