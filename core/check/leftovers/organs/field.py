"""Another department's field where only the own one can stand: 结合民政工作实际 in the report of a water bureau."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.leftovers.organs.business import all_business
from core.check.wording.entries import Examples, any_of
from core.language import organs
from core.language.organ_register import are_different, is_standard, register
from core.language.sentences import PAUSES
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ENDINGS = ("委员会", "局", "厅", "委")
_SHORT = 2
#: What the year's work is to bring about, and for which field; of one's own place, or a field that is named as a cause.
_FOR_FIELD = Sought(
    rf"(?:推动|推进|助推|促进|助力)了?(?:[我全本][省市县区州旗]|(?=[\u4e00-\u9fff]{{2,8}}事业[^{PAUSES}]{{0,8}}发展))(?P<field>[\u4e00-\u9fff]{{2,8}}?)(?:事业|工作)"
    rf"[^{PAUSES}]{{0,8}}(?:发展|进步|台阶|水平)"
)
#: Whose information an organ makes public, and among whom it is one: 做好民政信息公开工作, 位列全市教育系统第一.
_OF_FIELD = Sought(
    r"(?:做好|推进|抓好|规范|深化)了?(?P<field>[\u4e00-\u9fff]{2,6}?)(?:政务|政府信息|信息)公开"
    r"|(?:在|位列|名列|居)全[省市县区州旗](?P<system>[\u4e00-\u9fff]{2,6}?)系统"
)
_OPENNESS = Sought("公开|信息发布|政务信息")
#: Of those that speak of everybody's business, fields of which nobody else makes information public.
_NOBODY_ELSES = ("公安", "司法", "信访")


@dataclass(frozen=True, kw_only=True)
class OwnField(Examples):
    """The file ``own_field.toml``; see its head."""

    verbs: tuple[str, ...]
    adverbs: tuple[str, ...]
    behind_verbs: tuple[str, ...]
    leads: tuple[str, ...]
    behind: tuple[str, ...]
    no_fields: tuple[str, ...]
    speak_of_all: tuple[str, ...]
    others: tuple[str, ...]
    kin: tuple[str, ...]
    towns_go_by: tuple[str, ...]
    towns_own: tuple[str, ...]
    towns_never: dict[str, str]


@cache
def own_field() -> OwnField:
    """The lists, read once."""
    return read_record(OwnField, "lexicon", "own_field.toml")


@cache
def _fields() -> dict[str, str]:
    """The fields that departments are named for, each with a department's name; without those that are everybody's."""
    everybodys = all_business().of_all
    found: dict[str, str] = {}
    for names in register().fields:
        for name in names:
            field = name.removesuffix(next((end for end in _ENDINGS if name.endswith(end)), "\0"))
            if len(field) >= _SHORT and field != name and not any(word in field for word in everybodys):
                found.setdefault(field, name)
    return {field: name for field, name in found.items() if field not in own_field().no_fields}


@cache
def _frames() -> Sought:
    """The field behind a verb or where a clause begins, before what an organ says of its own work alone."""
    fields = any_of(tuple(_fields()))
    data = own_field()
    whose = "(?:[全我本][省市县区州旗盟]|辖区|各级)?(?:的)?"
    return Sought(
        rf"""(?x)
        (?: {any_of(data.verbs)} ) (?: 了 | 好 | {any_of(data.adverbs)} )? {whose} (?P<worked> {fields} )
        (?: {any_of(data.behind_verbs)} )
        | (?: ^ | [,。;:、(] | {any_of(data.leads)} ) {whose} (?P<said> {fields} )
        (?: {any_of(data.behind)} )
        | (?: 作为 | 履行 ) 了? {whose} (?P<charged> {fields} ) (?: 行政 | 工作 | 综合 )? (?: 主管 | 监管 ) 部门
        | (?: 广大 | 全体 | 各级 | 基层 | 全 [省市县区旗州] ) (?P<people> {fields} ) (?: 系统 )?
        (?: 干部职工 | 干部 | 职工 | 工作者 | 工作人员 | 从业 )"""
    )


@cache
def _of_others() -> Sought:
    partners = (word for word in all_business().partners if word != "服务")  # 管理、服务、结果公开
    return Sought(any_of((*own_field().others, *partners)))


def are_kin(own: str, field: str) -> bool:
    """Whether the own field and another are so near that one organ speaks of both."""
    return any(any(word in own for word in words) and any(word in field for word in words) for words in _groups())


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in own_field().kin)


@cache
def _of_no_town() -> Sought:
    """A field that no town has as that by which its own work goes, alone in its clause: 围绕市场监管工作, ….."""
    data = own_field()
    return Sought(
        rf"""(?x) (?: ^ | [。;,] | 人民政府 | 办事处 | [我本](?:[镇乡]|街道) ) (?: 紧紧 | 紧密 | 充分 | 始终 )?
        (?: {any_of(data.towns_go_by)} ) 好? (?: [我本][镇乡] | 全 [镇乡县区] )?
        (?P<field> {any_of(tuple(data.towns_never))} ) (?: {any_of(data.towns_own)} ) (?= , )"""
    )


def fields_of_others(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """Fields of others in the report of a standard department, with their places and their departments, in order.

    In a town's report those that no town has, where openness is to go by them.
    """
    own = organs.department(organ)
    if organs.is_town(organ):
        for match in _of_no_town().finditer(passage.text):
            sentence = passage.text[slice(*passage.sentence(match.start("field")))]
            if _OPENNESS.search(sentence) and not _of_others().search(sentence.replace(match.group(), "", 1)):
                yield *match.span("field"), own_field().towns_never[match["field"]]
        return
    if not is_standard(own):
        return
    found = {(start, end): theirs for start, end, theirs in _as_own(passage, own)}
    found |= {(start, end): theirs for start, end, theirs in _brought_forward(passage, own)}
    for (start, end), theirs in sorted(found.items()):
        yield start, end, theirs


def _as_own(passage: Passage, own: str) -> Iterator[tuple[int, int, str]]:
    """As that whose circumstances are meant, or whose people: 结合民政工作实际, 广大教育工作者."""
    if any(word in own for word in (*all_business().of_all, *own_field().speak_of_all)):
        return
    for match in _frames().finditer(passage.text):
        group = match.lastgroup or "said"
        field = match[group]
        theirs = _fields()[field]
        if (
            field in own
            or not are_different(own, theirs)
            or are_kin(own, field)
            or passage.in_title(match.start(group))
        ):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start(group)))]
        named = any(f"{field}{end}" in sentence for end in (*_ENDINGS, "部门"))
        if not named and not _of_others().search(sentence.replace(match.group(), "", 1)):
            yield *match.span(group), theirs


def _brought_forward(passage: Passage, own: str) -> Iterator[tuple[int, int, str]]:
    """As what the organ's own work brings forward, or of which it publishes: 助推全县民政事业发展."""
    lists = all_business()
    if any(w in own for w in lists.of_all) and not any(w in own for w in lists.of_one):
        return
    for match in (*_FOR_FIELD.finditer(passage.text), *_OF_FIELD.finditer(passage.text)):
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        named = match.lastgroup or "field"
        field = match[named]
        published = match.re is _OF_FIELD.regex and named == "field"
        if published and field not in _NOBODY_ELSES and any(word in field for word in lists.of_all):
            continue  # everybody makes its budget public, and what was audited
        theirs = next((name for name in (f"{field}局", f"{field}委") if are_different(own, name)), "")
        speaks = any(word in sentence for word in lists.partners)
        if theirs and not speaks and not (published and lists.of_others.search(sentence)):
            yield *match.span(named), theirs
