"""The vocabulary of the prose, validated and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from core.base.errors import ResourceError
from core.base.resources import kept, read_record
from core.language import numerals
from core.language.dates import YEAR
from core.language.numerals import COUNTING
from core.language.sought import Sought, longest_first
from core.model.claim_kinds import ClaimKind
from core.model.normalise import fold
from core.model.numbers import number_in_prose

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASS = re.compile(r"\{([a-z_]+)\}")
# What decides whether a class stands in every match: escapes and sets are passed over, optional classes are no classes.
_TOKENS = re.compile(r"\\.|\[[^\]]*\]|\{(?P<class>[a-z_]+)\}(?![?*{])|[()|]")
# Single digits with spaces between them are one number: that is how some texts come out of a page.
_DIGITS = r"(?<!\d )\d(?: \d){1,4}(?![\d.,]| \d)|" + (
    r"(?:\d{1,3}(?:,\d{3})+|(?<!\d )\d+)(?:\.\d+)?|" + f"[{COUNTING}]+"
)
_NO_COUNT = r"[^\d,;:。]"
_ZERO = r"(?P<zero>为?零|为0|:0|0|:无|均无)(?=$|[。、])"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseData:
    """Patterns of one kind of claim; see the comments of the data file."""

    kind: ClaimKind
    patterns: tuple[str, ...]
    of: str = ""
    needs: str = ""
    unit: str = "count"
    joint: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    whole: bool = False
    after: str = ""
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialData:
    """Words that deny, and words that only look so."""

    heads: tuple[str, ...]
    verbs: tuple[str, ...]
    not_heads: tuple[str, ...]
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockData:
    """Words that keep a phrase from being a claim."""

    clause: tuple[str, ...]
    gap: tuple[str, ...]
    counted_elsewhere: tuple[str, ...]
    after_application: tuple[str, ...]
    channels: tuple[str, ...]
    channels_summed: tuple[str, ...]
    partial: str
    supervised: tuple[str, ...]
    others: tuple[str, ...]
    rival_documents: tuple[str, ...]
    applicants: tuple[str, ...]
    foreign: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeData:
    """How reconsiderations and lawsuits are spoken of."""

    tie: tuple[str, ...]
    reconsideration: str
    litigation: str
    direct: str
    after: str
    between: tuple[str, ...]
    before: tuple[str, ...]
    business: tuple[str, ...]
    caused: tuple[str, ...]
    always_business: tuple[str, ...]
    own_cases: str
    outcomes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconData:
    """The whole data file."""

    measures: tuple[str, ...]
    money: tuple[str, ...]
    hedges_before: tuple[str, ...]
    hedges_after: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    glue: dict[str, tuple[str, ...]]
    phrases: tuple[PhraseData, ...]
    reasons: dict[str, str]
    denial: DenialData
    blocks: BlockData
    scope: dict[str, tuple[str, ...]]
    dispute: DisputeData


_REASON_PATTERNS = (
    "(?:{words}){{reason}}{{number}}",
    "{{number}}(?:申请)?(?:均|都|全部)?(?:为|是|因|系|属于?)*(?:{words})",
)
_BROKEN = "程序自带的数据文件 lexicon/claims.toml 有误，请重新安装。"


class PhrasePattern(Sought):
    """One pattern of a phrase, asked of clauses that have all that is ``needed``, small patterns of single words.

    Compiling all patterns would take a third of the time of checking one draft, and most drafts need a few.
    """

    def __init__(self, source: str, needed: tuple[str, ...]) -> None:
        super().__init__(source)
        self.needed = needed


class Phrase:
    """A kind of claim; its patterns are compiled when a clause first calls for them."""

    def __init__(self, data: PhraseData, patterns: tuple[PhrasePattern, ...], denied: tuple[str, ...]) -> None:
        self.data = data
        #: What states a number.
        self.patterns = patterns
        self._denied = denied

    @cached_property
    def denied(self) -> tuple[re.Pattern[str], ...]:
        """Nouns that a denial may govern."""
        return tuple(re.compile(p) for p in self._denied)


def either(words: Iterable[str]) -> str:
    """A group that matches any of the words, longer ones first; ``{year}`` in a word is a year."""
    return f"(?:{_alternatives(words)})"


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted({fold(w) for w in words}, key=longest_first)
    return "|".join(re.escape(w).replace(r"\{year\}", YEAR) for w in ordered)


class Lexicon:
    """The compiled vocabulary; made once by ``load_lexicon``."""

    def __init__(self, data: LexiconData) -> None:
        self.data = data
        before, after = either(data.hedges_before), either(data.hedges_after)
        self.number = self._number(before, after, either(data.measures))
        self.money = self._number(before, after, either(data.money))
        self._classes = {name: either(words) for name, words in data.words.items()}
        self._classes["application"] += f"(?!{either(data.blocks.after_application)})"
        self._classes["zero"] = _ZERO
        self._required = dict(self._classes)  # those that match at least one character
        self._finders: dict[str, re.Pattern[str]] = {}
        self._classes |= {name: f"{either(words)}{{0,8}}" for name, words in data.glue.items()}
        self._classes |= {
            "gap": f"(?P<gap>{_NO_COUNT}{{0,30}}?)",
            "near": r"[^\d,;:。、]{0,6}?",
        }
        self.phrases = (*self._reasons(), *(self._phrase(p) for p in data.phrases))
        self.all_for = {
            key: re.compile(f"(?:均|全部|都|皆)(?:为|是|因|系|属于?)*(?:{fold(words)})")
            for key, words in data.reasons.items()
        }
        self.joint = frozenset(word for p in data.phrases for word in p.joint)
        heads, verbs = either(data.denial.heads), either(data.denial.verbs)
        self.denial = re.compile(
            f"(?!{either(data.denial.not_heads)})(?P<head>{heads})(?P<verb>{verbs}{{0,3}})(?:过|任何)?(?:[一1][起件例宗次])?"
        )
        self.counts = re.compile(self.number)
        self.numeric = re.compile(f"{self.number}|{either(data.money)}|[零0无]")
        # One of these characters is in all that ``numeric`` matches; a set is looked for much faster.
        self.maybe_numeric = re.compile(f"[\\d{COUNTING}无{''.join({w[-1] for w in data.money})}]")
        # Characters first in all of it: Python skips to one of them.
        self.comparing = re.compile(f"{_alternatives(data.blocks.clause)}|较{YEAR}年|比{YEAR}年")
        self.partial = re.compile(fold(data.blocks.partial))
        self.applications = re.compile(self._classes["application"])
        self.foreign = re.compile(either((*data.blocks.foreign, "复议", "诉讼")))
        self.after_denied = re.compile(either(data.glue["after_denied"]) + r"{0,8}(?=$|[、和及与或])")
        last = self._classes["last_year"]
        carried = self._classes["carried"]
        self.carry_year = re.compile(
            "|".join(
                (
                    f"{last}度?(?=底?(?:无|没有|未有)?{carried})",
                    "(?<=结转|转结|接转)(?:上一?年|去年)",
                    f"(?<=结转)[到至]?{YEAR}年",
                    f"(?<=[转至到]){YEAR}年",
                    f"[因对]{YEAR}年度?",
                )
            )
        )
        self.with_carried = re.compile(f"^(?:其中)?(?:含|包括|包含|其中)*:?{last}度?{carried}")

    def expand(self, pattern: str) -> str:
        """A pattern with its ``{class}`` names replaced; ResourceError for an unknown one."""

        def replace(match: re.Match[str]) -> str:
            if match[1] == "number":
                return self.number
            if match[1] == "money":
                return self.money
            if match[1] not in self._classes:
                raise ResourceError(_BROKEN, detail=f"no {match[1]}")
            return self._classes[match[1]]

        # Repetitions are bounded: words that contain each other (总数, 总, 数) would else be tried in every division.
        return _CLASS.sub(replace, fold(pattern).replace(")*", "){0,6}"))

    def _number(self, before: str, after: str, units: str) -> str:
        return (
            f"(?P<before>{before})?(?P<digits>(?<![\\d.,])(?:{_DIGITS}))(?P<after>{after})?"
            f"(?P<unit>{units})(?P<more>{after})?(?![线路])"
        )

    def _reasons(self) -> tuple[Phrase, ...]:
        """Counts of single reasons; first, so that 重复申请不予处理1件 is no count of all that was not processed."""
        made = []
        for key, words in self.data.reasons.items():
            patterns = tuple(p.format(words=words) for p in _REASON_PATTERNS)
            phrase = PhraseData(kind=ClaimKind.REASON, of=key, needs="application", patterns=patterns)
            made.append(self._phrase(phrase, (self.expand(f"(?:{words})"),)))
        return tuple(made)

    def _phrase(self, data: PhraseData, needed: tuple[str, ...] = ()) -> Phrase:
        money = data.unit == "money"
        sources = [p.replace("{number}", "{money}") if money else p for p in data.patterns]
        patterns = tuple(PhrasePattern(_unique(self.expand(p)), (*needed, *self._needed(p))) for p in sources)
        return Phrase(data, patterns, tuple(map(self.expand, data.denied)))

    def _needed(self, pattern: str) -> tuple[str, ...]:
        """The classes that stand in every match of a pattern: outside of brackets and not to be left out."""
        depth, needed = 0, []
        for token in _TOKENS.finditer(fold(pattern)):
            if token["class"]:
                if depth == 0 and token["class"] in self._required:
                    needed.append(self._required[token["class"]])
            elif token[0] == "|" and depth == 0:
                return ()
            else:
                depth += {"(": 1, ")": -1}.get(token[0], 0)
        return tuple(needed)

    def has(self, text: str, needed: str) -> bool:
        """Whether something that a pattern needs stands in the text."""
        finder = self._finders.get(needed)
        if finder is None:
            finder = self._finders[needed] = re.compile(needed)
        return finder.search(text) is not None


def _unique(pattern: str) -> str:
    """Only the first ``gap`` of a pattern keeps its name; Python forbids a second."""
    head, sep, rest = pattern.partition("(?P<gap>")
    return head + sep + rest.replace("(?P<gap>", "(?:")


@kept("lexicon/claims.toml")
def load_lexicon() -> Lexicon:
    """Read ``resources/lexicon/claims.toml``; raises ResourceError when it is wrong."""
    try:
        return Lexicon(read_record(LexiconData, "lexicon", "claims.toml"))
    except (re.error, KeyError) as error:
        raise ResourceError(_BROKEN, detail=str(error)) from error


def value_of(match: re.Match[str]) -> tuple[Decimal, bool] | None:
    """(value, exact) of a matched number; None when it cannot be read."""
    digits = match["digits"]
    value = number_in_prose(digits)
    if value is None:
        chinese = numerals.value(digits)
        if chinese is None:
            return None
        value = Decimal(chinese)
    if match["unit"] == "万元":
        value = (value * 10000).to_integral_value()
    return value, not (match["before"] or match["after"] or match["more"])
