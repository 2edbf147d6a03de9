"""Counts of applications, documents, decisions and fees in one clause, and their denials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING

from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.model.document import View
from core.model.report import Claim
from core.read.prose.lexicon import Lexicon, Phrase, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.prose.clauses import Clause

_ZERO = Decimal(0)
#: 办结一件申请、解决一个问题: a maxim, no count.
_MAXIM = Sought(r"一[件起份宗][^。;一]{0,10}[、,][^。;一]{1,8}一[个件起份名批项类次片方群]")
_WHOLE = re.compile(r"共|总|新收|全年|累计|合计|本年")
_NEW = re.compile(r"新收|新受理")
_TOGETHER = re.compile(r"(?:合计|共计|总计|两项合计|以上合计|共)")
_FEE_RULES = re.compile(r"^(?:的)?(?:标准|管理|制度|投诉|争议|减免|政策|规定)")
_FEE_TIE = ("信息公开", "处理费", "依申请")
_WORKED = frozenset(
    {
        ClaimKind.RECEIVED,
        ClaimKind.ACCEPTED,
        ClaimKind.ACCEPTED_ALL,
        ClaimKind.HANDLED,
        ClaimKind.ANSWERED,
    }
)
_DECISIONS = frozenset({ClaimKind.LICENSING, ClaimKind.PENALTY, ClaimKind.COERCION})
_NORMATIVE = frozenset({ClaimKind.NORMATIVE_ISSUED, ClaimKind.NORMATIVE_REPEALED, ClaimKind.NORMATIVE_IN_FORCE})
_OUTCOMES = frozenset({ClaimKind.PARTLY_GRANTED, ClaimKind.REFUSED, ClaimKind.UNAVAILABLE, ClaimKind.NOT_PROCESSED})
_ASKED = frozenset({ClaimKind.RECEIVED, ClaimKind.ACCEPTED, ClaimKind.ANSWERED})
_CAUSE = ("因", "被", "引发", "引起")


@dataclass
class PendingClaim:
    """A claim before its section is known; see ``core.model.report.Claim``."""

    kind: ClaimKind
    value: Decimal
    exact: bool
    view: View
    number: View
    scope: str = ""
    whole: bool = False  # said to be the total: 全年共收到
    of: str = ""

    def claim(self, section: str) -> Claim:
        """The finished claim."""
        return Claim(
            kind=self.kind, value=self.value, exact=self.exact, section=section,
            view=self.view, number=self.number, scope=self.scope, of=self.of,
        )  # fmt: skip


def scope_of(clause: Clause, lexicon: Lexicon) -> str:
    """Whose number it is: "group" of many organs, "own" of the government's own office, else ""."""
    words = lexicon.data.scope
    said = clause.before + clause.text
    if any(word in said for word in words["own"]):
        return "own"
    return "group" if any(word in said for word in words["group"]) else ""


def _scope(clause: Clause, kind: ClaimKind, lexicon: Lexicon) -> str:
    supervised = any(word in clause.before + clause.text for word in lexicon.data.blocks.supervised)
    return "caseload" if kind in _NORMATIVE and supervised else scope_of(clause, lexicon)


def counted(clause: Clause, lexicon: Lexicon) -> list[PendingClaim]:
    """Claims that name a number."""
    taken: set[int] = set()
    found: list[PendingClaim] = []
    if not lexicon.maybe_numeric.search(clause.text) or not lexicon.numeric.search(clause.text):
        return found
    has = cache(partial(lexicon.has, clause.text))
    for phrase in lexicon.phrases:
        possible = [pattern for pattern in phrase.patterns if all(map(has, pattern.needed))]
        if not possible or not _fits(phrase, clause, lexicon):
            continue
        for pattern in possible:
            for match in pattern.finditer(clause.text):
                draft = _draft(phrase, match, clause, lexicon)
                if draft is None:
                    continue
                at = match.start("digits") if "digits" in match.re.groupindex else match.start("zero")
                if at not in taken:
                    taken.add(at)
                    found.append(draft)
    return found


