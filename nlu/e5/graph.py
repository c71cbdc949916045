"""The model's arithmetic as an ONNX graph: tokens in, one vector a text out.

`python -m nlu.e5.graph PATH` writes it there. Whoever wants to run it has that done in a process of its own,
which takes half a second: building it leaves 35 MB behind, onnx among them, that are never needed again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from nlu.e5.model_file import BLOCK, read_model_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlu.e5.model_file import ModelFile

#: The graph's input, (texts, tokens, width), and its output, (texts, width), not yet of length 1.
TOKENS, VECTORS = "tokens", "vectors"
# Beyond the standard ones; MatMulNBits multiplies by weights of 4 bits as they are stored.
_RUNTIMES = "com.microsoft"
_RUNTIMES_OWN = {"MatMulNBits", "MultiHeadAttention", "SkipLayerNormalization", "BiasGelu"}
_IN_8_BITS = 4  # its accuracy level at which the other factor is rounded to 8 bits
_OPERATORS, _RUNTIMES_VERSION, _FORMAT = 17, 1, 9


def graph_of(file: ModelFile) -> bytes:
    """The whole encoder, with its weights (14 MB)."""
    return _Graph(file).built()


class _Graph:
    def __init__(self, file: ModelFile) -> None:
        self._file = file
        self._width, self._inside = file.sizes.width, file.sizes.inside
        self._nodes: list[Any] = []
        self._weights: list[Any] = []

    def built(self) -> bytes:
        norm = [TOKENS, *self._norm("emb.ln")]
        self._add("LayerNormalization", norm, "layer0", axis=-1, epsilon=self._file.sizes.epsilon)
        for layer in range(self._file.sizes.layers):
            self._add_layer(layer)
        last = f"layer{self._file.sizes.layers}"
        self._add("ReduceMean", [last], VECTORS, axes=[1], keepdims=0)
        graph = helper.make_graph(
            self._nodes,
            "e5",
            [helper.make_tensor_value_info(TOKENS, TensorProto.FLOAT, ["texts", "tokens", self._width])],
            [helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["texts", self._width])],
            self._weights,
        )
        sets = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_RUNTIMES, _RUNTIMES_VERSION)]
        built: bytes = helper.make_model(graph, opset_imports=sets, ir_version=_FORMAT).SerializeToString()
        return built

    def _add_layer(self, number: int) -> None:
        """Attention, then a hidden layer; what comes in is added to what comes out of each."""
        given, name = f"layer{number}", f"l{number}."
        of_three = [name + "q", name + "k", name + "v"]
        self._multiply(given, of_three, name + "qkv", columns=self._width)
        self._add("Add", [name + "qkv", self._bias(of_three)], name + "asked")
        three = [name + "query", name + "key", name + "value"]
        self._add("Split", [name + "asked"], *three, axis=-1)
        self._add("MultiHeadAttention", three, name + "seen", num_heads=self._file.sizes.heads)
        self._multiply(name + "seen", [name + "ao"], name + "ao", columns=self._width)
        self._join(name + "ao", given, name + "aln", name + "between")
        self._multiply(name + "between", [name + "fi"], name + "fi", columns=self._width)
        self._add("BiasGelu", [name + "fi", self._bias([name + "fi"])], name + "thought")
        self._multiply(name + "thought", [name + "fo"], name + "fo", columns=self._inside)
        self._join(name + "fo", name + "between", name + "oln", f"layer{number + 1}")

    def _multiply(self, given: str, tensors: list[str], made: str, *, columns: int) -> None:
        """Multiply by tensors of 4 bits, side by side."""
        read = [self._file.blocks(tensor + ".w", columns=columns) for tensor in tensors]
        packed = np.concatenate([_as_neighbours(one) for one, _ in read])
        scales = np.concatenate([one for _, one in read])
        weights = [self._weight(made + ".packed", packed), self._weight(made + ".scales", scales.reshape(-1))]
        about: dict[str, Any] = {
            "K": columns,
            "N": len(packed),
            "bits": 4,
            "block_size": BLOCK,
            "accuracy_level": _IN_8_BITS,
        }
        self._add("MatMulNBits", [given, *weights], made, **about)

    def _join(self, made: str, given: str, norm: str, joined: str) -> None:
        """Add the bias and what was given, and normalise."""
        parts = [made, given, *self._norm(norm), self._bias([made])]
        self._add("SkipLayerNormalization", parts, joined, epsilon=self._file.sizes.epsilon)

    def _norm(self, name: str) -> list[str]:
        return [self._weight(f"{name}.{part}", self._file.numbers(f"{name}.{part}")) for part in "wb"]

    def _bias(self, tensors: list[str]) -> str:
        numbers = np.concatenate([self._file.numbers(tensor + ".b") for tensor in tensors])
        return self._weight("+".join(tensors) + ".b", numbers)

    def _weight(self, name: str, numbers: NDArray[Any]) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

    def _add(self, kind: str, given: list[str], *made: str, **about: Any) -> None:
        domain = _RUNTIMES if kind in _RUNTIMES_OWN else ""
        self._nodes.append(helper.make_node(kind, given, list(made), domain=domain, **about))


def _as_neighbours(packed: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A block's bytes with neighbouring weights in one byte, where weight i and i + 16 shared one."""
    weights = np.concatenate([packed & 0x0F, packed >> 4], axis=-1)
    neighbours: NDArray[np.uint8] = weights[..., 0::2] | (weights[..., 1::2] << 4)
    return neighbours


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(graph_of(read_model_file()[0]))
