"""How the words of a short answer are told where they stand, and by whom, for saying a forecast as a forecast."""

from knowledge.language.folding import fold
from knowledge.language.modality import told
from knowledge.models import Language, Quote
from knowledge.phrasing.telling import as_told


def told_as(short: str, quote: Quote, mark: tuple[int, int], language: Language) -> str:
    """The short answer with the modality and source of the clause that its span `mark` (of the quote's text) is in."""
    folded = fold(quote.text)
    inside = [at for at, start in enumerate(folded.starts) if mark[0] <= start < mark[1]]
    if not inside:
        return short
    first, last = inside[0], inside[-1] + 1
    found = told(folded.text, first, last)
    if told(folded.text[first:last], 0, last - first).modality is found.modality:
        return short  # its own words say so
    source = None
    if found.source:
        start, end = folded.source(*found.source)
        source = quote.text[start:end]
        if mark[0] < end and start < mark[1]:
            source = None  # the answer names its source itself
    return as_told(short, found.modality, source, language)
