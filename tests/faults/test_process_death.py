"""Every process is killed once, for real, while a worker talks: nobody is left without an answer."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.conftest import settings_in
from tests.stack import ANSWER_SECONDS, Stack, Worker

VARIED_MESSAGES = Path(__file__).parent / "varied_messages.txt"
QUESTION = "老板拖欠我三个月工资不给怎么办"


@pytest.fixture(scope="module")
def own_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A service of its own, because these tests break it."""
    running = Stack(settings_in(tmp_path_factory.mktemp("faults")))
    running.start()
    yield running
    assert running.stop() == 0


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_with_rasa_or_the_actions_dead_the_gateway_answers_from_knowledge(
    own_stack: Stack, name: str
) -> None:
    worker = Worker(own_stack)
    worker.reply(QUESTION)
    pid = own_stack.kill(name)
    replies = [worker.reply(QUESTION) for _ in range(5)]
    for reply in replies:
        assert {"title": "劳动合同法", "article": "第八十五条"} in reply["law"]
    # What the knowledge base cannot answer by itself still gets a number to call, not silence.
    assert "12351" in worker.reply("我有件事想不明白")["text"]
    danger = worker.say("我不想活了")
    assert danger["understanding"]["scope"] == "sensitive"
    assert "120" in danger["replies"][0]["reply"]["text"]
    own_stack.wait_for_new(name, pid)
    assert worker.say(QUESTION)["understanding"]["topics"][0]["id"] == "wage_arrears"
    numbers = [one["seq"] for one in worker.messages()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_stations_are_found_for_a_shared_location_while_rasa_is_dead(own_stack: Stack) -> None:
    worker = Worker(own_stack)
    pid = own_stack.kill("rasa")
    location = {"latitude": 37.5405, "longitude": 121.4003, "system": "WGS-84"}
    assert len(worker.reply("我的位置", location=location)["places"]) == 5
    own_stack.wait_for_new("rasa", pid)


def test_what_was_accepted_before_the_gateway_died_is_answered_after(own_stack: Stack) -> None:
    worker = Worker(own_stack)
    accepted: list[str] = []
    stop = threading.Event()

    def talk() -> None:
        # As a phone does: send, and send again with the same id until it is acknowledged.
        for number in range(40):
            while not stop.is_set():
                try:
                    response = worker.post({"id": f"m{number}", "text": QUESTION})
                except requests.ConnectionError:
                    stop.wait(0.05)
                    continue
                if response.status_code == 200:
                    accepted.append(f"m{number}")
                    break

    talking = threading.Thread(target=talk)
    talking.start()
    try:
        while len(accepted) < 5:
            assert talking.is_alive()
            stop.wait(0.01)
        pid = own_stack.kill("gateway")
        own_stack.wait_for_new("gateway", pid)
        talking.join(timeout=ANSWER_SECONDS)
    finally:
        stop.set()
    worker.post({"id": "last", "text": QUESTION}, wait=True)
    log = worker.messages()
    assert [one["seq"] for one in log] == list(range(1, len(log) + 1))
    sent = [one["id"] for one in log if one["author"] == "worker"]
    assert sent == [f"m{number}" for number in range(40)] + ["last"], "each message once, in order"
    answered = [one["reply_to"] for one in log if one["author"] == "bot"]
    questions = [one["seq"] for one in log if one["author"] == "worker"]
    assert answered == questions, "each message answered once, in order"


def test_a_service_manager_stops_everything(own_stack: Stack) -> None:
    """What systemd and containers send is SIGTERM."""
    children = list(own_stack.processes().values())
    assert own_stack.stop(signal.SIGTERM) == 0
    assert not any(child.is_running() for child in children)
    own_stack.start()


def test_conversations_survive_a_stop_and_a_start(own_stack: Stack) -> None:
    worker = Worker(own_stack)
    worker.reply("我在武汉江岸区，附近哪有工会驿站")
    before = worker.messages()
    assert own_stack.stop() == 0
    own_stack.start()
    assert worker.messages() == before
    # Rasa remembers too: the place is still known.
    assert len(worker.reply("我附近哪里有工会驿站")["places"]) == 5


def test_what_was_accepted_before_a_stop_is_answered_by_rasa_after_it(own_stack: Stack) -> None:
    # Only Rasa can answer this: it finds the place in the sentence.
    question = "我在武汉江岸区，附近哪有工会驿站"
    workers = [Worker(own_stack) for _ in range(3)]
    for number in range(15):
        for worker in workers:
            assert worker.post({"id": f"s{number}", "text": question}).status_code == 200
    assert own_stack.stop() == 0
    own_stack.start()
    for worker in workers:
        worker.post({"id": "last", "text": question}, wait=True)
        replies = [one["reply"] for one in worker.messages() if one["author"] == "bot"]
        assert len(replies) == 16
        assert [len(reply["places"]) for reply in replies] == [5] * 16


def test_nothing_is_left_behind_when_the_supervisor_is_killed(own_stack: Stack) -> None:
    import psutil

    children = list(own_stack.processes().values())
    assert {child.cmdline()[-1] for child in children} == {"actions", "rasa", "gateway"}
    assert own_stack._process is not None
    own_stack._process.kill()
    own_stack._process.wait(timeout=ANSWER_SECONDS)
    gone, alive = psutil.wait_procs(children, timeout=ANSWER_SECONDS)
    assert alive == []
    assert len(gone) == 3
    assert own_stack._process.stdout is not None
    own_stack._process.stdout.close()
    own_stack.start()
    assert own_stack.is_ready()


def test_a_second_start_on_the_same_ports_is_refused_in_words(own_stack: Stack) -> None:
    from bot.supervisor import CannotStart, Supervisor

    with pytest.raises(CannotStart, match=rf"端口 {own_stack.settings.port} 已经有别的程序在用"):
        asyncio.run(Supervisor(own_stack.settings).start())
    assert own_stack.is_ready()


def test_everything_together_stays_under_600_megabytes(own_stack: Stack) -> None:
    """After use: every kind of question, one after another, and then from several workers at once."""
    import psutil

    messages = VARIED_MESSAGES.read_text(encoding="utf-8").splitlines()

    def talk(start: int) -> None:
        worker = Worker(own_stack)
        for message in messages[start::5]:
            worker.say(message)

    talk(0)
    with ThreadPoolExecutor(5) as workers:
        list(workers.map(talk, range(5)))
    assert own_stack._process is not None
    parent = psutil.Process(own_stack._process.pid)
    # Proportional: what several processes share (the encoder's file, libraries) is counted once.
    used = {one.pid: one.memory_full_info().pss for one in (parent, *parent.children(recursive=True))}
    assert len(used) >= 4
    assert sum(used.values()) < 600_000_000, {pid: f"{pss / 1e6:.0f} MB" for pid, pss in used.items()}
