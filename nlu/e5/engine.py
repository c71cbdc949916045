"""Sentences in, vectors out."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from nlu.e5.model_file import read_model_file
from nlu.e5.pieces import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How the model was taught to tell what is asked from where it is answered.
_ASKED = "query: "
# Together they keep a core's caches busy; more only need memory.
_AT_ONCE = 32
_FATAL_ONLY = 4
# It takes half a second; one that hangs must not hold up the messages that wait for it for ever.
_BUILD_SECONDS = 60.0
_ROOT = Path(__file__).parents[2]


class SentenceModel:
    """Gives sentences vectors of length 1, on so many cores.

    Raises `NoModelError` when the package with the weights is not as expected, and what `subprocess` raises
    when the graph cannot be built.
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
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder) / "e5.onnx"
            build = [sys.executable, "-m", "nlu.e5.graph", str(graph)]
            subprocess.run(build, cwd=_ROOT, check=True, timeout=_BUILD_SECONDS)
            self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._tokens_go_in = self._session.get_inputs()[0].name

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
                vectors[some] = self._session.run(None, {self._tokens_go_in: tokens})[0]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _tokens(self, numbers: list[int]) -> NDArray[np.float32]:
        tokens: NDArray[np.float32] = self._file.rows("emb.word", numbers) + self._places[: len(numbers)]
        return tokens
