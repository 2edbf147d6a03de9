"""Reading the prose: the numbers it states about the tables, and the sums it states within itself.

The vocabulary is data (``resources/lexicon/claims.toml``). Kinds of claim:

* applications: received, accepted (办理 …: new ones or all), accepted_all (carried-over ones expressly included),
  carried_in, carried_out, in_progress, handled, answered
* outcomes: granted, partly_granted, granted_or_partly, refused, unavailable, not_processed, otherwise
* reason: and a row of table three: a single reason (reason:refused.enforcement_file)
* applicants: natural_person, legal_person (all organisations), company, research, public_welfare, legal_service
* disputes: review, litigation, litigation_direct, litigation_after, dispute (both together), and
  review_/litigation_ with upheld, corrected, other, pending
* table two: normative_issued, normative_repealed, normative_in_force, licensing, penalty, coercion
* fee: the 信息处理费 collected, in 元
"""

from core.read.prose.channels import Channels, channels
from core.read.prose.extract import extract_claims
from core.read.prose.sums import Partition, partitions

__all__ = ["Channels", "Partition", "channels", "extract_claims", "partitions"]
