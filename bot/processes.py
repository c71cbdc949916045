"""The processes of one installation: `python -m bot.processes NAME` runs one of them.

The supervisor starts them; each ends by itself when the supervisor is gone, so that nothing is left behind.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
from pathlib import Path

from knowledge.settings import Settings

TOKEN_VARIABLE = "INTERNAL_TOKEN"
MODEL_VARIABLE = "MODEL_PATH"
PARENT_VARIABLE = "SUPERVISOR_PID"

_PR_SET_PDEATHSIG = 1


def main(name: str) -> None:
    """Run the named process until it is told to stop."""
    _end_with_supervisor()
    settings = Settings.from_environment()
    configure_logging(settings)
    token = os.environ[TOKEN_VARIABLE]
    if name == "rasa":
        from bot.runtime import serve as serve_rasa

        serve_rasa(settings=settings, model=Path(os.environ[MODEL_VARIABLE]), token=token)
    elif name == "actions":
        from actions.server import serve as serve_actions

        serve_actions(settings=settings, token=token)
    elif name == "gateway":
        from bot.gateway.app import serve as serve_gateway
        from bot.gateway.tokens import signing_key

        serve_gateway(settings, token=token, signing_key=signing_key(settings.data_dir))
    else:
        raise SystemExit(f"no process is called {name!r}; choose rasa, actions or gateway")


def configure_logging(settings: Settings) -> None:
    """One form for all lines of all processes."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    # Rasa 3.6 and Sanic 22.6 were written for the libraries of their day and warn at every start; that is
    # dealt with in docs/decisions/0001 and of no use to an operator.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def _end_with_supervisor() -> None:
    parent = int(os.environ.get(PARENT_VARIABLE, "0"))
    if not parent or sys.platform != "linux":
        return
    # The kernel sends this signal when the supervisor dies, however it dies.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        raise SystemExit("the supervisor is gone already")


if __name__ == "__main__":
    main(sys.argv[1])
