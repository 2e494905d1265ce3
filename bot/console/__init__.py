"""The console adapter: a REPL, single and batched questions, and the housekeeping commands, as text on a terminal."""
