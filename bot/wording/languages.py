"""The language of a reply."""

from knowledge.models import Language

NAMES = {Language.SIMPLIFIED: "简体中文", Language.TRADITIONAL: "繁體中文", Language.ENGLISH: "English"}
"""Each language in itself."""


def reply_language(
    chosen: Language | None,
    detected: Language | None,
    seen: Language | None,
    platform: Language | None,
    default: Language,
) -> Language:
    """Chosen by the person, else the question's, else the chat's last one, else the platform's, else the default."""
    return chosen or detected or seen or platform or default
