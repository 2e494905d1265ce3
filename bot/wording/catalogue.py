"""The bot's sentences in one language: `say("… {name} …", name=…)`."""

import gettext
from functools import cache
from pathlib import Path

from knowledge.models import Language

DOMAIN = "yinju"
LOCALES = Path(__file__).parent / "locale"
FOLDERS = {Language.SIMPLIFIED: "zh_Hans", Language.TRADITIONAL: "zh_Hant", Language.ENGLISH: "en"}
"""Each language's folder of catalogues."""


class Say:
    """Sentences in one language. Values are put in after translation, so that no value is ever read as a pattern."""

    def __init__(self, language: Language, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with its values."""
        return self._translations.gettext(message).format(**values)

    def plural(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """The form of the message that fits the number, which stands in it as `{number}`."""
        return self._translations.ngettext(singular, plural, number).format(number=number, **values)


def marked(message: str) -> str:
    """The message itself; marks it for the catalogues where it is translated only later, such as in a table."""
    return message


def marked_plural(singular: str, plural: str) -> tuple[str, str]:
    """Both forms of a message; marks them for the catalogues."""
    return singular, plural


@cache
def say_in(language: Language) -> Say:
    """The sentences of a language; English ones are those in the code."""
    return Say(language, gettext.translation(DOMAIN, LOCALES, [FOLDERS[language]], fallback=True))
