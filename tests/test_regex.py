"""Patterns that are compiled when they are first used."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import knowledge
from knowledge.language import regex

MODULES = [module.name for module in walk_packages(knowledge.__path__, "knowledge.") if ".make_" not in module.name]


def test_a_pattern_is_used_as_one_of_re() -> None:
    """What a pattern finds is what the same pattern of `re` finds."""
    pattern = regex.compile(r"(?P<number>\d+)", regex.IGNORECASE)
    match = pattern.search("a 12")
    assert match is not None
    assert match["number"] == "12"
    assert pattern.sub("x", "1 2") == "x x"
    assert (pattern.pattern, pattern.groupindex, pattern.flags) == (
        r"(?P<number>\d+)",
        {"number": 1},
        re.compile("", re.IGNORECASE).flags,
    )


def test_a_wrong_pattern_raises_when_it_is_used() -> None:
    """Nothing is compiled before."""
    pattern = regex.compile("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_pattern_is_right() -> None:
    """All patterns that stand in modules can be compiled."""
    patterns = [value for name in MODULES for value in vars(import_module(name)).values()]
    deferred = [value for value in patterns if isinstance(value, regex.Deferred)]
    assert len(deferred) > 100
    assert all(one.groups >= 0 for one in deferred)
