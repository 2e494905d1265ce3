"""Relations among the names of a sentence: who invests in, acquires, founds or makes what, and who leads it.

The patterns run over the sentence with its names masked (each a run of one private character), so that a list of names
with their titles ("微软联合创始人比尔·盖茨、谷歌前CEO Eric Schmidt等") is a regular expression too.
"""

from collections.abc import Iterable, Iterator

from knowledge.building.owners import Owner, Owners
from knowledge.building.relation_patterns import NAME, PATTERNS, ROUNDS, TRIGGER, Pattern
from knowledge.language import regex as re
from knowledge.language.lexicon import is_place
from knowledge.language.modality import told
from knowledge.language.names import compact
from knowledge.language.sentences import Span
from knowledge.models import Claim, ClaimKind

_BREAK = re.compile(r"[,，;；。]")
_ITEMS = re.compile(r"、|,|和|与|及|以及| and ")
LONGEST_TITLE = 24
"""Characters of a title before the last name of a list's member."""


def relations(folded: str, owners: Owners) -> Iterator[Claim]:
    """The relations of the sentence that `owners` is at, with offsets in it."""
    if not TRIGGER.search(folded) or not (owners.names or owners.carried):
        return
    masked = mask(folded, owners.names)
    seen: set[tuple[ClaimKind, str, str]] = set()
    for pattern in PATTERNS:
        for match in pattern.regex.finditer(masked):
            for first in _side(pattern, match, "a", folded, owners):
                for second in _side(pattern, match, "b", folded, owners):
                    key = (pattern.kind, compact(first.text), compact(second.text))
                    if key not in seen and key[1] != key[2]:
                        seen.add(key)
                        yield _relation(pattern.kind, folded, match, first, second)


def mask(folded: str, names: Iterable[Span]) -> str:
    """The sentence with each name written as one private character and, for the rest of it, another."""
    characters = list(folded)
    for start, end in names:
        characters[start:end] = [NAME[0], *NAME[1] * (end - start - 1)]
    return "".join(characters)


def _side(pattern: Pattern, match: re.Match[str], group: str, folded: str, owners: Owners) -> list[Owner]:
    """The names of one side of a relation: those of the pattern's group, else whom the clause speaks of."""
    if group in match.re.groupindex:
        if match[group] is None:
            return []
        return _members(folded, owners, *match.span(group))
    if pattern.rounds and (found := ROUNDS.search(match.group())):
        number = "一二三四五".find(found["number"]) + 1 if found["number"] else 0
        number = 2 if found["number"] == "两" else number
        funded = _funded(owners)
        if number > 1 and len(funded) >= number:
            return funded[-number:]
    start = _clause(folded, match.start())
    inside = owners.first(start, match.start())
    if inside and group == pattern.subject and not is_place(inside.text):
        return [inside]
    found_before = owners.before(start) if start else owners.carried
    return [found_before] if found_before and not is_place(found_before.text) else []


def _funded(owners: Owners) -> list[Owner]:
    """The names of the sentence before, each once."""
    return list({owner.text: owner for owner in owners.earlier if not is_place(owner.text)}.values())


def _clause(folded: str, at: int) -> int:
    return max((match.end() for match in _BREAK.finditer(folded, 0, at)), default=0)


def _members(folded: str, owners: Owners, start: int, end: int) -> list[Owner]:
    """The members of a list of names: of each, its last name, as what stands before it is its title or firm."""
    cuts = [start]
    cuts += [
        cut.end()
        for cut in _ITEMS.finditer(folded, start, end)
        if not any(first < cut.end() and cut.start() < last for first, last in owners.names)
    ]
    found = []
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        inside = [span for span in owners.names if begin <= span[0] and span[1] <= stop]
        if inside:
            found.append(Owner(folded[slice(*inside[-1])], *inside[-1]))
    return found


def _relation(kind: ClaimKind, folded: str, match: re.Match[str], first: Owner, second: Owner) -> Claim:
    manner = told(folded, match.start(), match.end())
    start, end = (second.start, second.end) if second.start >= 0 else match.span()
    return Claim(
        kind=kind,
        fact=0,
        start=start,
        end=end,
        own_start=match.start(),
        own_end=match.end(),
        text=compact(second.text),
        subject=compact(first.text),
        subject_start=first.start if first.start >= 0 else None,
        subject_end=first.end if first.start >= 0 else None,
        attribute=kind.value,
        modality=manner.modality,
        source=folded[slice(*manner.source)] if manner.source else None,
    )
