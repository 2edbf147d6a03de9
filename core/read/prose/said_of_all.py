"""What a clause says of all applications: 均为自然人申请, 均已按期办结, 全部予以公开, with or without their number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.read.prose.counts import PendingClaim, scope_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.prose.clauses import Clause
    from core.read.prose.lexicon import Lexicon

_ZERO = Decimal(0)
_CAME = frozenset({ClaimKind.RECEIVED, ClaimKind.ACCEPTED, ClaimKind.ACCEPTED_ALL})
_EVERYONE = Sought(r"(?:均|全部|都|皆)(?:为|是|由|系|属)*自然人(?![、和及与或])")
#: 均已按期办结, 全部予以公开: what is said of all.
_ALL_DONE = re.compile(
    r"""(?x) (?: 均 | 全部 | 都 | 皆 )
    (?: 已经? | 按期 | 按时 | 依法 | 依规 | 在?法定(?:期限|时限)内? | 在?(?:本年度?|当年|年)内 | 及时 | 如期 | 规范 |
    予以 ){0,4}
    (?: 答复 )? (?: 办结 | 办理完毕 | 办理完结 | 处理完毕 ) (?: 完毕 | 完成 )? (?: $ | 答复 )"""
)
_ALL_GRANTED = re.compile(
    r"(?:均|全部|都|皆)(?:已经?|按期|按时|依法|依规|在?法定(?:期限|时限)内?|及时|如期){0,3}予以(?:了)?公开$"
)
#: The subject of such a clause where it counts nothing: 全年收到的申请. 上年结转的 or 网上提交的申请 are not all.
_APPLICATIONS = (
    r"(?:\d{4}年度?|全年|本年度?|今年|年内|[我本]?[局委厅镇乡街办单机][道位关公]?室?|所?新?(?:收到|受理|收|办理|办结)|"
    r"所有|全部|各类|政府信息公开|依申请公开|信息公开|政府信息|的|\d+[件份宗]){0,6}申请(?:公开|事项|件)?"
)
_ALL_BARE = Sought(f"^(?P<all>{_APPLICATIONS})(?:均|全部|都|皆)")
_ALL_FROM = Sought(
    r"(?:均|全部|都|皆)(?:为|是|由|系|属于?|来自于?)(?P<who>自然人|公民|(?:商业)?企业|法人(?:和|或|及|或者)其他组织)"
    r"(?:申请|提出|提交|的申请)?$"
)
_APPLICANTS = Sought(f"^(?:{_APPLICATIONS}|(?:全年|今年|本年度?)?(?:提出申请的|申请)人|申请主体)(?:均|全部|都|皆)")


def said_of_all(clause: Clause, earlier: Sequence[PendingClaim], lexicon: Lexicon) -> list[PendingClaim]:
    """What a clause says of all applications, or of all that a count before it counted."""
    match = _EVERYONE.search(clause.text)
    if not clause.requests:
        return []
    if not match:
        return (
            _all(clause, earlier)
            or _all_for_one(clause, earlier, lexicon)
            or _without_number(clause, lexicon)
            or _no_other_applicant(clause, lexicon)
        )
    counts = [d for d in earlier if d.kind in (ClaimKind.RECEIVED, ClaimKind.ACCEPTED) and d.value]
    if not counts:
        return _no_other_applicant(clause, lexicon)
    view = clause.view.slice(match.start(), match.end())
    last = counts[-1]
    return [PendingClaim(ClaimKind.NATURAL_PERSON, last.value, last.exact, view, view, last.scope)]


def _all(clause: Clause, earlier: Sequence[PendingClaim]) -> list[PendingClaim]:
    """收到5件，均已按期办结; 收到5件，全部予以公开."""
    if _some_left_out(clause):
        return []
    counts = [d for d in earlier if d.kind in _CAME and d.value]
    last = counts[-1] if counts else None
    if last is None or last.view.text not in clause.sentence or not _led(clause, last, earlier):
        return []
    for kind, pattern in ((ClaimKind.ALL_HANDLED, _ALL_DONE), (ClaimKind.GRANTED, _ALL_GRANTED)):
        if match := pattern.search(clause.text):
            view = clause.view.slice(match.start(), match.end())
            return [PendingClaim(kind, last.value, last.exact, view, view, last.scope)]
    return []


def _some_left_out(clause: Clause) -> bool:
    """除1件结转外, 到期的, 其余: then it is not said of all."""
    return "除" in clause.sentence or "到期" in clause.text or "其余" in clause.sentence or clause.among


def _led(clause: Clause, whole: PendingClaim, earlier: Sequence[PendingClaim]) -> bool:
    """Whether nothing else was counted between the whole and what is said of all of it."""
    return all(d.number.start <= whole.number.start or d.kind is ClaimKind.CARRIED_IN for d in earlier)


def _without_number(clause: Clause, lexicon: Lexicon) -> list[PendingClaim]:
    """所有申请均已办结; 办结的申请全部予以公开. Such a claim has no number of its own."""
    subject = _ALL_BARE.search(clause.text)
    if not subject or _some_left_out(clause):
        return []
    for kind, pattern in ((ClaimKind.ALL_HANDLED, _ALL_DONE), (ClaimKind.ALL_GRANTED, _ALL_GRANTED)):
        match = pattern.search(clause.text, subject.end("all"))
        if match and match.start() == subject.end("all") and not (kind is ClaimKind.ALL_HANDLED and _done(subject)):
            view = clause.view.slice(match.start(), match.end())
            return [PendingClaim(kind, _ZERO, True, view, view, scope_of(clause, lexicon))]
    return []


def _done(subject: re.Match[str]) -> bool:
    """办结的申请 leaves open what was not."""
    return "办结" in subject["all"] or any(char.isdigit() for char in subject["all"])


def _no_other_applicant(clause: Clause, lexicon: Lexicon) -> list[PendingClaim]:
    """申请人均为自然人: then nobody else applied."""
    match = _ALL_FROM.search(clause.text)
    if not match or _some_left_out(clause) or not _APPLICANTS.search(clause.text):
        return []
    people = match["who"] in ("自然人", "公民")
    kind = ClaimKind.LEGAL_PERSON if people else ClaimKind.NATURAL_PERSON
    view = clause.view.slice(match.start(), match.end())
    return [PendingClaim(kind, _ZERO, True, view, view, scope_of(clause, lexicon))]


def _all_for_one(clause: Clause, earlier: Sequence[PendingClaim], lexicon: Lexicon) -> list[PendingClaim]:
    """无法提供4件，均为本机关不掌握: the reason's count is that of its group, counted just before."""
    last = earlier[-1] if earlier else None
    if last is None or not last.value or lexicon.counts.search(clause.text):
        return []
    for key, pattern in lexicon.all_for.items():
        match = pattern.search(clause.text)
        if match and key.partition(".")[0] == last.kind:
            view = clause.view.slice(match.start(), match.end())
            return [PendingClaim(ClaimKind.REASON, last.value, last.exact, view, view, last.scope, of=key)]
    return []
