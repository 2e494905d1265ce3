"""The Telegram adapter: updates become Incoming messages, replies become messages with buttons."""
