"""How what follows /add and /edit is read: parts with bars or line breaks between them, some with a key before them."""

import re

from knowledge.teaching.drafts import Draft

_BAR = re.compile(r"(?<!\\)[|｜\n]")
_KEYS = {
    "short": ("short", "短答", "简答", "簡答"),
    "source": ("source", "来源", "來源"),
    "also": ("also", "问", "問", "另问", "另問"),
}
_KEYED = re.compile(
    rf"\s*({'|'.join(word for words in _KEYS.values() for word in words)})\s*[:：]\s*(.*)", re.IGNORECASE | re.DOTALL
)
_OF_WORD = {word: key for key, words in _KEYS.items() for word in words}


def drafted(arguments: str) -> Draft | None:
    """The draft of a statement, or of 问题 | 答案 | 问: 另一种问法 | 短答: … | 来源: …; None where it is neither."""
    plain: list[str] = []
    keyed: dict[str, list[str]] = {key: [] for key in _KEYS}
    for part in _BAR.split(arguments):
        found = _KEYED.fullmatch(part)
        if found:
            keyed[_OF_WORD[found[1].lower()]].append(_text(found[2]))
        elif part.strip():
            plain.append(_text(part))
    if not 1 <= len(plain) <= 2 or len(keyed["short"]) > 1 or len(keyed["source"]) > 1:
        return None
    short, source = next(iter(keyed["short"]), None), next(iter(keyed["source"]), None)
    return Draft(plain[-1], (*plain[:-1], *keyed["also"]), short, source)


def written(draft: Draft) -> str:
    """The draft as it would be typed."""
    parts = [*draft.phrasings[:1], draft.text, *(f"also: {one}" for one in draft.phrasings[1:])]
    parts += [f"short: {draft.short}"] if draft.short else []
    parts += [f"source: {draft.source}"] if draft.source else []
    return " | ".join(part.replace("|", "\\|") for part in parts)


def _text(part: str) -> str:
    return part.strip().replace("\\|", "|")


def fact_and_version(arguments: str) -> tuple[int, int | None] | None:
    """A fact's number and perhaps its version ("12 3", as buttons have it); None where it is something else."""
    found = re.fullmatch(r"#?(\d{1,15})(?: (\d{1,9}))?", arguments, re.ASCII)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None
