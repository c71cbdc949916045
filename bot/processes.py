"""The processes of one installation: `python -m bot.processes NAME` runs one of them.

The supervisor starts them; each ends by itself when the supervisor is gone, so that nothing is left behind.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from bot import absent_modules
from knowledge.settings import Settings

TOKEN_VARIABLE = "INTERNAL_TOKEN"
MODEL_VARIABLE = "MODEL_PATH"
PARENT_VARIABLE = "SUPERVISOR_PID"

# A log that reaches this size becomes NAME.log.1, in place of the one before.
LOG_BYTES = 10_000_000

_PR_SET_PDEATHSIG = 1

logger = logging.getLogger(__name__)


def main(name: str) -> None:
    """Run the named process until it is told to stop."""
    _end_with_supervisor()
    settings = Settings.from_environment()
    configure_logging(settings, file=log_file(settings, name))
    sys.excepthook = _log_the_end
    token = os.environ[TOKEN_VARIABLE]
    if name == "rasa":
        absent_modules.leave_out_training_packages()
        from bot.runtime import serve as serve_rasa

        serve_rasa(settings=settings, model=Path(os.environ[MODEL_VARIABLE]), token=token)
    elif name == "actions":
        from actions.server import serve as serve_actions
        from nlu.encoder import default_encoder

        serve_actions(settings=settings, token=token, encoder=default_encoder())
    elif name == "gateway":
        from bot.gateway.app import serve as serve_gateway
        from bot.gateway.tokens import signing_key

        serve_gateway(settings, token=token, signing_key=signing_key(settings.data_dir))
    else:
        raise SystemExit(f"no process is called {name!r}; choose rasa, actions or gateway")


def log_file(settings: Settings, name: str) -> Path:
    """The log of this name."""
    return settings.data_dir / "logs" / f"{name}.log"


def configure_logging(settings: Settings, *, file: Path | None = None) -> None:
    """One form for all lines of all processes, into a file of bounded size or else to the error stream."""
    if file is None:
        handler: logging.Handler = logging.StreamHandler()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    # Rasa 3.6 and Sanic 22.6 were written for the libraries of their day and warn at every start; that is
    # dealt with in docs/decisions/0001 and of no use to an operator.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def _log_the_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logger.critical("this process ends by an error", exc_info=(kind, error, trace))


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
