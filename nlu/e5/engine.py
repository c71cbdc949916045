"""Sentences in, vectors out."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from nlu.e5.graph import TOKENS, graph_of
from nlu.e5.model_file import read_model_file
from nlu.e5.pieces import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How the model was taught to tell what is asked from where it is answered.
_ASKED = "query: "
# Together they keep a core's caches busy; more only need memory.
_AT_ONCE = 32
_FATAL_ONLY = 4


class SentenceModel:
    """Gives sentences vectors of length 1, on so many cores.

    Raises `NoModelError` when the package with the weights is not as expected.
    """

    def __init__(self, *, cores: int = 1) -> None:
        self._file, vocabulary = read_model_file()
        self._pieces = Pieces(vocabulary)
        longest, width = self._file.sizes.longest, self._file.sizes.width
        places = self._file.numbers("emb.pos").reshape(-1, width)[:longest]
        self._places = places + self._file.numbers("emb.type")[:width]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = cores
        # A thread that waits for work by spinning takes the core from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Nor is memory kept for the longest sentence there ever was.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = _FATAL_ONLY
        with tempfile.NamedTemporaryFile(suffix=".onnx") as graph:
            # Given as bytes, the session would hold on to them: 14 MB.
            graph.write(graph_of(self._file))
            graph.flush()
            self._session = onnxruntime.InferenceSession(
                graph.name, options, providers=["CPUExecutionProvider"]
            )

    def vectors(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One row a sentence; what is longer than 512 pieces is cut off there."""
        cut = [self._pieces.cut(_ASKED + sentence)[: len(self._places)] for sentence in sentences]
        by_length = defaultdict(list)
        for row, numbers in enumerate(cut):
            by_length[len(numbers)].append(row)
        vectors = np.zeros((len(sentences), self._file.sizes.width), np.float32)
        for rows in by_length.values():
            for first in range(0, len(rows), _AT_ONCE):
                some = rows[first : first + _AT_ONCE]
                tokens = np.stack([self._tokens(cut[row]) for row in some])
                vectors[some] = self._session.run(None, {TOKENS: tokens})[0]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _tokens(self, numbers: list[int]) -> NDArray[np.float32]:
        tokens: NDArray[np.float32] = self._file.rows("emb.word", numbers) + self._places[: len(numbers)]
        return tokens
