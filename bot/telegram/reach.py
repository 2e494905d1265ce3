"""Whether Telegram answers to the bot's token: a check of `yinju doctor`, with the standard library alone."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from bot.settings import Settings
from bot.wording.catalogue import Say, marked
from bot.wording.findings import Finding

REJECTED = marked(
    "Telegram does not know this bot's token; get the right one from @BotFather and set YINJU_TELEGRAM_TOKEN"
)
PATIENCE = 10.0
"""Seconds to wait for an answer."""
_UNKNOWN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
"""What Telegram says to a token that is revoked, and to one that never was."""


def reach(settings: Settings, say: Say) -> Iterator[Finding]:
    """Ask who the bot is. What goes wrong is told without the address, which holds the token."""
    server = settings.telegram_api
    if not settings.telegram_token:
        yield Finding(say("Telegram: not set up (YINJU_TELEGRAM_TOKEN has no value)."))
        return
    try:
        with urlopen(f"{server}/bot{settings.telegram_token}/getMe", b"", PATIENCE) as answer:  # noqa: S310 - http(s), as the setting's reader sees to
            name = json.load(answer)["result"]["username"]
    except HTTPError as error:
        if error.code in _UNKNOWN:
            yield Finding(say(REJECTED), well=False)
        else:
            yield _silent(server, f"{error.code} {error.reason}", say)
    except (OSError, HTTPException) as error:
        yield _silent(server, str(getattr(error, "reason", error)) or type(error).__name__, say)
    except (ValueError, KeyError, TypeError):
        yield Finding(say("{server} is no Bot API server; see YINJU_TELEGRAM_API.", server=server), well=False)
    else:
        yield Finding(say("Telegram: {server} answers; the bot is @{name}.", server=server, name=name))


def _silent(server: str, reason: str, say: Say) -> Finding:
    return Finding(say("Telegram cannot be reached at {server}: {reason}", server=server, reason=reason), well=False)
