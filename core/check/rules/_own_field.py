"""Another department's field where only the own one can stand: 结合民政工作实际 in the report of a water bureau."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.rules._business import all_business
from core.check.wording.entries import Examples, any_of
from core.language import organs
from core.language.organ_register import are_different, is_standard, register
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ENDINGS = ("委员会", "局", "厅", "委")
_SHORT = 2


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
        | (?: 广大 | 全体 | 各级 | 基层 ) (?P<people> {fields} ) (?: 系统 )?
        (?: 干部职工 | 干部 | 职工 | 工作者 | 工作人员 | 从业 )"""
    )


@cache
def _of_others() -> Sought:
    partners = (word for word in all_business().partners if word != "服务")  # 管理、服务、结果公开
    return Sought(any_of((*own_field().others, *partners)))


def _kin(own: str, field: str) -> bool:
    """Whether the own field and another are so near that one organ speaks of both."""
    return any(any(word in own for word in words) and any(word in field for word in words) for words in _groups())


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in own_field().kin)


def as_own_field(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """Fields of others with their places and their departments, in the report of a standard department of one field."""
    own = organs.department(organ)
    if not is_standard(own) or any(word in own for word in (*all_business().of_all, *own_field().speak_of_all)):
        return
    for match in _frames().finditer(passage.text):
        group = match.lastgroup or "said"
        field = match[group]
        theirs = _fields()[field]
        if field in own or not are_different(own, theirs) or _kin(own, field) or passage.in_title(match.start(group)):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start(group)))]
        named = any(f"{field}{end}" in sentence for end in (*_ENDINGS, "部门"))
        if not named and not _of_others().search(sentence.replace(match.group(), "", 1)):
            yield *match.span(group), theirs
