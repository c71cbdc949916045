"""`python -m bot up`: what cannot be is said in one line, and the service does not start without it."""

import os
import subprocess
import sys

from knowledge.settings import Settings
from tests.conftest import free_port
from tests.stack import ROOT


def test_a_database_that_cannot_be_reached_stops_the_start(settings: Settings) -> None:
    nobody_there = f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/nothing"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "up"],
        cwd=ROOT,
        env=os.environ | settings.as_environment() | {"DATABASE_URL": nobody_there},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"the database {nobody_there} does not answer" in done.stderr
    assert "已经开门" not in done.stdout + done.stderr
