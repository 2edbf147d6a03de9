"""What the user decides about findings, kept beside the draft's identity and never in the draft itself.

Three different things stay different: a decision about one place (``records``, per draft), a word that the office
allows everywhere (``words``, one list), and a rule that is switched off (settings; no business of this package).
"""

from core.review.decisions.alike import kind_key
from core.review.decisions.allowed_words import WordList, WordSource, word_of
from core.review.decisions.fingerprint import Decidable, Fingerprint, Quote, fingerprints
from core.review.decisions.identity import Identity
from core.review.decisions.recheck_comparison import Comparison, compare
from core.review.decisions.records import Decision, Record, Standing, State, standings, tally
from core.review.decisions.store import Book, DecisionStore

__all__ = [
    "Book",
    "Comparison",
    "Decidable",
    "Decision",
    "DecisionStore",
    "Fingerprint",
    "Identity",
    "Quote",
    "Record",
    "Standing",
    "State",
    "WordList",
    "WordSource",
    "compare",
    "fingerprints",
    "kind_key",
    "standings",
    "tally",
    "word_of",
]  # fmt: skip
