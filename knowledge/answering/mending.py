"""A question as it was meant: pinyin spelt out in Chinese, slips mended towards the store's own words."""

from collections.abc import Callable

from knowledge.answering.wordbook import frequencies, wordbook
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.names import compact
from knowledge.language.question_slips import mend_question_words
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.slips import repaired
from knowledge.language.sounds import is_pinyin
from knowledge.models import Language
from knowledge.store import Store

_DOUBLED = re.compile("多多少|少多少")
"""Doubled on purpose: by how much one is more than another."""
CERTAIN = 0.6
"""The certainty from which a slip is mended unasked."""
LIKELY = 0.45
"""The same for a Latin word in a Chinese question, which is hardly an English word that is meant as such."""
_LINKS = frozenset("是的了吗呢")
_AFTER_VERBS = frozenset("在于了过到")
_PAIR = len("人受")
_LATIN_RUN = re.compile(r"(?<![a-z0-9])[a-z]{2,7}(?: [a-z]{2,7}){0,2}(?![a-z0-9])")
SHORTEST_SPOKEN = 4
"""Letters of the shortest name in Latin letters."""
ENGLISH_WORD = 12.0
"""Nats below which a word is English: long and can are, though both are pinyin."""
LONGEST_NAME = 3
"""Words that a Chinese name written in Latin letters is at most parted into."""


def mend(folded: str, store: Store) -> str:
    """The folded question, mended."""
    book = wordbook(store)

    def is_name(word: str) -> bool:
        return compact(word) in book.names

    if folded.isascii() and detect(folded) is Language.SIMPLIFIED:
        from knowledge.language.pinyin import spell_out  # few questions are typed in pinyin

        folded = spell_out(folded, store.vocabulary.sounding, is_name) or folded
    elif _LATIN_RUN.search(folded):
        folded = _LATIN_RUN.sub(lambda run: _spoken_names(run[0], store, is_name), folded)
    folded = mend_question_words(folded)
    least = LIKELY if any(map(is_han, folded)) else CERTAIN
    repairs = [
        one
        for one in book.speller.repairs(folded, is_name)
        if one.certainty >= (least if folded[one.start].isascii() else CERTAIN)
    ]
    kept = [match.span() for match in _DOUBLED.finditer(folded)]
    return repaired(
        folded,
        [
            one
            for one in repairs
            if not (_meant(folded[one.start : one.end], store) or _goes_on(folded, one.start, one.end, store))
            and not any(start < one.end and one.start < end for start, end in kept)
        ],
    )


def _meant(typed: str, store: Store) -> bool:
    """Whether what was typed is no slip: the store's articles hold it, or it runs over a word that links."""
    if not is_han(typed[0]):
        return False
    known = frequencies(store, [typed[at : at + 2] for at in range(len(typed) - 1)])
    return bool(known and all(known.values())) or not _LINKS.isdisjoint(typed)


def _goes_on(folded: str, start: int, end: int, store: Store) -> bool:
    """Whether what was typed reads well with what follows: its last character stands before the same longer word in the
    store's articles (人受|影响), or it is a noun and a verb before what follows verbs (厂建|在).
    """
    if not is_han(folded[start]) or end - start != _PAIR:
        return False
    after = next((word for word in segment(folded) if word.start == end), None)
    if after is None or not is_han(after.text[0]):
        return False
    if len(after.text) > 1 and frequencies(store, [folded[end - 1 : end + 1]]).get(folded[end - 1 : end + 1]):
        return True
    noun, verb = map(lexicon().tag, folded[start:end])
    return after.text in _AFTER_VERBS and noun in "nz" and verb == "v"


def _spoken_names(run: str, store: Store, is_name: Callable[[str], bool]) -> str:
    """Latin words of a question with the store's Chinese names in place of those that spell them: luo qinghe."""
    words = run.split(" ")
    said: list[str] = []
    while words:
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            name = _spoken_name(words[:length], store, is_name)
            if name:
                break
        said.append(name or words[0])
        words = words[length:]
    return " ".join(said)


def _spoken_name(words: list[str], store: Store, is_name: Callable[[str], bool]) -> str | None:
    """The store's word that these Latin words spell, family name first or last; words of English spell nothing."""
    letters = "".join(words)
    if len(letters) < SHORTEST_SPOKEN or is_name(letters) or not all(map(is_pinyin, words)):
        return None
    if all(lexicon().cost(word) < ENGLISH_WORD for word in words):
        return None
    for order in (words, words[1:] + words[:1]):
        found = [word for word, _ in store.vocabulary.sounding("".join(order)) if len(word) > 1]
        if found:
            return found[0]
    return None
