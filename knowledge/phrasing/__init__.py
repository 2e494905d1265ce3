"""From what was found to how it is said: the short answer, in the asker's language."""
