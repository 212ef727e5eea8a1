"""How far a long measurement has come."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Progress"]


@dataclass(frozen=True)
class Progress:
    """State of a measurement after a part: rows done, the share of the file, and the time.

    ``measured`` and ``refused`` count rows since the job began, ``resumed_rows`` of them in an
    earlier run that was interrupted, up to ``resumed_fraction`` of the file; ``elapsed_s`` is
    the time of this run.
    """

    measured: int
    refused: int
    fraction: float
    elapsed_s: float
    resumed_rows: int = 0
    resumed_fraction: float = 0.0

    @property
    def rows_per_s(self) -> float:
        """Rows done in this run, refused ones too, a second; 0 before the first."""
        rows = self.measured + self.refused - self.resumed_rows
        return rows / self.elapsed_s if self.elapsed_s > 0 else 0.0

    @property
    def remaining_s(self) -> float | None:
        """Seconds left at the pace so far; ``None`` before anything is done.

        >>> Progress(measured=300, refused=0, fraction=0.25, elapsed_s=10.0).remaining_s
        30.0
        """
        done = self.fraction - self.resumed_fraction
        return self.elapsed_s * (1 - self.fraction) / done if done > 0 else None
