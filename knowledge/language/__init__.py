"""Pure functions over text: folding, sentences, tokens, names, quantities, scripts. No store, no clock, no network."""
