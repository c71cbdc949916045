"""Where the word lists of this package lie."""

from pathlib import Path

OWN_DICTIONARY = Path(__file__).parent / "dictionaries"
