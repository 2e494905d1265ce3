"""How the texts of settings are read. Each function raises SettingsError saying what the value must be."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import SettingsError
from knowledge.models import Language

LARGEST_PORT = 65_535
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""Where Telegram delivers updates to (Bot API, setWebhook)."""


LONGEST_MINUTES = 7 * 24 * 60
"""The longest time that is given in minutes."""


def path(value: str) -> Path:
    """A file's path; `~` is the person's home."""
    if not value.strip() or "\0" in value:
        raise SettingsError("must be the path of a file")
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise SettingsError("names a home folder that does not exist") from None


def language(value: str) -> Language:
    """A language by its tag."""
    try:
        return Language(value)
    except ValueError:
        raise SettingsError("is not one of {languages}", languages=", ".join(Language)) from None


def token(value: str) -> str:
    """A bot's token, or nothing."""
    value = value.strip()
    if value and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value):
        raise SettingsError("must be the token as BotFather gave it: digits, a colon, letters")
    return value


def server(value: str) -> str:
    """The base URL of a Bot API server, without a slash at its end."""
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError("must be a base URL, as in http://127.0.0.1:8081")
    return value.strip().rstrip("/")


def people(value: str) -> frozenset[int]:
    """Telegram user ids, with commas or spaces between them."""
    ids = [part for part in re.split(r"[,\s]+", value) if part]
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in ids):
        raise SettingsError("must be Telegram user ids with commas between them; /whoami tells a person's")
    return frozenset(map(int, ids))


def webhook(value: str) -> str:
    """The public URL that Telegram delivers updates to, or nothing."""
    value = value.strip()
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or (parts.port or 443) not in WEBHOOK_PORTS:
        raise SettingsError("must be an https URL on port {ports}", ports=", ".join(map(str, WEBHOOK_PORTS)))
    return value


def webhook_secret(value: str) -> str:
    """The secret that Telegram sends along with updates, or nothing."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value):
        raise SettingsError("must be at most 256 of A-Z, a-z, 0-9, _ and -")
    return value


def host(value: str) -> str:
    """An address to listen at."""
    if not re.fullmatch(r"[A-Za-z0-9.:_-]+", value):
        raise SettingsError("must be an address to listen at, as in 127.0.0.1")
    return value


def port(value: str) -> int:
    """A port."""
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= LARGEST_PORT):
        raise SettingsError("must be a port, 1 to {most}", most=LARGEST_PORT)
    return int(value)


def port_or_none(value: str) -> int:
    """A port, or 0 for none."""
    return 0 if value == "0" else port(value)


def number(value: str) -> int:
    """A whole number from 1 on."""
    if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) > 0):
        raise SettingsError("must be a whole number from 1 on")
    return int(value)


def minutes(value: str) -> int:
    """A whole number from 0 to a week's minutes."""
    if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) <= LONGEST_MINUTES):
        raise SettingsError("must be a whole number from 0 to {most}", most=LONGEST_MINUTES)
    return int(value)
