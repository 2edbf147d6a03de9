"""The organ's own place under a name that it no longer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import Passage, passages, plain_text
from core.check.wording.sentence_words import sentence_words
from core.language.divisions import gazetteer
from core.language.former_places import Former, find_former, in_name
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.language.divisions import Division
    from core.model.report import Report

#: What speaks of the past right before or after the name.
_PAST = re.compile(r"(?:原|曾|前|旧称|撤销|撤|老)$")
_PAST_AFTER = re.compile(r"^(?:撤|改|更名|时期|志)")
#: Behind these letters it is no place: 新建县道, 平安县域, 长江都市圈.
_GOES_ON = re.compile("[域道级直情圈化型]|(?<=县)[城乡]|(?<=市)(?:民(?!政)|场|容|农|报)|(?<=区)[间块位]")
#: Years in which a draft may still have an old name in its title, taken over from year to year.
_RECENT = 5
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@rule(
    "M107",
    "使用了已变更的地名",
    Category.WORDING,
    Severity.WARNING,
    demands="本机关所在地和同一市（州、盟）的各县市区已更名、撤并、撤县设市（区）的，用现行名称；早已更名而全文只用旧名的，提示核对。",
    basis="《地名管理条例》第十八条；县级以上行政区划变更情况",
    bad=Example("标题作“旬阳县水务局”", swaps=(("澄阳县水务局2024年", "旬阳县水务局2024年"),)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The own place, those above it, and all of its city; of the rest of the province a hint, of others nothing."""
    if not report.organ or report.year is None:
        return
    organ = report.title.organ
    if organ is not None:
        for former in in_name(organ.text):
            if report.year > former.year:
                at = organ.text.index(former.name)
                mark = TextMark(section=None, spans=organ.spans(at, at + len(former.name)))
                severity = Severity.WARNING if _is_same(former, organ.text[:at], report) else Severity.HINT
                yield _told(former, [mark], severity, outcomes)
    places: dict[Former, list[TextMark]] = {}
    for passage in passages(report):
        for at, former in find_former(passage.text):
            if report.year > former.year and not _of_past(passage, at, former):
                places.setdefault(former, []).append(passage.mark(at, at + len(former.name)))
    if not places:
        return
    own = gazetteer().own(report.organ, plain_text(report))
    if len(own) != 1:
        return
    for former, marks in places.items():
        if severity := _severity(former, own[0]):
            yield _told(former, marks, severity, outcomes)


def _told(former: Former, marks: list[TextMark], severity: Severity, outcomes: Outcomes) -> Outcome:
    times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
    return outcomes.finding(
        f"“{former.name}”已于{former.year}年改为“{former.present}”，请用现行名称{times}",
        marks, severity=severity, expected=former.present, actual=former.name, replacement=former.present,
    )  # fmt: skip


def _is_same(former: Former, before: str, report: Report) -> bool:
    """Whether the place that an organ bears the name of is the renamed one, and no other of that name.

    No office goes on for years under a name that its place gave up, so something must tell: the change is recent and
    the title last year's, the draft has the present name too, or the name of a place above it stands ``before``.
    """
    if (report.year is not None and report.year - former.year <= _RECENT) or former.present in plain_text(report):
        return True
    places = gazetteer()
    there = (d for d in places.named(former.present) if d.name == former.present)
    return any(above.name in before for d in there for above in places.above(d))


def _of_past(passage: Passage, at: int, former: Former) -> bool:
    """Whether the letters are no name of a place, or the sentence speaks of the time when it was one."""
    text, end = passage.text, at + len(former.name)
    if passage.in_title(at) or _GOES_ON.match(text, end) or _PAST.search(text, 0, at) or _PAST_AFTER.match(text[end:]):
        return True
    sentence = text[slice(*passage.sentence(at))]
    told = sentence_words().place_history.stand_in(sentence)
    return told or any(int(m[1]) <= former.year for m in _YEAR.finditer(sentence))


def _severity(former: Former, own: Division) -> Severity | None:
    """How near the place is to the own one."""
    places = gazetteer()
    home = [own, *places.above(own)]
    there = [d for d in places.named(former.present) if d.name == former.present]
    lines = [[d, *places.above(d)] for d in there]
    if any(d in home for d in there) or any(d.level == "prefecture" and d in home for line in lines for d in line):
        return Severity.WARNING
    if own.level == "province" and any(own in line for line in lines):
        return Severity.WARNING
    return Severity.HINT if any(line[-1] == home[-1] for line in lines) else None
