"""Facts kept right by admins: added, edited, forgotten, restored, undone, taken in and out."""

from knowledge.teaching.teaching import Teaching

__all__ = ["Teaching"]
