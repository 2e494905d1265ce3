"""The chat side of Yinju: messages, commands, wording, and the adapters of each platform."""
