"""A question as it was meant: pinyin spelt out in Chinese, slips mended towards the store's own words."""

from knowledge.answering.wordbook import wordbook
from knowledge.language.names import compact
from knowledge.language.pinyin import spell_out
from knowledge.language.script import detect
from knowledge.language.slips import repaired
from knowledge.models import Language
from knowledge.store import Store

CERTAIN = 0.6
"""The certainty from which a slip is mended unasked."""


def mend(folded: str, store: Store) -> str:
    """The folded question, mended."""
    book = wordbook(store)

    def is_name(word: str) -> bool:
        return compact(word) in book.names

    if folded.isascii() and detect(folded) is Language.SIMPLIFIED:
        folded = spell_out(folded, store.vocabulary.sounding, is_name) or folded
    repairs = book.speller.repairs(folded, is_name)
    return repaired(folded, [repair for repair in repairs if repair.certainty >= CERTAIN])
