"""What may be sent, and what is said when it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.messages import RefusedMessage, checked_text
from bot.gateway.tokens import BadToken, Tokens, signing_key


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "empty", "空的"),
        ("   \n\t ", "empty", "空的"),
        ("\x00\x01\x02", "not_text", "没有能看懂的文字"),
        ("\ud800\udfff", "not_text", "没有能看懂的文字"),
        ("\u200b\u202e\u2066", "not_text", "没有能看懂的文字"),
        ("欠" * 2001, "too_long", "2001个字，一次最多2000个字"),
        ("欠" * 100_000, "too_long", "100000个字"),
    ],
)
def test_a_refusal_says_what_to_do(text: str, code: str, said: str) -> None:
    with pytest.raises(RefusedMessage) as refused:
        checked_text(text, limit=2000)
    assert refused.value.code == code
    assert said in refused.value.spoken


@pytest.mark.parametrize("text", ["/restart", '/wage_arrears{"a":1}', "欠薪\n三个月", "😀", "a" * 2000])
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert checked_text(text, limit=2000) == text


@given(st.text(st.characters(), max_size=300))
def test_whatever_passes_can_be_stored_and_shown(text: str) -> None:
    try:
        cleaned = checked_text(text, limit=200)
    except RefusedMessage:
        return
    cleaned.encode("utf-8")
    assert cleaned
    assert "\x00" not in cleaned
    assert checked_text(cleaned, limit=200) == cleaned


def test_a_token_opens_its_own_conversation_only() -> None:
    tokens = Tokens("k" * 64)
    token = tokens.issue("mine")
    tokens.check(token, "mine")
    with pytest.raises(BadToken):
        tokens.check(token, "yours")
    with pytest.raises(BadToken):
        Tokens("j" * 64).check(token, "mine")
    for forged in ("", "mine", token[:-2], token + "x", "a.b.c"):
        with pytest.raises(BadToken):
            tokens.check(forged, "mine")


def test_the_key_is_made_once_and_kept_private(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "data"
    key = signing_key(folder)
    assert len(key) >= 43
    assert signing_key(folder) == key
    assert (folder / "signing.key").stat().st_mode & 0o077 == 0
