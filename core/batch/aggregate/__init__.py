"""One summary of many reports: every additive cell over the organs, held against the government's own report.

``slip`` takes the tables of a report, ``choice`` says which reports count, ``sums`` adds them up, ``compare`` holds the
sums against a summary report and ``suspects`` names the organs that would explain a difference.
"""

from core.batch.aggregate.aggregate import Aggregate, aggregate
from core.batch.aggregate.choice import LeftOut
from core.batch.aggregate.compare import Comparison, Difference
from core.batch.aggregate.slip import Slip, take_in
from core.batch.aggregate.sums import CellSum
from core.batch.aggregate.suspects import Suspect

__all__ = [
    "Aggregate", "CellSum", "Comparison", "Difference", "LeftOut", "Slip", "Suspect", "aggregate", "take_in",
]  # fmt: skip
