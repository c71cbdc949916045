"""Logs: bounded while a process runs, and without the words of workers."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot import processes, quiet_logs
from knowledge.settings import Settings
from tests.stack import ROOT

WORDS = "老板把我的身份证扣下了"


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, given back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield root
    for handler in set(root.handlers) - set(handlers):
        handler.close()
    root.handlers[:], root.level = handlers, level
    logging.captureWarnings(False)


def test_a_log_is_bounded_while_its_process_runs(
    settings: Settings, root_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "LOG_BYTES", 10_000)
    file = processes.log_file(settings, "rasa")
    file.parent.mkdir()
    file.write_text("left by an earlier release\n" * 1000)
    processes.configure_logging(settings, file=file)
    for number in range(500):
        logging.getLogger("test").warning("line %d: %s", number, "x" * 80)
    logs = sorted(file.parent.iterdir())
    assert [path.name for path in logs] == ["rasa.log", "rasa.log.1"]
    assert all(path.stat().st_size <= 10_000 for path in logs)
    assert "line 499" in file.read_text()


def test_a_process_that_ends_by_an_error_says_so_in_its_log(settings: Settings) -> None:
    broken = settings.as_environment() | {"PORT": str(settings.port)}
    (settings.data_dir / "signing.key").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "bot.processes", "gateway"],
        cwd=ROOT,
        env=broken | {processes.TOKEN_VARIABLE: "x", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    log = processes.log_file(settings, "gateway").read_text(encoding="utf-8")
    assert "signing.key holds no signing key" in log


@pytest.fixture
def rasas_lines(root_logger: logging.Logger) -> Iterator[io.StringIO]:
    """What Rasa's loggers write when set up as `bot.runtime.serve` sets them up."""
    from rasa.utils.log_utils import configure_structlog

    written = io.StringIO()
    root_logger.addHandler(logging.StreamHandler(written))
    root_logger.setLevel(logging.INFO)
    configure_structlog(logging.INFO)
    quiet_logs.keep_words_out()
    yield written
    structlog.reset_defaults()


def test_rasas_lines_say_what_happened_without_what_was_said(rasas_lines: io.StringIO) -> None:
    rasa = structlog.get_logger("rasa.core.channels.rest")
    rasa.error("rest.message.received.timeout", text=WORDS)

    def fail(text: str) -> None:
        raise ValueError("a mistake")

    try:
        fail(WORDS)
    except ValueError:
        rasa.exception("rest.message.received.failure", text=WORDS, event_info=f"about {WORDS}")
    lines = rasas_lines.getvalue()
    assert "rest.message.received.timeout" in lines
    assert "rest.message.received.failure" in lines
    assert "a mistake" in lines, "the traceback is kept"
    assert '"name": "fail"' in lines
    for written in (WORDS, WORDS.encode("unicode_escape").decode()):
        assert written not in lines


async def test_an_action_server_that_fails_does_not_put_the_request_into_the_error(
    settings: Settings,
) -> None:
    from aiohttp import web
    from rasa.utils.endpoints import ClientResponseError, EndpointConfig

    from bot.fast_paths import KeptAliveEndpoint

    async def fail(request: web.Request) -> web.Response:
        # As the SDK's server does when something escapes it.
        return web.json_response({"error": "x", "request_body": await request.json()}, status=500)

    app = web.Application()
    app.router.add_post("/webhook", fail)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.actions_port).start()
    stock = EndpointConfig(f"http://127.0.0.1:{settings.actions_port}/webhook")
    endpoint = KeptAliveEndpoint.of(stock, timeout_seconds=30)
    with pytest.raises(ClientResponseError) as raised:
        await endpoint.request(json={"text": "ZQXMARK"})
    assert endpoint._session is not None
    await endpoint._session.close()
    await runner.cleanup()
    assert raised.value.status == 500
    assert "ZQXMARK" not in str(raised.value)
