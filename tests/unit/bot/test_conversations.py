"""The log: order, once, all or nothing."""

import threading

import pytest

from bot.gateway.conversations import BotMessage, ConversationNotFound, Conversations
from bot.prepare import MIGRATIONS
from bot.tables import SCHEMA_TABLE
from knowledge.database import open_database
from knowledge.settings import Settings


@pytest.fixture
def conversations(settings: Settings) -> Conversations:
    database = open_database(settings.database_url)
    database.migrate(MIGRATIONS, table=SCHEMA_TABLE)
    return Conversations(database)


def reply(text: str) -> BotMessage:
    return BotMessage(text=text, reply={"kind": "answer", "text": text})


def test_messages_get_their_order_when_they_are_stored(conversations: Conversations) -> None:
    conversation = conversations.start()
    first, _ = conversations.accept(conversation, client_id="a", text="老板不发工资")
    second, _ = conversations.accept(conversation, client_id="b", text="三个月了")
    conversations.answer(conversation, to=first.seq, replies=[reply("一"), reply("二")], understanding={})
    conversations.answer(conversation, to=second.seq, replies=[reply("三")], understanding={"scope": "in"})
    log = conversations.since(conversation, 0)
    assert [(one.seq, one.author, one.text, one.reply_to) for one in log] == [
        (1, "worker", "老板不发工资", None),
        (2, "worker", "三个月了", None),
        (3, "bot", "一", 1),
        (4, "bot", "二", 1),
        (5, "bot", "三", 2),
    ]
    assert conversations.state(conversation) == ("bot", 5)
    assert [one.seq for one in conversations.since(conversation, 3)] == [4, 5]
    assert log[1].understanding == {"scope": "in"}


def test_the_same_message_sent_twice_is_stored_once(conversations: Conversations) -> None:
    conversation = conversations.start()
    first, new = conversations.accept(conversation, client_id="a", text="在吗")
    again, new_again = conversations.accept(conversation, client_id="a", text="在吗")
    assert (new, new_again) == (True, False)
    assert first == again
    assert len(conversations.since(conversation, 0)) == 1


def test_the_same_id_in_another_conversation_is_another_message(conversations: Conversations) -> None:
    for _ in range(2):
        _, new = conversations.accept(conversations.start(), client_id="a", text="在吗")
        assert new


def test_an_answer_comes_once_even_if_two_gateways_give_it(conversations: Conversations) -> None:
    conversation = conversations.start()
    message, _ = conversations.accept(conversation, client_id="a", text="在吗")
    for _ in range(2):
        conversations.answer(conversation, to=message.seq, replies=[reply("在")], understanding={})
    assert [one.text for one in conversations.since(conversation, 0)] == ["在吗", "在"]
    assert conversations.waiting(conversation) == []


def test_what_waits_is_found_again_after_a_stop(conversations: Conversations) -> None:
    answered, left = conversations.start(), conversations.start()
    message, _ = conversations.accept(answered, client_id="a", text="在吗")
    conversations.answer(answered, to=message.seq, replies=[reply("在")], understanding={})
    conversations.accept(left, client_id="a", text="还在吗")
    assert conversations.with_waiting_messages() == [left]
    assert [one.text for one in conversations.waiting(left)] == ["还在吗"]


def test_many_writers_at_once_lose_nothing_and_share_no_number(conversations: Conversations) -> None:
    conversation = conversations.start()
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for number in range(25):
                conversations.accept(conversation, client_id=f"{writer}-{number}", text="在吗")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    log = conversations.since(conversation, 0)
    assert [one.seq for one in log] == list(range(1, 201))
    assert len({one.client_id for one in log}) == 200


def test_a_deleted_conversation_is_gone(conversations: Conversations) -> None:
    conversation, other = conversations.start(), conversations.start()
    conversations.accept(conversation, client_id="a", text="在吗")
    conversations.accept(other, client_id="a", text="在吗")
    conversations.delete(conversation)
    with pytest.raises(ConversationNotFound):
        conversations.state(conversation)
    with pytest.raises(ConversationNotFound):
        conversations.accept(conversation, client_id="b", text="还在吗")
    assert len(conversations.since(other, 0)) == 1


@pytest.mark.parametrize("text", ["表情😀👷", "換行\n還有\t製表", "' OR 1=1 --", "𠮷野家", "a" * 2000])
def test_any_text_comes_back_as_it_was(conversations: Conversations, text: str) -> None:
    conversation = conversations.start()
    conversations.accept(conversation, client_id="a", text=text)
    assert conversations.since(conversation, 0)[0].text == text
