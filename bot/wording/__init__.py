"""All sentences of the bot, per language, and the shape of its replies.

The sentences stand in English in the code; gettext catalogues under `locale/` hold the Simplified Chinese ones, from
which the Traditional ones are derived when the package is built.
"""
