"""Thin adapters between the outside world and bot.gateway."""
