"""Reconsiderations and lawsuits in the prose: how many, and how they ended.

Counts stand after their noun (行政复议1件) or before it (1起行政诉讼); a count of nothing may serve several nouns
(行政复议、行政诉讼均为0件); a denial governs nouns until a count of their own follows (没有发生行政复议，1起行政诉讼).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import COUNTING
from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.read.prose.clauses import Topic
from core.read.prose.counts import PendingClaim, scope_of
from core.read.prose.lexicon import Lexicon, either, value_of

if TYPE_CHECKING:
    from core.read.prose.clauses import Clause

_ZERO = Decimal(0)
_ONLY_NOUNS = re.compile(r"^(?:也|和|及|以及|或|或者|与|亦)?(?:被)?(?:申请|提起|引发|发生)*$")
_NOUN_ENDS = re.compile(r"^(?:案件|案|的|情况|情形|现象|事件|问题|等|发生|申请)*$")
_ZERO_BEFORE = Sought(rf"(?<![{COUNTING}\d])[零0]$")
_ZERO_AFTER = re.compile(r"^(?:案件|情况|数量|数|申请|均|都|也|:|为|是|的|共){0,6}(?P<zero>为?零|0|无)(?=$|[、])")
_GOES_ON = re.compile(r"^(?:被)?(?:提起)?行政诉讼(?:案件)?\d")
#: A sentence that says of the whole year and nothing else that there was no dispute.
_BARE_DENIAL = re.compile(
    r"""(?x) ^
    (?: 截至年底 | 全年 | 本年度? | \d{4}年度? | [我本][局委厅镇乡街办单机级年][道位关度]? | , | 均 ){0,4}
    (?: 未 | 没有 | 无 ) (?: 发生|出现|收到|产生 )? (?: 被?申请 | 被?提起 | 任何 )?
    (?:行政)? 复议 (?: 案件|申请 )?
    (?: 、 | 和 | 及 | 以及 | 或 | 或者 | , | 也未 | 未 | 没有 | 无 | 被 | 提起 | 发生 )*
    (?:行政)? 诉讼 (?: 案件 | 的?情况 | 的?情形 )? [。;]? $"""
)
_JOINT = Sought(r"各|均|都")
_BOTH = frozenset({ClaimKind.REVIEW, ClaimKind.LITIGATION})
_SUM = Sought(r"共|合计|总计")


@dataclass(frozen=True)
class _Noun:
    kind: ClaimKind
    start: int
    end: int


class _Patterns(NamedTuple):
    """The words on disputes, compiled; ``outcomes`` has for each what counts it, says it of all and of the only one."""

    nouns: Sought
    between: re.Pattern[str]
    before: re.Pattern[str]
    own_cases: re.Pattern[str]
    outcomes: tuple[tuple[str, tuple[Sought, ...], tuple[Sought, ...], Sought], ...]


@cache
def _compiled(lexicon: Lexicon) -> _Patterns:
    data, number, withdrawn = lexicon.data.dispute, lexicon.number, "复议|申请|起诉|诉讼"
    led = "(?:已|被|予以|为|得到|经|复议|法院|判决|裁定|结果)"
    outcomes = []
    for outcome, words in data.outcomes.items():
        word = either(words)
        counted = (
            f"{word}(?:原)?(?:决定|处理|答复|结果|的|为|了|行政行为|判决|具体){{0,3}}{number}",
            f"{number}(?:案件)?(?:被|予以|均|结果|为|依法|复议机关|法院|目前|尚|仍){{0,4}}{word}(?!{withdrawn})",
        )
        whole = (
            f"(?:均|全部|都|皆){led}{{0,4}}{word}",
            f"^(?:复议|判决|裁定|办理|审理)?结果(?:为|是|:)?{word}(?:原.*)?$",
        )
        authority = "(?:(?:行政)?复议机关|上级机关|上级|人民法院|法院|[省市县区]政府)"
        done = "(?:依法|予以|决定|判决|裁定|作出){0,2}"
        alone = f"^(?:已|最终|后|结果|目前)?(?:被{authority}?|{authority}){done}{word}(?:原.*)?$"
        if outcome == "pending":
            alone = f"^(?:案件|目前|现|仍|正|正?在|截至年底){{0,3}}{word}中?$"
        outcomes.append((outcome, tuple(map(Sought, counted)), tuple(map(Sought, whole)), Sought(alone)))
    return _Patterns(
        nouns=Sought(
            "|".join(
                (
                    f"(?P<litigation_direct>{data.direct})",
                    f"(?P<litigation_after>{data.after})",
                    f"(?P<review>{data.reconsideration})",
                    f"(?P<litigation>{data.litigation})",
                )
            )
        ),
        between=re.compile(f"^{either(data.between)}{{0,8}}$"),
        before=re.compile(f"^{either(data.before)}{{0,8}}$"),
        own_cases=re.compile(data.own_cases),
        outcomes=tuple(outcomes),
    )


class Disputes:
    """Reads a paragraph clause by clause; remembers what outcomes and a running denial refer to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._data = lexicon.data.dispute
        self._words = _compiled(lexicon)
        self._subjects: list[PendingClaim] = []
        self._denying = False  # a denial of the clause before runs on
        self._sentence = ""
        self._last: ClaimKind | None = None  # what the outcome before was told of
        self._caseload = False  # the clause may speak of cases that the organ decides

    def read(self, clause: Clause) -> list[PendingClaim]:
        """The claims of one clause; none when it speaks of another year or of other business."""
        if clause.sentence != self._sentence:
            self._sentence, self._denying, self._last = clause.sentence, False, None
        nouns = [
            _Noun(ClaimKind(str(m.lastgroup)), m.start(), m.end()) for m in self._words.nouns.finditer(clause.text)
        ]
        if not clause.dated:
            return []
        found: list[PendingClaim] = []
        tied = bool(nouns) and self._tied(clause)
        if nouns and not tied and _BARE_DENIAL.match(clause.sentence):
            return self._denied(clause, nouns)  # none at all, so none for openness either
        if nouns and not tied:
            self._subjects, self._last = [], None  # what follows is told of these, of which nothing is known
        if tied:
            found = self._counted(clause, nouns) + self._denied(clause, nouns)
            if found:
                self._last = None
                self._subjects = [d for d in found if d.kind in _BOTH] or self._subjects
        return found + self._outcomes(clause, nouns, found)

    def _tied(self, clause: Clause) -> bool:
        """True when the sentence ties the dispute to information work and not to the organ's own caseload."""
        data, text = self._data, clause.text
        self._caseload = False
        caused = any(word in text for word in data.caused)
        tied = any(word in clause.before + text for word in data.tie)
        if any(word in text for word in data.always_business) and not caused:
            return False
        if self._words.own_cases.search(clause.sentence) and not any(word in clause.sentence for word in data.caused):
            return False
        if any(word in text for word in data.business) and not caused:
            self._caseload = True
        # 因政府信息公开被申请行政复议2件；被提起行政诉讼1件
        goes_on = bool(self._subjects) and _GOES_ON.match(text) is not None
        return tied or goes_on or clause.aspect in (Topic.REQUESTS, Topic.DISPUTE)

    def _counted(self, clause: Clause, nouns: list[_Noun]) -> list[PendingClaim]:
        text = clause.text
        numbers = list(self._lexicon.counts.finditer(text))
        used: set[int] = set()
        found: list[PendingClaim] = []
        limit = 0
        heads = list(self._lexicon.denial.finditer(text))
        for index, number in enumerate(numbers):
            if any(h.start() <= number.start() < h.end() for h in heads):
                continue  # 未发生一起行政复议
            read = value_of(number)
            run = [n for n in nouns if limit <= n.start and n.end <= number.start() and n.start not in used]
            limit = number.end()
            if read is None:
                continue
            if run and self._words.between.match(text[run[-1].end : number.start()]):
                found += self._assign(clause, run, number, read, numbers[index + 1 :])
                used |= {n.start for n in run}
                continue
            after = [n for n in nouns if n.start >= number.end() and n.start not in used]
            if after and self._words.before.match(text[number.end() : after[0].start]):
                used.add(after[0].start)
                found.append(self._draft(after[0].kind, read, clause, number.start(), after[0].end, number))
        left = [n for n in nouns if n.start not in used]
        none = [n for n in left if _ZERO_BEFORE.search(text[: n.start])]
        found += [self._none(n, clause) for n in none]
        found += self._bare_zero(clause, [n for n in left if n not in none])
        return found

    def _none(self, noun: _Noun, clause: Clause) -> PendingClaim:
        """零复议."""
        number = clause.view.slice(noun.start - 1, noun.start)
        view = clause.view.slice(noun.start - 1, noun.end)
        return PendingClaim(noun.kind, _ZERO, True, view, number, self._scope(clause))

    def _assign(
        self,
        clause: Clause,
        run: list[_Noun],
        number: re.Match[str],
        read: tuple[Decimal, bool],
        later: list[re.Match[str]],
    ) -> list[PendingClaim]:
        """A count after one noun or several: all of them (均为0件, 各1件), their sum (共2件), or one each (分别为)."""
        start, end = run[0].start, number.end()
        if len(run) == 1:
            return [self._draft(run[0].kind, read, clause, start, end, number)]
        words = clause.text[run[-1].end : number.start()]
        if "分别" in words:
            counts = [number, *later][: len(run)]
            values = [value_of(m) for m in counts]
            if len(counts) < len(run) or None in values:
                return []
            return [
                self._draft(noun.kind, value, clause, start, match.end(), match)
                for noun, match, value in zip(run, counts, values, strict=True)
                if value is not None
            ]
        if not read[0] or _JOINT.search(words):
            return [self._draft(n.kind, read, clause, start, end, number) for n in run]
        if _SUM.search(words) and {n.kind for n in run} == _BOTH:
            return [self._draft(ClaimKind.DISPUTE, read, clause, start, end, number)]
        return []

    def _bare_zero(self, clause: Clause, nouns: list[_Noun]) -> list[PendingClaim]:
        """行政复议、行政诉讼情况：无."""
        if not nouns:
            return []
        zero = _ZERO_AFTER.match(clause.text[nouns[-1].end :])
        if not zero:
            return []
        at = nouns[-1].end
        number = clause.view.slice(at + zero.start("zero"), at + zero.end("zero"))
        view = clause.view.slice(nouns[0].start, at + zero.end())
        scope = self._scope(clause)
        return [PendingClaim(n.kind, _ZERO, True, view, number, scope) for n in nouns]

    def _denied(self, clause: Clause, nouns: list[_Noun]) -> list[PendingClaim]:
        """Nouns under a denial in the clause, or under one that runs on from the clause before."""
        text = clause.text
        qualified = any(word in text for word in self._lexicon.data.denial.qualifiers)
        heads = list(self._lexicon.denial.finditer(text))
        number = self._lexicon.counts.search(text, heads[-1].end() if heads else 0)
        if not heads:
            runs_on = self._denying and not number and not qualified and self._nothing_but(nouns, text)
            self._denying = runs_on
            return self._zeros(clause, nouns, nouns[0].start, nouns[0].end) if runs_on else []
        found: list[PendingClaim] = []
        for index, head in enumerate(heads):
            stop = heads[index + 1].start() if index + 1 < len(heads) else len(text)
            own = number if number and number.start() > head.end() else None
            stop = min(stop, own.start()) if own else stop
            governed = [n for n in nouns if head.end("head") <= n.start and n.end <= stop]
            if own and governed and self._words.between.match(text[governed[-1].end : own.start()]):
                governed.pop()  # 没有行政复议和行政诉讼1件: the last noun has a count of its own
            if governed and not qualified:
                found += self._zeros(clause, governed, head.start(), head.end())
        self._denying = not qualified and not (number and number.start() > heads[-1].end())
        return found

    @staticmethod
    def _nothing_but(nouns: list[_Noun], text: str) -> bool:
        """True for a clause that only goes on naming: 未发生行政复议，提起行政诉讼的情况."""
        return bool(_ONLY_NOUNS.match(text[: nouns[0].start]) and _NOUN_ENDS.match(text[nouns[-1].end :]))

    def _zeros(self, clause: Clause, nouns: list[_Noun], start: int, end: int) -> list[PendingClaim]:
        number = clause.view.slice(start, end)
        view = clause.view.slice(start, nouns[-1].end)
        scope = self._scope(clause)
        return [PendingClaim(n.kind, _ZERO, True, view, number, scope) for n in nouns]

    def _outcomes(self, clause: Clause, nouns: list[_Noun], counted: list[PendingClaim]) -> list[PendingClaim]:
        """维持1件 and 均维持, said of the disputes counted last."""
        if not self._subjects or (any(not d.value for d in counted) and not any(d.value for d in counted)):
            return []
        text = clause.text
        found: list[PendingClaim] = []
        for outcome, counted_by, said_of_all, said_of_one in self._words.outcomes:
            for pattern in counted_by:
                match = pattern.search(text)
                read = value_of(match) if match else None
                subject = self._subject(nouns, match.start()) if match else None
                if match and read and subject:
                    self._last = subject
                    ended = self._draft(subject, read, clause, match.start(), match.end(), match)
                    ended.of = outcome
                    found.append(ended)
                    break
            whole = next((m for p in said_of_all if (m := p.search(text))), None)
            told = [d for d in self._subjects if d.value]
            if not whole and [d.value for d in told] == [1]:
                whole = said_of_one.search(text)  # 行政复议1件，被纠正
            if whole and not found:
                view = clause.view.slice(whole.start(), whole.end())
                found += [PendingClaim(d.kind, d.value, d.exact, view, view, d.scope, of=outcome) for d in told]
        return found

    def _subject(self, nouns: list[_Noun], at: int) -> ClaimKind | None:
        """What an outcome is told of: the noun before it in the clause, or the one dispute counted before."""
        before = [n.kind for n in nouns if n.start < at]
        if before:
            return before[-1] if before[-1] in _BOTH else None
        if self._last:
            return self._last
        kinds = {d.kind for d in self._subjects if d.value}
        return kinds.pop() if len(kinds) == 1 else None

    def _scope(self, clause: Clause) -> str:
        return "caseload" if self._caseload else scope_of(clause, self._lexicon)

    def _draft(
        self, kind: ClaimKind, read: tuple[Decimal, bool], clause: Clause, start: int, end: int, number: re.Match[str]
    ) -> PendingClaim:
        return PendingClaim(
            kind, read[0], read[1], clause.view.slice(min(start, number.start()), max(end, number.end())),
            clause.view.slice(number.start("digits"), number.end("unit")), self._scope(clause),
        )  # fmt: skip
