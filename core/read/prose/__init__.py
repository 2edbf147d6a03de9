"""Reading the prose: the numbers it states about the tables, and the sums it states within itself.

The vocabulary of claims is ``resources/lexicon/claims.toml``, their kinds are ``core.model.claim_kinds``. Facts that
the prose must bear out within itself are quantities (``quantities``) in lists with their totals (``sums``), changes
(``changes``), rates and shares (``rates``, ``shares``) and the same thing counted twice (``subjects``).
"""

from core.read.prose.channels import Channels, channels
from core.read.prose.extract import extract_claims
from core.read.prose.sums.sums import Partition, partitions

__all__ = ["Channels", "Partition", "channels", "extract_claims", "partitions"]
