"""`python -m benchmarks`: run every benchmark and write results.md."""

from __future__ import annotations

import argparse
import warnings
from pathlib import Path

from benchmarks import encoder, understanding

RESULTS = Path(__file__).parent / "results.md"


def main() -> None:
    """Run all, show the results and keep them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--parses",
        type=int,
        default=2_000,
        help="messages over which memory is watched (50,000 takes an hour)",
    )
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    parts = ["# Results", "", understanding.measure(parses=options.parses), encoder.measure()]
    RESULTS.write_text("\n".join(parts), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
