"""From sections to claims: what the prose says of the numbers in the tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.forms.keys import SectionKey
from core.language.sentences import start_of
from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.read.prose.clauses import Clause, Topic, aspect_of, clauses, folded
from core.read.prose.counts import PendingClaim, counted, denied, together
from core.read.prose.disputes import Disputes
from core.read.prose.lexicon import Lexicon, load_lexicon
from core.read.prose.said_of_all import said_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.model.document import View
    from core.model.report import Claim, Section

_OPENING: dict[str, Topic] = {SectionKey.REQUESTS: Topic.REQUESTS, SectionKey.REVIEW_LITIGATION: Topic.DISPUTE}
# Of these a paragraph states the parts as often as the whole; two of a kind are then no claim on the table.
_PARTIAL = frozenset(
    {
        ClaimKind.GRANTED,
        ClaimKind.PARTLY_GRANTED,
        ClaimKind.GRANTED_OR_PARTLY,
        ClaimKind.REFUSED,
        ClaimKind.UNAVAILABLE,
        ClaimKind.NOT_PROCESSED,
        ClaimKind.OTHERWISE,
    }
)
_APPLICANTS = frozenset(
    {
        ClaimKind.NATURAL_PERSON,
        ClaimKind.LEGAL_PERSON,
        ClaimKind.COMPANY,
        ClaimKind.RESEARCH,
        ClaimKind.PUBLIC_WELFARE,
        ClaimKind.LEGAL_SERVICE,
    }
)
_WHOLES = frozenset(
    {
        ClaimKind.RECEIVED,
        ClaimKind.ACCEPTED,
        ClaimKind.ACCEPTED_ALL,
        ClaimKind.HANDLED,
        ClaimKind.ANSWERED,
    }
)


def extract_claims(sections: Sequence[Section], preface: Sequence[View], year: int | None) -> tuple[Claim, ...]:
    """Every claim of the prose, in the order of the draft.

    ``year`` is the report year: numbers that the prose gives for another year are left out. ``preface``
    is read only where the draft has no section one, and its claims carry the section "preface".
    """
    lexicon = load_lexicon()
    claims: list[Claim] = []
    if not any(s.key == SectionKey.OVERVIEW and s.found for s in sections):
        claims += _section("preface", preface, year, lexicon)
    for section in sections:
        paragraphs = section.paragraphs
        if section.key == SectionKey.PROBLEMS:
            paragraphs = _before_plans(paragraphs, year)
        claims += _section(section.key, paragraphs, year, lexicon)
    return tuple(claims)


#: 全年共收到15件 is of the year; 答复申请2件超期, in section five, may be of those that went wrong.
_OF_THE_YEAR = Sought(r"全年|年度|\d{4}年|年内|今年|共|累计|总计|新收")


def _of_the_year(view: View, draft: PendingClaim) -> bool:
    at = view.offsets.index(draft.number.start)
    return _OF_THE_YEAR.search(view.text[start_of(view.text, at) : at]) is not None


#: Where section five turns to the year to come.
_PLANS = Sought(
    "下一步|今后|(?<![转至到入])下一?年|明年|来年|打算|改进措施|整改措施|将(?:进一步|继续|着力|重点|按照|从|在|对|把|以)"
)


def _before_plans(paragraphs: Sequence[View], year: int | None) -> Iterator[View]:
    """What a section says of the year that is over, up to the sentence that begins to plan."""
    next_year = f"{year + 1}年" if year else None
    for paragraph in paragraphs:
        plan = _PLANS.search(paragraph.text)
        named = paragraph.text.find(next_year) if next_year else -1
        starts = {plan.start() if plan else -1, named} - {-1}
        if starts:
            yield paragraph.slice(0, start_of(paragraph.text, min(starts)))
            return
        yield paragraph


def _section(key: str, paragraphs: Iterable[View], year: int | None, lexicon: Lexicon) -> list[Claim]:
    aspect = _OPENING.get(key, Topic.OTHER)
    claims: list[Claim] = []
    for paragraph in paragraphs:
        view = folded(paragraph)
        aspect = aspect_of(view.text, aspect)
        drafts = _paragraph(view, year, Topic.REQUESTS if _of_applications(view.text) else aspect, lexicon)
        if key == SectionKey.PROBLEMS:
            drafts = [d for d in drafts if not d.value or _of_the_year(view, d)]
        claims += [d.claim(key) for d in sorted(drafts, key=lambda d: d.number.start)]
    return claims


#: Words that the form has for applications alone, with a count behind: two of a kind say what is counted.
_DECIDED = Sought(r"(?P<word>无法提供|不予处理|予以公开|部分公开|不予公开)(?:的)?(?:有|为|:)?\d")
_APPLIED = Sought(
    r"(?P<word>自然人|商业企业|科研机构|社会公益组织|法律服务机构|法人或其他组织)(?:的)?申请(?:有|为|:)?\d"
)


def _of_applications(text: str) -> bool:
    """Whether a paragraph that names no applications counts them: 予以公开9件，部分公开1件，无法提供4件."""
    decided = {match["word"] for match in _DECIDED.finditer(text)} if "公开" in text else set()
    if len(decided) > 2 and decided & {"无法提供", "不予处理"}:
        return True
    return "申请" in text and len({match["word"] for match in _APPLIED.finditer(text)}) > 1


def _paragraph(view: View, year: int | None, aspect: Topic, lexicon: Lexicon) -> list[PendingClaim]:
    drafts: list[PendingClaim] = []
    disputes = Disputes(lexicon)
    host: list[PendingClaim] = []  # claims of the clause last read outside brackets
    for clause in clauses(view, lexicon, year, aspect):
        _include_carried(clause, host, lexicon)
        disputed = disputes.read(clause)
        if not clause.dated:
            continue
        found = counted(clause, lexicon) + denied(clause, lexicon)
        found += said_of_all(clause, drafts, lexicon)
        found += together(clause, drafts, lexicon)
        drafts += _scoped(found + disputed, drafts)
        if not clause.bracket:
            host = found
    if aspect is not Topic.REQUESTS and not any(d.kind in _WHOLES for d in drafts):
        # 制作信息30条，其中不予公开0条 counts documents.
        drafts = [d for d in drafts if d.kind not in _PARTIAL | _APPLICANTS and d.kind is not ClaimKind.REASON]
    return _settled(drafts)


def _scoped(found: list[PendingClaim], earlier: list[PendingClaim]) -> list[PendingClaim]:
    """A count without a scope of its own shares the one named before it in the paragraph."""
    for draft in found:
        draft.scope = draft.scope or (earlier[-1].scope if earlier else "")
    return found


def _include_carried(clause: Clause, host: list[PendingClaim], lexicon: Lexicon) -> None:
    """收到69件（含上年结转3件）: the count before includes applications carried over."""
    if lexicon.with_carried.match(clause.text) and re.match("其中|含|包括|包含", clause.text):
        for draft in host:
            if draft.kind in (ClaimKind.RECEIVED, ClaimKind.ACCEPTED):
                draft.kind = ClaimKind.ACCEPTED_ALL


def _settled(drafts: list[PendingClaim]) -> list[PendingClaim]:
    """Without the parts: of several different counts of one kind in a paragraph only an express whole is kept."""
    kept: list[PendingClaim] = []
    counts = Counter((d.kind, d.of) for d in drafts)
    for kind, of in counts:
        mine = [d for d in drafts if d.kind is kind and d.of == of]
        if len(mine) > 1 and (kind in _PARTIAL or kind is ClaimKind.REASON):
            continue
        if len({d.value for d in mine}) > 1:
            mine = [d for d in mine if d.scope != "caseload"] or mine  # cases that the organ decides are told beside
        if len({d.value for d in mine}) > 1:
            whole = [d for d in mine if d.whole]
            mine = whole if len(whole) == 1 else []
        kept += mine
    return kept
