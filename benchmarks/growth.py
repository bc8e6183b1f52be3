"""Counts the persons of nations of several sizes, and draws how the time grows with the rows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path

from attrs import frozen
from measure import Timing, middle, run_once
from nations import nation, sources

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "scale.md"
PLOT = PAGE.parent.parent / "images" / "scale.svg"
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"
SIZES = {"small": (100_000, 1_000_000, 5_000_000), "full": (1_000_000, 10_000_000, 50_000_000)}
MOST_OBJECTS = 1_000_000
ENGINES = {
    "frames": "frames_ours.py",
    "store": "store_ours.py",
    "Polars by hand": "frames_polars.py",
    "DuckDB by hand": "frames_duckdb.py",
    "Python objects": "frames_python.py",
}
_COLOURS = ("#0b5c8a", "#1b8a5a", "#b0413e", "#c58a12", "#6a5494")


@frozen
class Size:
    """A nation of so many rows on class rolls, as Parquet files and as a store."""

    rows: int
    files: Path
    store: Path


def size(folder: Path, rows: int) -> Size:
    """Make a nation and its store, once."""
    files = nation(folder, rows)
    store = folder / f"nation-{rows}-store"
    if not (store / "store.json").exists():
        script = Path(sys.executable).with_name("cadre-training")
        command = [str(script), "store", "build", *map(str, sources(files)), "-o", str(store)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Size(rows, files, store)


def growth(sizes: Sequence[Size], runs: int = 3) -> dict[str, dict[int, Timing]]:
    """Return what each way takes at each size; objects stop where they would need too long."""
    found: dict[str, dict[int, Timing]] = {name: {} for name in ENGINES}
    for one in sizes:
        for name, task in ENGINES.items():
            if name == "Python objects" and one.rows > MOST_OBJECTS:
                continue
            data = str(one.store if name == "store" else one.files)
            found[name][one.rows] = middle([run_once(task, (data,)) for _ in range(runs)])
    return found


def table(found: dict[str, dict[int, Timing]]) -> Iterator[str]:
    """Yield the lines of a table: seconds and greatest memory of each way at each size."""
    rows = list(found["frames"])
    yield "| rows | " + " | ".join(found) + " |"
    yield "|---:|" + "---:|" * len(found)
    for size_of in rows:
        cells = [
            f"{t.seconds:.2f} s, {t.peak_mib:.0f} MiB" if (t := found[name].get(size_of)) else "–"
            for name in found
        ]
        yield f"| {size_of:,} | ".replace(",", ".") + " | ".join(cells) + " |"


def plot(found: dict[str, dict[int, Timing]]) -> str:
    """Return the growth as an SVG; both scales are logarithmic."""
    points = [(r, t.seconds) for times in found.values() for r, t in times.items()]
    left, right = log10(min(r for r, _ in points)), log10(max(r for r, _ in points))
    low, high = log10(min(s for _, s in points)), log10(max(s for _, s in points))

    def x(rows: float) -> float:
        return 70 + 480 * (log10(rows) - left) / max(right - left, 1e-9)

    def y(seconds: float) -> float:
        return 320 - 280 * (log10(seconds) - low) / max(high - low, 1e-9)

    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 370" role="img">',
        "<style>text { font: 13px sans-serif }</style>",
        "<title>Seconds by rows on class rolls</title>",
        '<rect width="720" height="370" fill="#fff"/>',
        '<path d="M70 40V320H550" fill="none" stroke="#444"/>',
        '<text x="310" y="360" text-anchor="middle">rows on class rolls</text>',
        '<text x="20" y="30">seconds</text>',
    ]
    for rows in sorted({r for r, _ in points}):
        label = f"{rows:,}".replace(",", ".")
        lines.append(f'<text x="{x(rows):.0f}" y="338" text-anchor="middle">{label}</text>')
    for power in range(-3, 4):
        if low <= power <= high:
            at = y(10**power)
            lines.append(f'<path d="M70 {at:.0f}H550" stroke="#ddd"/>')
            lines.append(f'<text x="62" y="{at + 4:.0f}" text-anchor="end">{10**power:g}</text>')
    for (name, times), colour in zip(found.items(), _COLOURS, strict=True):
        path = " ".join(f"{x(r):.1f},{y(t.seconds):.1f}" for r, t in times.items())
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        at = 60 + 22 * list(found).index(name)
        lines.append(f'<rect x="570" y="{at - 10}" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="588" y="{at}">{name}</text>')
    return "\n".join([*lines, "</svg>", ""])


def publish(found: dict[str, dict[int, Timing]], machine: str) -> None:
    """Write the table into the page on scale, and the plot beside it."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if END not in rest:
        sys.exit(f"{PAGE} has no place for the table ({BEGIN} … {END})")
    lines = "\n".join([BEGIN, machine, "", *table(found), END])
    PAGE.write_text(before + lines + after, encoding="utf-8")
    PLOT.write_text(plot(found), encoding="utf-8")


def main(folder: Path, machine: str, scale: str) -> None:
    """Measure, and write."""
    sizes = SIZES["small"] if scale == "small" else sorted({*SIZES["small"], *SIZES["full"]})
    publish(growth([size(folder, rows) for rows in sizes]), machine)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
