"""A process that hangs is noticed and started again; and no log tells what workers said meanwhile."""

import signal
from collections.abc import Iterator

import psutil
import pytest

from tests.conftest import settings_in
from tests.stack import Stack, Worker

QUESTION = "老板拖欠我三个月工资不给怎么办"
MARKED = "ZQXMARK 我叫张三丰，老板把我的身份证扣下了"


@pytest.fixture(scope="module")
def own_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A service of its own, that soon loses its patience."""
    running = Stack(settings_in(tmp_path_factory.mktemp("hanging"), HANG_SECONDS="9"))
    running.start()
    yield running
    assert running.stop() == 0


def no_log_holds_the_words(stack: Stack) -> None:
    logs = list((stack.settings.data_dir / "logs").iterdir())
    assert {"actions.log", "gateway.log", "rasa.log"} <= {path.name for path in logs}
    for path in logs:
        text = path.read_text(encoding="utf-8")
        for words in ("ZQXMARK", "张三丰", "张三丰".encode("unicode_escape").decode()):
            assert words not in text, f"{path.name} tells what a worker said"


def test_workers_words_stay_out_of_the_logs_when_the_action_server_is_late_or_gone(own_stack: Stack) -> None:
    worker = Worker(own_stack)
    actions = own_stack.processes()["actions"]
    actions.suspend()
    assert worker.reply(MARKED)["text"]
    actions.resume()
    pid = own_stack.kill("actions")
    assert worker.reply(MARKED)["text"]
    own_stack.wait_for_new("actions", pid)
    # A Rasa that is late is cut off by the gateway in the middle of its work.
    rasa = own_stack.processes()["rasa"]
    rasa.suspend()
    assert worker.reply(MARKED)["text"]
    rasa.resume()
    assert worker.reply(QUESTION)["text"]
    rasa_log = (own_stack.settings.data_dir / "logs" / "rasa.log").read_text(encoding="utf-8")
    assert "Encountered an exception while running action" in rasa_log
    no_log_holds_the_words(own_stack)


@pytest.mark.parametrize("name", ["rasa", "actions", "gateway"])
def test_a_process_that_hangs_is_started_again(own_stack: Stack, name: str) -> None:
    hung: psutil.Process = own_stack.processes()[name]
    others = {one.pid for part, one in own_stack.processes().items() if part != name}
    hung.send_signal(signal.SIGSTOP)
    own_stack.wait_for_new(name, hung.pid)
    assert Worker(own_stack).say(QUESTION)["understanding"]["topics"][0]["id"] == "wage_arrears"
    assert {one.pid for part, one in own_stack.processes().items() if part != name} == others
