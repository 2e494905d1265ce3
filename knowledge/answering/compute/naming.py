"""Names as the articles write them, in the asker's script: folding takes the case and the script of what is asked."""

import re
from collections.abc import Iterable, Iterator

from knowledge.answering.wordbook import facts
from knowledge.language.characters import is_han
from knowledge.language.folding import fold, fold_text
from knowledge.language.names import compact, latin_names
from knowledge.language.script import detect
from knowledge.models import Claim, Language, StoredFact
from knowledge.store import Store


def as_written(folded: str, told: Iterable[StoredFact], language: Language) -> str:
    """A folded part of a question with its Latin names as these facts, or those around them, spell them."""
    texts = [fact.quote.text for fact in told]
    said = folded
    for start, end in reversed(list(_latin(folded))):
        form = compact(folded[start:end])
        found = next((words for text in texts if (words := written(text, form))), None)
        if found:
            said = said[:start] + found + said[end:]
    return in_script(said, language)


def _latin(folded: str) -> Iterator[tuple[int, int]]:
    """The spans of Latin words that stand beside each other, and so are one name, spaces and digits in them."""
    run: tuple[int, int] | None = None
    for start, end in latin_names(folded):
        if run and not folded[run[1] : start].strip(" -"):
            run = run[0], end
            continue
        if run:
            yield run
        run = start, end
    if run:
        yield run


def written(text: str, form: str) -> str | None:
    """A name in a text by its compact form, as it is written there."""
    folded = fold(text)
    pattern = r"[\s\-_./·'’&]*".join(map(re.escape, form))
    found = re.search(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])" if form.isascii() else pattern, folded.text)
    return text[slice(*folded.source(*found.span()))] if found else None


def name_of(store: Store, claim: Claim, fact: StoredFact, language: Language, *, other: bool = False) -> str:
    """The subject of a claim (or the `other` name of a relation) as the article writes it.

    It stands in the claim's sentence, or in the one before, where it was carried from.
    """
    form = claim.text if other else claim.subject
    start, end = (claim.start, claim.end) if other else (claim.subject_start, claim.subject_end)
    if start is not None and end is not None:
        words = fact.quote.text[start - fact.quote.start : end - fact.quote.start]
        if compact(fold_text(words)) == form:
            return in_script(words, language)
    before = facts(store, [fact.preceding] if fact.preceding else [])
    found = next((name for one in (fact, *before.values()) if (name := written(one.quote.text, form))), None)
    return in_script(found or form, language)


def in_script(words: str, language: Language) -> str:
    """The words with Chinese characters as folding has them, Simplified, for who asks so; others stay as they are."""
    if language is not Language.SIMPLIFIED or detect(words) is Language.ENGLISH:
        return words
    return "".join(fold_text(character) if is_han(character) else character for character in words)
