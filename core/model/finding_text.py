"""Findings in words: the one place that makes sentences of a finding's parts.

Parts are clauses without a full stop; what is made here is whole. ``message`` is the sentence that every output
shows; the others are its pieces and what some outputs add to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.facts import Addend, CauseOrder, Fact, FailedTogether, Footing, Mismatch, Statement
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.forms.place import Place

#: A sum of more numbers than this is written out in the detail, not in the message.
MOST_ADDENDS = 4
#: Of relations that fail together, the numbers of so many are named.
_MOST_GAPS = 3
#: What a whole sentence ends with.
_ENDS = "。！？）"


def message(statement: Statement) -> str:
    """Where, what is wrong with both numbers and the difference, the probable cause, the caution: one sentence."""
    place, fact, cause = statement.place.text, statement.fact, statement.cause
    if cause and cause.order is CauseOrder.LEADS:
        body = f"{place}{cause.text}{consequence(fact, with_numbers=not cause.has_numbers)}"
    else:
        colon = "：" if isinstance(fact, Footing) else ""
        body = f"{place}{colon}{fact_text(fact)}"
        if cause and cause.order is CauseOrder.FOLLOWS:
            body += f"{'，' if isinstance(fact, FailedTogether) else '；'}{cause.text}"
    return body + (f"（{statement.caution}）" if statement.caution else "。")


def fact_text(fact: Fact) -> str:
    """What is wrong as a clause, its place and its cause left out."""
    if isinstance(fact, Footing):
        return footing_text(fact, MOST_ADDENDS)
    if isinstance(fact, Mismatch):
        return f"{fact.first.clause}，{fact.second.clause}，相差{show(fact.difference)}"
    if isinstance(fact, FailedTogether):
        return f"{_gaps(fact.footings)}对不上{_common_gap(fact.footings)}"
    return fact


def consequence(fact: Fact, *, with_numbers: bool = False) -> str:
    """The fact as what follows from a cause that was named before it.

    ``with_numbers`` gives the numbers of relations that fail together even where they are off by different numbers.
    """
    if not isinstance(fact, FailedTogether):
        return f"（{fact_text(fact)}）"
    footings, count = fact.footings, len(fact.members)
    in_prose = count - len(footings)
    difference = _common_gap(footings)
    prose = f"（含正文 {in_prose} 处）" if in_prose else ""
    gaps = f"（{_gaps(footings)}）" if with_numbers and not difference else ""
    return f"，因此有 {count} 项对不上{prose}{gaps}{difference}"


def footing_text(footing: Footing, most: int | None = None) -> str:
    """A sum that does not foot, as a clause; with more than ``most`` numbers other than 0 only their count is told."""
    total, parts, gap = show(footing.total), show(footing.parts), show(abs(footing.gap))
    if len(footing.left) == 1:
        more, right = "多" if footing.gap > 0 else "少", _sum(footing.right, most, parts, "＋其余0")
        return f"{right}，“{footing.left[0].name}”填的是{total}，{more}{gap}"
    return f"{_sum(footing.left, None, total)}，{_sum(footing.right, most, parts)}，两边应相等，相差{gap}"


def detail(statement: Statement) -> tuple[str, ...]:
    """What the message cuts short, in whole sentences: a long sum, or what each of several relations came to."""
    fact = statement.fact
    if isinstance(fact, FailedTogether):
        return tuple(sentence for member in fact.members for sentence in (detail(member) or (message(member),)))
    if isinstance(fact, Footing) and (full := footing_text(fact)) != fact_text(fact):
        return (f"{fact.place.text}：{full}。",)
    return ()


def open_line(relation: str, reason: str) -> str:
    """A relation that could not be checked, with the reason."""
    return f"{relation}：{reason}"


def relation_name(place: Place, title: str) -> str:
    """How a clerk calls a relation of the form: 表三“自然人”列：收支平衡."""
    return f"{place.text}：{title}"


def numbers(statement: Statement) -> str:
    """Both numbers in a line, "" where one is not known or the message gives both itself."""
    expected, actual, sentence = statement.expected, statement.actual, message(statement)
    if not (expected and actual) or (expected in sentence and actual in sentence):
        return ""
    return f"应为 {expected}，实为 {actual}"


def note(
    statement: Statement, *, label: str, basis: str, suggestion: str, others: str, remark: str = ""
) -> tuple[str, ...]:
    """A finding as the paragraphs of a comment beside the wrong characters: 【必改】现为5，应为4。依据….

    ``label`` is the word for its severity, ``others`` where else it stands, "" for nowhere, ``remark`` what the user
    has noted of it.
    """
    expected, actual = statement.expected, statement.actual
    sentence = message(statement)
    head = (f"现为{actual}，应为{expected}。", sentence) if expected and actual else (sentence,)
    told = "".join(head)
    lines = [f"【{label}】{head[0]}", *head[1:]]
    if suggestion and suggestion not in told:
        lines.append(f"建议：{suggestion}{'' if suggestion[-1] in _ENDS else '。'}")
    if others:
        lines.append(f"同一问题还涉及：{others}。")
    if basis:
        lines.append(f"依据：{basis}。")
    if remark:
        lines += [f"备注：{line}" if number == 0 else line for number, line in enumerate(remark.splitlines())]
    return tuple(lines)


def _sum(addends: Sequence[Addend], most: int | None, result: str, rest: str = "") -> str:
    """The sum written out with its result, without zeros; ``rest`` stands for them where one number alone is left."""
    shown = [a for a in addends if a.value] or addends[:1]
    if most is not None and len(shown) > most:
        return f"{len(shown)} 个分项之和为{result}"
    named = [f"{a.name}{show(a.value)}" for a in shown]
    if len(named) > 1:
        return f"{'＋'.join(named)}＝{result}"
    return f"{named[0]}{rest}＝{result}" if rest and len(addends) > 1 else named[0]


def _gaps(footings: Iterable[Footing]) -> str:
    """The places with the two numbers that should be equal, the first of each place."""
    by_place: dict[str, str] = {}
    for footing in footings:
        by_place.setdefault(footing.place.within, f"{show(footing.total)}≠{show(footing.parts)}")
    shown = [f"{place}{gap}" for place, gap in by_place.items()]
    return "、".join(shown[:_MOST_GAPS]) + (f"等 {len(shown)} 处" if len(shown) > _MOST_GAPS else "")


def _common_gap(footings: Sequence[Footing]) -> str:
    """，都相差1; "" where the relations are off by different numbers."""
    gaps = {abs(footing.gap) for footing in footings}
    return f"，{'都' if len(footings) > 1 else ''}相差{show(gaps.pop())}" if len(gaps) == 1 else ""
