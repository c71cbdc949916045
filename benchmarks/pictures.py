"""Pictures of results as SVG: a line for each series, and a matrix of what is taken for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

_COLOURS = ("#c8322b", "#4a6fa5", "#7a7a7a")
_FONT = 'font-family="sans-serif" font-size="12" fill="#333"'


def draw_lines(
    path: Path, title: str, series: Mapping[str, Sequence[tuple[float, float]]], *, across: str
) -> None:
    """Write a chart of series of points (x, share from 0 to 1); `across` says what x counts."""
    left, top, width, height = 60, 40, 520, 260
    points = [point for line in series.values() for point in line]
    most = max(x for x, _ in points)
    least = min(0.9, min(y for _, y in points) // 0.1 * 0.1)

    def place(x: float, y: float) -> tuple[float, float]:
        return left + width * x / most, top + height * (1 - (y - least) / (1 - least))

    parts = [f'<text x="{left}" y="22" {_FONT} font-weight="bold">{escape(title)}</text>']
    for step in range(round(least * 10), 11):
        _, y = place(0, step / 10)
        parts.append(f'<line x1="{left}" y1="{y:.0f}" x2="{left + width}" y2="{y:.0f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4:.0f}" {_FONT} text-anchor="end">{step * 10}%</text>')
    for x in sorted({x for x, _ in points}):
        where = f'x="{place(x, 0)[0]:.0f}" y="{top + height + 18}"'
        parts.append(f'<text {where} {_FONT} text-anchor="middle">{x:,.0f}</text>')
    parts.append(f'<text x="{left}" y="{top + height + 38}" {_FONT}>{escape(across)}</text>')
    for number, (name, line) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        drawn = " ".join("{:.1f},{:.1f}".format(*place(x, y)) for x, y in line)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        x, y = place(*line[-1])
        parts.append(f'<text x="{x + 6:.0f}" y="{y + 4:.0f}" {_FONT}>{escape(name)} {line[-1][1]:.1%}</text>')
    _write(path, parts, width=left + width + 160, height=top + height + 50)


def draw_confusions(path: Path, title: str, taken_for: Mapping[tuple[str, str], int]) -> None:
    """Write a matrix of how often one topic (a row) was taken for another (a column)."""
    rows = sorted({true for true, _ in taken_for})
    columns = sorted({taken for _, taken in taken_for})
    left, top, cell = 150, 160, 20
    parts = [f'<text x="10" y="22" {_FONT} font-weight="bold">{escape(title)}</text>']
    parts.append(f'<text x="10" y="42" {_FONT}>row: what was asked · column: what it was taken for</text>')
    for number, name in enumerate(rows):
        y = top + cell * number + 14
        parts.append(f'<text x="{left - 6}" y="{y}" {_FONT} text-anchor="end">{escape(name)}</text>')
    for number, name in enumerate(columns):
        x = left + cell * number + 14
        turned = f'transform="rotate(-60 {x} {top - 6})"'
        parts.append(f'<text x="{x}" y="{top - 6}" {_FONT} {turned}>{escape(name)}</text>')
    most = max(taken_for.values(), default=1)
    for (true, taken), count in sorted(taken_for.items()):
        x, y = left + cell * columns.index(taken), top + cell * rows.index(true)
        strength = 0.15 + 0.85 * count / most
        parts.append(
            f'<rect x="{x}" y="{y}" width="{cell - 1}" height="{cell - 1}" fill="#c8322b" '
            f'fill-opacity="{strength:.2f}"/>'
        )
        parts.append(f'<text x="{x + 9}" y="{y + 14}" {_FONT} text-anchor="middle">{count}</text>')
    _write(path, parts, width=left + cell * len(columns) + 130, height=top + cell * len(rows) + 20)


def _write(path: Path, parts: Sequence[str], *, width: int, height: int) -> None:
    drawn = "\n".join(parts)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n{drawn}\n</svg>\n',
        encoding="utf-8",
    )
