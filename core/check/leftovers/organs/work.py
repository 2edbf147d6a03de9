"""Another department's work told as the own: its sections (局住房保障科), its matters by twos in one sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from core.check.leftovers.organs.business import Business, all_business
from core.check.leftovers.organs.field import are_kin
from core.check.wording.entries import any_of
from core.language import organs
from core.language.organ_register import are_different, is_standard
from core.language.sentences import PAUSES
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ORGANS = 16  # one is asked for with each passage of its report
#: So many different matters of another's in one sentence; of those that speak of many fields, or are no department.
_MATTERS, _MANY = 2, 3
#: Of those that speak of everybody's business, departments that still have no such sections and do no such work.
_OF_ONE = ("司法", "公安")
#: Departments that have sections for everybody's fields.
_OF_ALL_SECTIONS = ("审批", "政务", "数据", "机关事务", "发展", "国有", "国资", "执法")
#: Organs of the state in a place that are no standard departments, and do no such work either.
_NATIONAL = ("海关", "税务局", "海事局", "气象局", "邮政管理局")
#: The own part of the organ, as what does something or is asked.
_OWN_PART = "(?:[我本全]?[局委]|(?:^|[。;,])由|经)"
_DOES = "(?:牵头|负责|承办|审核|登记|汇总|答复|办理|把关|初审|开展|统筹|具体|会同|统一)"
#: Those who review what the organ makes public.
_REVIEW = "(?:进行|负责|开展)?(?:保密审查|审核|审查|把关|初审|签字|签发|复核)"
_HEADS = "(?:负责人|主要负责人|负责同志|院长|校长|园长|所长|站长|馆长|场长|主任)"
#: Others are spoken of.
_OTHERS = re.compile(
    r"""(?x)
    [省市县区州旗] [\u4e00-\u9fff]{2,9}? [局委办厅] (?!科)
    | 其他 | (?: 相关|职能|等 ) 部门 | 部门间 | 各单位
    | (?: 借鉴|学习|帮扶|志愿|案例|培训班|原 ) | 移送 | 转 [办发载]"""
)


class Work(NamedTuple):
    """``passage.text[start:end]`` is of the work of a department of another field."""

    start: int
    end: int
    department: str


@cache
def _sections() -> Sought:
    stems = any_of(tuple({stem for business in all_business().business for stem in business.sections}))
    stations = any_of(tuple({name for business in all_business().business for name in business.stations}))
    return Sought(
        rf"{_OWN_PART}(?P<section>(?:{stems})[科股处室])(?={_DOES}|[和及、与][^{PAUSES}]{{2,8}}[科股处室]{_DOES})"
        rf"|由(?P<station>各?[乡镇县]{{0,2}}(?:{stations}){_HEADS})(?={_REVIEW})"
    )


@cache
def _owners() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for business in all_business().business:
        for word in (*business.sections, *business.stations):
            found.setdefault(word, set()).add(business.department)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(_ORGANS)
def _foreign(own: str) -> tuple[Business, ...]:
    """The business of departments that a department has no part in."""
    known = is_standard(own)
    return tuple(
        business
        for business in all_business().business
        if (are_different(own, business.department) if known else business.department[:2] not in own)
        and not are_kin(own, business.department)
    )


@cache
def _matters(department: str) -> Sought:
    words = {w for b in all_business().business if b.department == department for w in (*b.words, *b.topics)}
    return Sought(any_of(tuple(words)))


@cache
def _own_matters(department: str) -> Sought:
    """The same with what it publishes besides: where a sentence has one, it is of the own work."""
    owned = (b for b in all_business().business if b.department == department)
    return Sought(any_of(tuple({w for b in owned for w in (*b.alone, *b.topics)})))


@cache
def _told_of(department: str) -> Sought:
    """A matter as what was made public by a day, or so many days from something: 招生政策在报名前15日发布."""
    words = {w for b in all_business().business if b.department == department for w in (*b.words, *b.topics)}
    words -= set(all_business().shared)
    return Sought(
        rf"(?:^|[。;,])(?P<matter>{any_of(tuple(words))})[^{PAUSES}]{{0,20}}?(?:在|于|自)[^{PAUSES}]{{2,12}}?"
        rf"(?:日|天|周|月)(?:内|前|起)?(?:发布|公开|公布|公示)"
    )


def work_of_others(passage: Passage, organ: str) -> Iterator[Work]:
    """Such places in the report of a standard department, or of a national organ in a place."""
    own = organs.department(organ)
    national = organ.endswith(_NATIONAL)
    if not (is_standard(own) or national) or organs.is_government(organ) or organs.is_town(organ):
        return
    lists = all_business()
    of_all = any(word in own for word in lists.of_all)
    yield from _parts(passage, own, organ)
    if of_all and not any(word in own for word in _OF_ONE):
        return
    least = _MANY if of_all or national else _MATTERS
    for business in _foreign(own):
        if not of_all and not national:
            for match in _told_of(business.department).finditer(passage.text) if business.topics else ():
                if lists.is_shared(match["matter"], own):
                    continue
                if not _speaks_of_others(passage, match.start("matter"), business, organ, match["matter"]):
                    yield Work(*match.span("matter"), business.department)
        yield from _gathered(passage, business, organ, least)


def _parts(passage: Passage, own: str, organ: str) -> Iterator[Work]:
    """Sections and stations of others as the own."""
    if any(word in own for word in _OF_ALL_SECTIONS):
        return
    for match in _sections().finditer(passage.text):
        group = "section" if match["section"] else "station"
        said = match[group]
        owners = {name for word, names in _owners().items() if word in said for name in names}
        if any(not are_different(own, name) or are_kin(own, name) for name in owners) or not is_standard(own):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start(group)))]
        if not passage.in_title(match.start(group)) and not _OTHERS.search(
            sentence.replace(said, "").replace(organ, "")
        ):
            yield Work(*match.span(group), min(owners))


def _gathered(passage: Passage, business: Business, organ: str, least: int) -> Iterator[Work]:
    """Several matters of one other department in a sentence that has none of the own ones."""
    if not business.topics:
        return
    found: dict[tuple[int, int], list[re.Match[str]]] = {}
    for match in _matters(business.department).finditer(passage.text):
        found.setdefault(passage.sentence(match.start()), []).append(match)
    own = organs.department(organ)
    for (start, end), matches in found.items():
        theirs = [match for match in matches if not all_business().is_shared(match.group(), own)]
        said = {match.group() for match in theirs}
        if len(said) < least or said <= set(all_business().shared):
            continue
        first = theirs[0]
        if _speaks_of_others(passage, first.start(), business, organ, *said):
            continue
        sentence = passage.text[start:end]
        own_matters = any(
            _own_matters(b.department).search(sentence) for b in all_business().business if _is_own(b, own)
        )
        if not own_matters:
            yield Work(*first.span(), business.department)


def _is_own(business: Business, own: str) -> bool:
    return is_standard(own) and not are_different(own, business.department)


def _speaks_of_others(passage: Passage, at: int, business: Business, organ: str, *matters: str) -> bool:
    """Whether the sentence speaks of the department itself or of others beside it, apart from the matters."""
    rest = passage.text[slice(*passage.sentence(at))]
    for matter in (organ, *matters):
        rest = rest.replace(matter, "")
    named = any(f"{name}{end}" in rest for name in business.names for end in ("局", "部门", "委"))
    return named or passage.in_title(at) or _OTHERS.search(rest) is not None
