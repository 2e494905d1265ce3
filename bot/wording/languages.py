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


def platform_language(code: str | None) -> Language | None:
    """What a platform's IETF tag says of a person's language; one that we do not speak is answered in English."""
    if not code:
        return None
    parts = code.lower().replace("_", "-").split("-")
    if parts[0] not in ("zh", "yue"):
        return Language.ENGLISH
    traditional = {"hant", "tw", "hk", "mo"} & set(parts) or (parts[0] == "yue" and "hans" not in parts)
    return Language.TRADITIONAL if traditional else Language.SIMPLIFIED
