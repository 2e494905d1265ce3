"""Other names that admins give to names."""

from collections.abc import Mapping
from typing import Any

from knowledge.building.indexing import index_alias
from knowledge.errors import TeachingError
from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, compact
from knowledge.store import Store
from knowledge.teaching.problems import Problem


def checked(name: str, other: str, store: Store) -> tuple[str, str]:
    """A name and its new alias. Raises TeachingError where the alias already stands for something else."""
    name, other = " ".join(name.split()), " ".join(other.split())
    form, alias = valid(name, other)
    if form == alias:
        raise TeachingError(Problem.SAME)
    found = store.vocabulary.find([alias, form])
    if alias in found and form in found[alias].forms:
        raise TeachingError(Problem.SAME)
    if alias in found and found[alias].present:
        raise TeachingError(Problem.CLASH, text=other, name=found[alias].text)
    return name, other


def valid(name: str, other: str) -> tuple[str, str]:
    """The forms of a name and its alias. Raises TeachingError for what cannot be a name."""
    forms = compact(fold_text(name)), compact(fold_text(other))
    for one in forms:
        if not any(map(str.isalnum, one)) or one.isdigit():
            raise TeachingError(Problem.EMPTY)
        if len(one) > LONGEST_NAME:
            raise TeachingError(Problem.LONG, text=one[:20], most=LONGEST_NAME)
    return forms


def add(store: Store, name: str, other: str) -> None:
    """Let a name have another one."""
    index_alias(store, name, other)
    store.begin_generation()


def remove(store: Store, name: str, other: str) -> None:
    """Take another name away. Raises TeachingError where there is none such."""
    if not store.vocabulary.remove_alias(name, other):
        raise TeachingError(Problem.NO_ALIAS)
    store.begin_generation()


def put_back(store: Store, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    """Make an alias as it was before a change."""
    if after:
        remove(store, after["name"], after["other"])
    if before:
        add(store, before["name"], before["other"])