def _fits(phrase: Phrase, clause: Clause, lexicon: Lexicon) -> bool:
    needs = phrase.data.needs
    if needs == "application" and not clause.requests:
        return False
    if needs == "normative" and not _of_normative(clause, lexicon):
        return False
    if needs == "decisions" and not _of_decisions(clause):
        return False
    if phrase.data.kind is ClaimKind.FEE:
        return any(word in clause.sentence for word in _FEE_TIE)
    if phrase.data.after and not re.search(phrase.data.after, clause.before):
        return False
    if any(word in clause.sentence for word in phrase.data.alone):
        return False
    return not (clause.among and phrase.data.kind in (ClaimKind.ACCEPTED, ClaimKind.ACCEPTED_ALL, ClaimKind.PUBLISHED))


def _of_normative(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether 制定5件、废止3件 counts normative documents: they, and not 规章, are what was named last."""
    if "规范性文件" not in clause.sentence:
        return False
    said = clause.before + clause.text
    rival = max((said.rfind(word) for word in lexicon.data.blocks.rival_documents), default=-1)
    return rival < 0 or rival < said.rfind("规范性文件")


#: Two of the three kinds of decision with their numbers; nothing that is published, checked or sent on.
_DECIDED = Sought(r"行政(?P<kind>许可|处罚|强制)(?:案件|决定|措施|事项|共计?|为|数量)*\d+[件起宗项]")
_OF_OTHERS = re.compile(
    "公开|公示|发布|公布|上传|报送|归集|信息|全[市县区州旗盟省]|各|申请|受理|咨询|复议|诉讼|评查|抽查|评审|案卷|培训"
)


def _of_decisions(clause: Clause) -> bool:
    """Whether 行政许可35件，行政处罚4件 counts what was decided."""
    if "行政" not in clause.text or _OF_OTHERS.search(clause.sentence):
        return False
    return len({match["kind"] for match in _DECIDED.finditer(clause.sentence)}) > 1


def _draft(phrase: Phrase, match: re.Match[str], clause: Clause, lexicon: Lexicon) -> PendingClaim | None:
    data, text = phrase.data, match.group()
    gap = match.groupdict().get("gap") or ""
    before = clause.text[: match.start()]
    beside = before.rpartition("、")[2] + text
    if any(word in beside for word in data.block) or not _plain(gap, data.kind, lexicon):
        return None
    if data.kind in _WORKED and (_by_channel(before + gap, lexicon) or _for_others(before, lexicon)):
        return None
    if clause.among and data.kind is ClaimKind.RECEIVED and not _NEW.search(text):
        return None  # 其中收到信函申请3件 is a part
    if data.whole and "等" not in before and any(word in before for word in lexicon.data.blocks.reasons):
        return None
    if data.kind is not ClaimKind.FEE and _under_denial(match, clause.text, lexicon):
        return None
    kind = data.kind
    if kind is ClaimKind.RECEIVED and any(word in gap for word in data.joint):
        kind = ClaimKind.ACCEPTED
    view = clause.view.slice(match.start(), match.end())
    scope = _scope(clause, kind, lexicon)
    if match.groupdict().get("zero"):
        zero = clause.view.slice(match.start("zero"), match.end("zero"))
        return PendingClaim(kind, _ZERO, True, view, zero, scope, of=data.of)
    read = value_of(match)
    if read is None or (match["digits"] == "一" and _MAXIM.search(clause.sentence)):
        return None
    number = clause.view.slice(match.start("digits"), match.end("unit"))
    return PendingClaim(kind, read[0], read[1], view, number, scope, _WHOLE.search(beside) is not None, data.of)


def _under_denial(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """True when a denial stands before the phrase and no other number between."""
    for head in lexicon.denial.finditer(text):
        if head.start() < match.start() and not lexicon.counts.search(text, head.end(), match.start()):
            return True
    return False


def _plain(gap: str, kind: ClaimKind, lexicon: Lexicon) -> bool:
    """False when the words between verb and noun make the count one of something else or of a part."""
    blocks = lexicon.data.blocks
    if any(word in gap for word in blocks.gap):
        return False
    if lexicon.partial.search(gap):
        return False
    said = [word for word in blocks.applicants if word in gap]
    if kind not in _ASKED or ("法人" in gap and ("公民" in gap or "自然人" in gap)):
        return True
    # 受理信件和政府信息公开申请共20件 counts both; 收到和处理 … does not.
    listed = re.search("[、和及与]", gap) and not any(word in gap for word in lexicon.joint)
    return not said and not listed


def _by_channel(text: str, lexicon: Lexicon) -> bool:
    blocks = lexicon.data.blocks
    return any(word in text for word in blocks.channels) and not any(word in text for word in blocks.channels_summed)


def _for_others(text: str, lexicon: Lexicon) -> bool:
    return any(word in text for word in lexicon.data.blocks.others)


def denied(clause: Clause, lexicon: Lexicon) -> list[PendingClaim]:
    """Claims of nothing: 未收到政府信息公开申请."""
    found: list[PendingClaim] = []
    for head in lexicon.denial.finditer(clause.text):
        rest = clause.text[head.end("head") :]
        number = lexicon.counts.search(clause.text, head.end())
        governed = clause.text[head.end("head") : number.start()] if number else rest
        for phrase in lexicon.phrases:
            if not _fits(phrase, clause, lexicon) and phrase.data.needs != "application":
                continue
            for pattern in phrase.denied:
                match = pattern.search(governed)
                if match and _denies(phrase, clause, head, match, governed, lexicon):
                    view = clause.view.slice(head.start(), head.end("head") + match.end())
                    number_view = clause.view.slice(head.start(), head.end())
                    scope = scope_of(clause, lexicon)
                    found.append(
                        PendingClaim(phrase.data.kind, _ZERO, True, view, number_view, scope, of=phrase.data.of)
                    )
                    break
    return found


def _denies(
    phrase: Phrase, clause: Clause, head: re.Match[str], match: re.Match[str], governed: str, lexicon: Lexicon
) -> bool:
    between, after = governed[: match.start()], governed[match.end() :]
    kind = phrase.data.kind
    if kind is ClaimKind.FEE:
        return not _FEE_RULES.match(after) and len(between) <= 12
    if kind in _NORMATIVE or kind in _DECISIONS:
        return match.start() == 0
    if kind in _OUTCOMES and not clause.requests:
        return False
    if any(word in between for word in lexicon.data.blocks.gap) or any(word in between for word in _CAUSE):
        return False
    if kind is not ClaimKind.RECEIVED:
        return len(between) <= 12
    reaches = bool(head["verb"]) or head["head"].endswith(("无", "没有", "不存在"))
    return reaches and len(between) <= 30 and lexicon.after_denied.match(after) is not None


def together(clause: Clause, earlier: Sequence[PendingClaim], lexicon: Lexicon) -> list[PendingClaim]:
    """新收15件、结转上年度2件，合计17件: received and carried over are what was to be worked on."""
    match = _TOGETHER.match(clause.text)
    number = match and re.compile(lexicon.number).match(clause.text, match.end())
    kinds = [d.kind for d in earlier[-2:]]
    if not number or clause.among or clause.bracket or sorted(kinds) != [ClaimKind.CARRIED_IN, ClaimKind.RECEIVED]:
        return []
    if any(d.view.text not in clause.sentence for d in earlier[-2:]) or number.end() != len(clause.text):
        return []
    read = value_of(number)
    if read is None:
        return []
    view = clause.view.slice(number.start("digits"), number.end("unit"))
    return [PendingClaim(ClaimKind.ACCEPTED_ALL, read[0], read[1], clause.view, view, earlier[-1].scope)]
