"""The bot's life: reach Telegram, take updates by polling or webhook, and stop with nothing half-sent."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, Defaults, TypeHandler

from bot.dispatch import Dispatcher, random_reference
from bot.errors import ServiceError
from bot.library import Library
from bot.settings import Settings
from bot.telegram.adapter import Adapter, Limits
from bot.telegram.flood import ATTEMPTS, Patient
from bot.telegram.health import Health, HealthServer
from bot.telegram.intake import CONFLICT, Intake
from bot.telegram.menus import Menus
from bot.telegram.ordering import GRACE, InOrder
from bot.telegram.reach import REJECTED
from bot.telegram.reports import Reports
from bot.telegram.requests import Watched, requests
from bot.telegram.sending import Sender
from bot.wording.catalogue import marked

log = logging.getLogger(__name__)

OCCUPIED = marked("cannot listen there: {reason}; another program may have the port")


@dataclass(frozen=True, slots=True)
class Pace:
    """Times in seconds.

    `poll` is one long poll, `answer` waiting for an answer, `pause` to `longest_pause` between attempts, `chat` between
    messages to one private chat after the first few, `watch` between looks at the webhook, `tidy` between looks for
    what is past its time, and `farewell` for the end of what goes on.
    """

    poll: int = 30
    answer: float = 15.0
    pause: float = 0.5
    longest_pause: float = 30.0
    chat: float = 1.0
    watch: float = 60.0
    tidy: float = 3_600.0
    farewell: float = 30.0


class Service:
    """Runs the bot until it is told to stop."""

    def __init__(
        self, settings: Settings, library: Library, dispatcher: Dispatcher, reports: Reports, pace: Pace | None = None
    ) -> None:
        self._settings = settings
        self._library = library
        self._reports = reports
        self._pace = pace or Pace()
        self._stop = asyncio.Event()
        self._failure: ServiceError | None = None
        self._clock = asyncio.get_running_loop().time
        self.health = Health(self._clock)
        self.ready = asyncio.Event()
        self._limiter = Patient(settings.messages_per_second, self._pace.pause, self._pace.chat)
        self._updates = Watched(self._pace.answer, self.health.touch, lambda: self._fail(REJECTED, "rejected"))
        self.application = self._application()
        self._intake = Intake(self.application, settings)
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
            if await self._persisted(self.application.initialize):
                self._limiter.attempts = ATTEMPTS
                await self._serve()
        except InvalidToken:
            self._fail(REJECTED, "rejected")
        except ServiceError as error:
            self._fail(error.message, "rejected", **error.values)
        except OSError as error:
            self._fail(OCCUPIED, "rejected", reason=error.strerror)
        finally:
            with suppress(TelegramError):
                await self.application.shutdown()
            if port:
                await port.close()
        if self._failure:
            raise self._failure

    async def _persisted(self, step: Callable[[], Coroutine[Any, Any, object]]) -> bool:
        """Take a step as often as it takes until Telegram answers; False when told to stop before."""
        wait = self._pace.pause
        while not self._stop.is_set():
            try:
                return await self._unless_stopped(step())
            except InvalidToken:
                raise
            except TelegramError as error:
                server = self._settings.telegram_api
                log.warning("%s does not answer (%s); trying again in %.0f s", server, error.message, wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), wait)
            wait = min(wait * 2, self._pace.longest_pause)
        return False

    async def _serve(self) -> None:
        await self.application.start()
        chores: list[asyncio.Task[None]] = []
        try:
            if await self._persisted(lambda: self._intake.begin(self._pace.poll, self._poll_failed)):
                self.health.touch()
                self.health.state = "running"
                log.info("@%s is listening by %s", self.application.bot.username, self._intake.way)
                chores = [asyncio.create_task(chore) for chore in (self._set_menus(), self._watch(), self._tidy())]
                self.ready.set()
                await self._stop.wait()
        finally:
            if self.health.state == "running":
                self.health.state = "stopping"
            for chore in chores:
                chore.cancel()
            if self._intake.updater.running:
                await self._intake.updater.stop()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.application.stop(), self._pace.farewell)
            await self._reports.finish()

    async def _set_menus(self) -> None:
        await self._menus.set_all(self.application.bot)

    async def _watch(self) -> None:
        try:
            await self._intake.watch(self._pace.watch, self.health.touch)
        except InvalidToken:
            self._fail(REJECTED, "rejected")
        except ServiceError as error:
            self._fail(error.message, "conflict", **error.values)

    async def _tidy(self) -> None:
        """Forget what is past its time, also while nobody asks anything."""
        while True:
            self._library.expire()
            await asyncio.sleep(self._pace.tidy)

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
        if isinstance(error, InvalidToken):
            self._fail(REJECTED, "rejected")
        elif error is not None:
            log.error("error %s", reference, exc_info=error)
            if not isinstance(error, NetworkError):
                self._reports(reference, error)

    def _counts(self) -> Mapping[str, int]:
        return {"replies": self._adapter.replies, "errors": self._reports.errors}
