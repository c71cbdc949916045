"""Which topic a message is about."""

from __future__ import annotations

from nlu.cascade import Cascade


class TopicModel(Cascade):
    """Gives every topic a probability; learnt from the ways of asking in the topic files."""
