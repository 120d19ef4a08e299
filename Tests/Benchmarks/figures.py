"""Figures of a run: what the kernel says of a process, quantiles, and the table in which each stands by its baselines."""

import math
from dataclasses import dataclass
from pathlib import Path


def memory(pid: int) -> dict[str, float]:
    """Resident and private memory in MB."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return {name: int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon")}


def written(pid: int) -> int:
    """Bytes that the process has caused to be written to the disk."""
    lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("write_bytes")))


def quantile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True)
class Figure:
    """One thing measured, and the same thing of the baselines."""

    name: str
    unit: str
    station: float
    baselines: dict[str, float]

    @property
    def ratios(self) -> dict[str, float]:
        return {name: self.station / value for name, value in self.baselines.items() if value}

    @property
    def json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "unit": self.unit,
            "station": self.station,
            "baselines": self.baselines,
            "ratios": self.ratios,
        }


def table(figures: list[Figure]) -> str:
    """For people: each baseline on a line of its own, with the station's figure as a multiple of it."""
    rows = [("", "station", "baseline", "", "ratio")]
    for figure in figures:
        name, value = f"{figure.name}, {figure.unit}", f"{figure.station:.3g}"
        if not figure.baselines:
            rows.append((name, value, "", "", ""))
        for baseline, other in figure.baselines.items():
            ratio = f"{figure.ratios[baseline]:.2f}" if other else "-"
            rows.append((name, value, f"{other:.3g}", baseline, ratio))
            name = value = ""
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = []
    for name, value, other, baseline, ratio in rows:
        cells = [
            name.ljust(widths[0]),
            value.rjust(widths[1]),
            other.rjust(widths[2]),
            baseline.ljust(widths[3]),
            ratio.rjust(widths[4]),
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
