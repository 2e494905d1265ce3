"""The fact store: one SQLite file. All SQL of the project stands in this package."""

from knowledge.store.database import Store

__all__ = ["Store"]
