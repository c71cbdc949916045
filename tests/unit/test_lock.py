"""The lock holds what it promises: every package by its hash, and no host to get it from."""

from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements.lock"


def test_every_package_has_a_hash_and_no_host_is_named() -> None:
    text = LOCK.read_text(encoding="utf-8")
    packages = [block for block in text.replace("\\\n", "").splitlines() if block and block[0] not in " #"]
    assert len(packages) > 100
    assert [block[:60] for block in packages if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "-index" not in text
