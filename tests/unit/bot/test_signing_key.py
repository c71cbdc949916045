"""The key that opens conversations: made once, and never taken from a file that holds none."""

from pathlib import Path

import pytest

from bot.gateway.tokens import BadSigningKey, Tokens, signing_key


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = signing_key(tmp_path / "data")
    assert signing_key(tmp_path / "data") == key
    file = tmp_path / "data" / "signing.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["signing.key"], "no draft is left"
    tokens = Tokens(key)
    tokens.check(tokens.issue("one"), "one")


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"short", "坏掉的钥匙".encode() * 10, b"\x00" * 64, b"a b" * 20, b"\xff" * 64]
)
def test_a_file_that_holds_no_key_is_refused_with_the_cure(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "signing.key"
    file.write_bytes(content)
    with pytest.raises(BadSigningKey, match=r"signing\.key holds no signing key .*backup, or delete it"):
        signing_key(tmp_path)
    assert file.read_bytes() == content, "nothing is thrown away"
