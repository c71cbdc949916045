"""Where one need of a message ends and the next begins, with or without a comma between them.

What is spoken into a telephone has no punctuation: 欠我两个月工资我脚又砸伤了社保也没交. So the letters
are asked which topic each word speaks for, and the message is read as the few topics in a row that explain
its words best: another topic begins where its words outweigh what a change of topic costs.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import numpy as np

from nlu.segment import default_segmenter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlu.ngram_model import NgramModel
    from nlu.segment import Segmenter

# By so much more must the words speak for another topic before it is taken to begin; where the worker made a
# pause, by less. Too little cuts single needs into pieces, too much leaves short ones with their neighbours.
_CHANGE_COSTS, _CHANGE_COSTS_AFTER_PAUSE = 8.0, 5.0
# A message shorter than this has no room for two needs; what a long one asks is said by here.
_ROOM_FOR_TWO, _READ = 8, 300
# How many characters say a need at least, and how many parts are looked at.
_SAYS_SOMETHING, _MOST_PARTS = 4, 12
_BETWEEN = ",。!?;:、~ "
# What joins two needs says nothing of either: 另外老板还欠我运费.
_JOINS = ("还有", "另外", "顺便", "顺带", "再问", "再就是", "而且", "以及", "然后", "同埋")
_JOIN = re.compile(rf"^(?:{'|'.join(_JOINS)}|[{_BETWEEN}]){{1,4}}")


def parts(
    text: str, *, letters: NgramModel, aside: str | None = None, segmenter: Segmenter | None = None
) -> list[str]:
    """The parts of a normalised text that may each be a need, in order; with one need there is at most one.

    `aside` is a label that never makes a part: words that are about nothing stay with their neighbours.
    """
    read = text[:_READ]
    if len(read) < _ROOM_FOR_TWO:
        return [text]
    words = (segmenter or default_segmenter()).cut(read)
    speaks = letters.by_place(read, [word.end for word in words])
    if aside in letters.classes_:
        speaks[:, letters.classes_.index(aside)] = -np.inf
    paused = [before.text in _BETWEEN or after.text in _JOINS for before, after in itertools.pairwise(words)]
    costs = np.where(paused, _CHANGE_COSTS_AFTER_PAUSE, _CHANGE_COSTS)
    path = _likeliest(speaks, costs)
    cuts = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(words)]
    found = [
        _JOIN.sub("", read[words[start].start : words[end - 1].end]).strip(_BETWEEN)
        for start, end in itertools.pairwise(cuts)
    ]
    return [part for part in found if len(part) >= _SAYS_SOMETHING][:_MOST_PARTS]


def _likeliest(speaks: NDArray[np.float64], costs: NDArray[np.float64]) -> NDArray[np.int64]:
    """Of each word (row) the column it belongs to, so that the sum, less what changes cost, is the greatest.

    `costs` is what a change costs after each word but the last.
    """
    rows, columns = speaks.shape
    stays = np.arange(columns)
    came_from = np.empty((rows, columns), np.int64)
    total = speaks[0]
    for row in range(1, rows):
        best = int(total.argmax())
        after_change = total[best] - costs[row - 1]
        came_from[row] = np.where(total >= after_change, stays, best)
        total = np.maximum(total, after_change) + speaks[row]
    path = np.empty(rows, np.int64)
    path[-1] = total.argmax()
    for row in range(rows - 1, 0, -1):
        path[row - 1] = came_from[row, path[row]]
    return path
