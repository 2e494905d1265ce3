"""Everything that can go wrong in `bot` by a user's mistake, as one tree; each message is one line and says what to do.

BotError
├── SettingsError     a setting is unknown or has a value that cannot be used
├── TranscriptError   the file for a session's transcript cannot be written
└── ServiceError      the bot cannot go on at its platform, as with a wrong token or a second poller
"""


class BotError(Exception):
    """Base of all errors that `bot` raises on purpose.

    `message` is the sentence in English with places for its `values`, of which one may be an error itself; it is told
    in the reader's language by `bot.wording.errors`.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values))


class SettingsError(BotError):
    """A setting cannot be used."""


class ServiceError(BotError):
    """The bot cannot go on at its platform."""


class TranscriptError(BotError):
    """A session's transcript cannot be written."""
