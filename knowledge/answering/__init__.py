"""A question becomes an answer: understand -> retrieve -> rank -> guard -> decide."""

from knowledge.answering.pipeline import answer, examples

__all__ = ["answer", "examples"]
