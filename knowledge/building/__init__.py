"""Articles become facts, clauses and terms in the store."""
