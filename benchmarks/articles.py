"""`python -m benchmarks.articles QUESTIONS --url URL`: do answers cite what a law student would pick?

`gold_articles.jsonl` names the right articles of 200 questions by the questions' ids, without their text. One
reader chose them from the statutes and had not seen our answers; other articles are defensible in many cases.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import requests

GOLD = Path(__file__).parent / "gold_articles.jsonl"
# A worker sees the first of them; who reads more than four grounds?
MOST_CITED = 4


@dataclass(frozen=True)
class Cited:
    """How often a right article is cited (0 to 1): by question, and as the mean over the right articles."""

    questions: int
    hit: float
    mean_over_articles: float


def cited(answers: Iterable[tuple[set[str], set[str]]]) -> Cited:
    """The measure over pairs of what should be cited and what is, each article as law and number."""
    hits: list[bool] = []
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for gold, given in answers:
        hits.append(bool(gold & given))
        for article in gold:
            found[article].append(article in given)
    mean = sum(sum(one) / len(one) for one in found.values()) / max(len(found), 1)
    return Cited(len(hits), sum(hits) / max(len(hits), 1), mean)


def whole(title: str, article: str) -> str:
    """An article without its paragraph: 第八十五条第一款 is 第八十五条."""
    number, _, rest = article.partition("条")
    return (
        f"{title}{number}条{rest}"
        if rest.startswith("之")
        else f"{title}{number}条"
        if rest
        else title + article
    )


def ask(url: str, text: str) -> set[str]:
    """The articles of the first reply of a running service to this text, in a conversation of its own."""
    made = requests.post(f"{url}/api/conversations", timeout=30).json()
    answered = requests.post(
        f"{url}/api/conversations/{made['id']}/messages?wait=1",
        json={"id": "q", "text": text},
        headers={"Authorization": f"Bearer {made['token']}"},
        timeout=30,
    ).json()
    law = answered["replies"][0]["reply"]["law"][:MOST_CITED]
    return {whole(one["title"], one["article"]) for one in law}


def main(arguments: list[str] | None = None) -> int:
    """Print the measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.articles", description=__doc__)
    parser.add_argument("questions", type=Path, help='JSON lines {"id", "text"} that hold the questions')
    parser.add_argument("--url", default="http://localhost:8000", help="the running service")
    options = parser.parse_args(arguments)
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    texts = {one["id"]: one["text"] for one in map(json.loads, lines)}
    pairs = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["id"] in texts:
            right = {whole(one["title"], one["article"]) for one in gold["articles"]}
            pairs.append((right, ask(options.url, texts[gold["id"]])))
    measured = cited(pairs)
    print(
        f"{measured.questions} questions: a right article is cited for {measured.hit:.1%}, "
        f"{measured.mean_over_articles:.1%} as the mean over the right articles"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
