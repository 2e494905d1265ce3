"""The version of what building makes, by itself so that asking can compare it without loading the rest."""

EXTRACTOR = "12"
"""Raised whenever extraction or indexing gives other results for the same text; stores are then rebuilt."""
