"""Keeps what workers say out of Rasa's log.

Rasa adds the message's text to its lines about time-outs and failures, and the local variables of every
function to its tracebacks. Both would put workers' words into a file that operators pass around.
"""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.processors import ExceptionRenderer, JSONRenderer, StackInfoRenderer, add_log_level
from structlog.tracebacks import ExceptionDictTransformer

# What says which event it was and where in the code; everything else may be, or hold, a worker's words.
_KEPT = {"event", "level", "exc_info", "stack_info"}


def without_words(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The line without any value that came from outside of the code."""
    return {key: value for key, value in line.items() if key in _KEPT}


def keep_words_out() -> None:
    """Rebuild Rasa's way of logging; call it after Rasa has set up its own, before its first line.

    With DEBUG the words stay: whoever looks for a mistake in understanding needs them.
    """
    if logging.getLogger().isEnabledFor(logging.DEBUG):
        return
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            without_words,
            add_log_level,
            StackInfoRenderer(),
            structlog.dev.set_exc_info,
            ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            JSONRenderer(ensure_ascii=False),
        ]
    )
