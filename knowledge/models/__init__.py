"""The values that travel through `knowledge`: an article and its parts, facts, claims, candidates and answers.

All offsets are code points into an article's text (after the front matter), end exclusive.
"""

from knowledge.models.answers import Answer, AnswerKind, Candidate, Reason, Receipt, Talk
from knowledge.models.articles import Article, ArticleSummary, FrontMatter, Kind, Language, Place, Section, Sentence
from knowledge.models.claims import Claim, ClaimKind, Modality
from knowledge.models.facts import ArticleFact, Changes, Clause, Named, Origin, Quote, StoredFact, Term

__all__ = [
    "Answer",
    "AnswerKind",
    "Article",
    "ArticleFact",
    "ArticleSummary",
    "Candidate",
    "Changes",
    "Claim",
    "ClaimKind",
    "Clause",
    "FrontMatter",
    "Kind",
    "Language",
    "Modality",
    "Named",
    "Origin",
    "Place",
    "Quote",
    "Reason",
    "Receipt",
    "Section",
    "Sentence",
    "StoredFact",
    "Talk",
    "Term",
]
