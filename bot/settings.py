"""Settings: command-line options over YINJU_* environment variables over a TOML file over defaults.

Every value remembers where it came from; an unknown name is an error, as it is most often a misspelt one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import setting_values as read
from bot.errors import SettingsError
from knowledge.models import Language

PREFIX = "YINJU_"
SHOWN = "set"
"""What is shown in place of a secret that has a value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The effective settings.

    `language` is the one of replies where nothing tells the asker's. `telegram_api` is the base URL of the Bot API
    server; `owners` are Telegram user ids. With a `webhook_url` updates are delivered there, and the bot listens at
    `webhook_listen`:`webhook_port`; without one it polls. `health_port` 0 means no health port. One person may ask
    `questions_per_minute`; the bot sends at most `messages_per_second` over all chats. Questions asked are kept for
    `keep_days`; the next question may lean on one for `context_minutes` (0: never). `sources` says for each name where
    its value comes from.
    """

    database: Path
    language: Language
    telegram_token: str = field(repr=False)
    telegram_api: str
    owners: frozenset[int]
    webhook_url: str
    webhook_listen: str
    webhook_port: int
    webhook_secret: str = field(repr=False)
    health_listen: str
    health_port: int
    questions_per_minute: int
    messages_per_second: int
    keep_days: int
    context_minutes: int
    sources: Mapping[str, str]

    def described(self) -> list[tuple[str, str, str]]:
        """Name, value and source of every setting, for people; of a secret only whether it is set."""
        return [(name, self._shown(name), self.sources[name]) for name in NAMES]

    def _shown(self, name: str) -> str:
        value = getattr(self, name)
        if name in SECRETS:
            return SHOWN if value else ""
        return ",".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)


_TABLE: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("database", "", read.path),
    ("language", Language.SIMPLIFIED, read.language),
    ("telegram_token", "", read.token),
    ("telegram_api", "https://api.telegram.org", read.server),
    ("owners", "", read.people),
    ("webhook_url", "", read.webhook),
    ("webhook_listen", "127.0.0.1", read.host),
    ("webhook_port", "8080", read.port),
    ("webhook_secret", "", read.webhook_secret),
    ("health_listen", "127.0.0.1", read.host),
    ("health_port", "0", read.port_or_none),
    ("questions_per_minute", "20", read.number),
    ("messages_per_second", "30", read.number),
    ("keep_days", "90", read.number),
    ("context_minutes", "30", read.minutes),
)
"""Name, default, and how its text is read; a reader raises SettingsError with what the value must be."""
NAMES = tuple(name for name, _, _ in _TABLE)
SECRETS = frozenset({"telegram_token", "webhook_secret"})
SOURCES = ("default", "environment", "command line")
"""Where values come from, besides a file."""


def load(options: Mapping[str, object], environment: Mapping[str, str], config: Path | None = None) -> Settings:
    """The effective settings. `options` are those given on the command line, None where they were not.

    Raises SettingsError for an unknown name or an unusable value, naming where it stands.
    """
    values = {name: (default, "default") for name, default, _ in _TABLE}
    layers = [
        (_from_file(config), str(config)),
        (_from_environment(environment), "environment"),
        ({name: str(value) for name, value in options.items() if value is not None}, "command line"),
    ]
    for layer, source in layers:
        for name, value in layer.items():
            if name not in NAMES:
                raise SettingsError(
                    '{source}: there is no setting "{name}"; the settings are {names}',
                    source=_source(source),
                    name=name,
                    names=", ".join(NAMES),
                )
            values[name] = value, source
    if values["database"][1] == "default":
        values["database"] = _usual_database(), "default"
    sources = {name: source for name, (_, source) in values.items()}
    return Settings(**{name: _read(name, *values[name], reader) for name, _, reader in _TABLE}, sources=sources)


def _usual_database() -> str:
    import platformdirs  # needed only where no database is named

    return str(platformdirs.user_data_path("yinju") / "yinju.db")


def _read(name: str, value: str, source: str, reader: Callable[[str], Any]) -> Any:
    try:
        return reader(value)
    except SettingsError as error:
        where = {"source": _source(source), "name": name, "problem": error}
        if name in SECRETS or not value.strip():
            raise SettingsError("{source}: {name} {problem}", **where) from None
        raise SettingsError('{source}: {name} "{value}" {problem}', value=value, **where) from None


def _source(source: str) -> object:
    """A source of settings, as a value of an error's message: those of ours are told in the reader's language."""
    return SettingsError(source) if source in SOURCES else source


def _from_file(config: Path | None) -> dict[str, str]:
    if config is None:
        return {}
    import tomllib  # most run without a file

    try:
        values = tomllib.loads(config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError("{path} cannot be read as TOML settings: {error}", path=config, error=error) from error
    for name, value in values.items():
        if not isinstance(value, str):
            raise SettingsError('{path}: "{name}" must be a text in quotes', path=config, name=name)
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)}
