"""Facts kept right by admins: added, edited, forgotten, restored, undone, taken in and out."""
