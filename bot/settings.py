"""Settings: command-line options over YINJU_* environment variables over a TOML file over defaults.

Every value remembers where it came from; an unknown name is an error, as it is most often a misspelt one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from bot.errors import SettingsError
from knowledge.models import Language

PREFIX = "YINJU_"
NAMES = ("database", "language")


@dataclass(frozen=True, slots=True)
class Settings:
    """The effective settings. `language` is the one of replies where nothing tells the asker's.

    `sources` says for each name where its value comes from.
    """

    database: Path
    language: Language
    sources: Mapping[str, str]

    def described(self) -> list[tuple[str, str, str]]:
        """Name, value and source of every setting, for people."""
        return [(name, str(getattr(self, name)), self.sources[name]) for name in NAMES]


def load(options: Mapping[str, object], environment: Mapping[str, str], config: Path | None = None) -> Settings:
    """The effective settings. `options` are those given on the command line, None where they were not.

    Raises SettingsError for an unknown name or an unusable value, naming where it stands.
    """
    values: dict[str, tuple[str, str]] = {
        "database": (str(platformdirs.user_data_path("yinju") / "yinju.db"), "default"),
        "language": (Language.SIMPLIFIED, "default"),
    }
    layers = [
        (_from_file(config), str(config)),
        (_from_environment(environment), "environment"),
        ({name: str(value) for name, value in options.items() if value is not None}, "command line"),
    ]
    for layer, source in layers:
        for name, value in layer.items():
            if name not in NAMES:
                raise SettingsError(f'{source}: there is no setting "{name}"; the settings are {", ".join(NAMES)}')
            values[name] = value, source
    sources = {name: source for name, (_, source) in values.items()}
    return Settings(_database(*values["database"]), _language(*values["language"]), sources)


def _from_file(config: Path | None) -> dict[str, str]:
    if config is None:
        return {}
    try:
        values = tomllib.loads(config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{config} cannot be read as TOML settings: {error}") from error
    for name, value in values.items():
        if not isinstance(value, str):
            raise SettingsError(f'{config}: "{name}" must be a text in quotes')
    return values


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)}


def _database(value: str, source: str) -> Path:
    if not value.strip() or "\0" in value:
        raise SettingsError(f"{source}: database must be the path of a file")
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise SettingsError(f"{source}: there is no such home folder as in {value}") from None


def _language(value: str, source: str) -> Language:
    try:
        return Language(value)
    except ValueError:
        raise SettingsError(f'{source}: language "{value}" is not one of {", ".join(Language)}') from None
