"""A question becomes an answer: understand -> retrieve -> rank -> guard -> decide."""

from knowledge.answering.pipeline import answer, examples, reply

__all__ = ["answer", "examples", "reply"]
