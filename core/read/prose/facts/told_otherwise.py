"""Who does a thing, where it is, how often, at what rate: told once, and a sentence on otherwise.

材料由起草科室撰写。由办公室撰写的材料共9篇; 查阅点设在图书室。位于服务中心的查阅点…; 例会每月召开。每季度召开的例会…;
按时答复率为100%。按时答复率为96%; 实行三级审核。经两级审核….

The thing has the same name in both, or one of them is the end of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.denials.denied_names import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_OPEN = "(?:^|(?<=[,;。]))"


@dataclass(frozen=True, kw_only=True)
class OneDoer:
    """The file ``one_doer.toml``, where the fields are explained."""

    deeds: tuple[str, ...]
    held: tuple[str, ...]
    lies: tuple[str, ...]
    several: tuple[str, ...]
    levels_changed: tuple[str, ...]
    not_one_rate: tuple[str, ...]
    role_changed: tuple[str, ...]
    scope: tuple[str, ...]
    not_one_label: tuple[str, ...]
    not_most: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def apart(self) -> dict[str, re.Pattern[str]]:
        """What tells that two tellings are not of one thing, by the name of the list."""
        names = ("levels_changed", "not_one_rate", "role_changed", "scope", "not_one_label", "not_most")
        return {name: re.compile("|".join(getattr(self, name))) for name in names}

    @cached_property
    def more_than_one(self) -> re.Pattern[str]:
        """Several of them, or a change."""
        return re.compile(any_of(self.several))

    @cached_property
    def forms(self) -> tuple[tuple[str, Sought, tuple[Sought, ...]], ...]:
        """By role, the form in which a thing is first told of, and those in which it is then told again."""
        deed, held, lies = any_of(self.deeds), any_of(self.held), any_of(self.lies)
        day = f"(?P<by>(?:周|月)(?:[{ONES}]|\\d{{1,2}}日))"
        name = f"(?P<what>{_HAN}{{2,16}}?)"
        by = f"(?P<by>{_HAN}{{2,14}}?)"
        named = f"(?P<what>{_HAN}{{2,16}})"
        forms = (
            (
                "由",
                rf"{_OPEN}(?P<all>均)?{name}由{by}(?:统一|具体|自行|全程)?(?P<deed>{deed})(?=[,;。])",
                rf"{_OPEN}由?{by}(?P<deed>{deed})的{named}",
                rf"{_OPEN}(?P<deed>{deed})(?P<what>)的(?P<by>{_HAN}{{3,14}})",
                rf"{_OPEN}{by}(?P<deed>主持|主讲|主管|分管){named}",
            ),
            (
                "在",
                rf"{_OPEN}{name}在{by}(?P<deed>{held})(?=[,;。])",
                rf"{_OPEN}在{by}(?P<deed>{held})的{named}",
            ),
            ("日", rf"{_OPEN}{name}(?P<deed>)(?:定在|定于|为|是)?每{day}", rf"{_OPEN}(?P<deed>)每{day}的{named}"),
            (
                "位",
                rf"{_OPEN}{name}(?:统一|集中)?(?P<deed>{lies})(?P<by>{_HAN}{{3,16}})",
                rf"{_OPEN}(?P<deed>{lies})(?P<by>{_HAN}{{3,16}}?)的{named}",
                rf"{_OPEN}{name}(?P<deed>所在)的(?P<by>{_HAN}{{3,16}})",
            ),
        )
        return tuple((role, Sought(first), tuple(map(Sought, others))) for role, first, *others in forms)


class _Told(NamedTuple):
    """A thing that is told of, with what is done and by whom, where or how often."""

    role: str
    what: str
    deed: str
    by: str
    start: int
    end: int


_EVERY = "日|天|周|旬|半月|半个月|月|季度|季|半年|年"
_HOLDS = "召开|更新|通报|举办|开展|发布|组织|调度|检查|更换|编发|举行|报送|学习|公布|抽查"
_OFTEN = (
    Sought(
        rf"{_OPEN}(?P<what>{_HAN}{{2,14}}?)每个?(?P<by>{_EVERY})(?:至少|定期|集中)?(?P<deed>{_HOLDS})(?:一次|1次|一期)?(?=[,;。])"
    ),
    Sought(rf"{_OPEN}(?P<what>{_HAN}{{2,14}}?)按(?P<by>周|月|季度|年)(?P<deed>{_HOLDS})(?=[,;。])"),
    Sought(
        rf"{_OPEN}(?:由于|因|但)?(?P<what>{_HAN}{{2,14}}?)[一每全](?P<by>年|季|月)仅(?P<deed>{_HOLDS})了?过?(?:一|1)次"
    ),
    Sought(rf"{_OPEN}一(?P<by>年|季|月|周)一[度次](?P<deed>)的(?P<what>{_HAN}{{2,14}}?)(?=于|在|由|[,;。]|均|共)"),
    Sought(
        rf"{_OPEN}每个?(?P<by>{_EVERY})(?:定期)?(?P<deed>{_HOLDS})(?:一次|1次)?的?(?P<what>{_HAN}{{2,14}}?)(?=[,;。]|由|均|都|共)"
    ),
)
#: What stands behind a name and is no part of it.
_BEYOND = re.compile("(?<=[\u4e00-\u9fff]{2})(?:共|均|已|都|全年|累计|全部|并|时|也|每|作了).*$")
_TIMES = re.compile("半个月|天|季(?!度)")
_RATE = Sought(
    rf"{_OPEN}(?P<lead>[^,;。]{{0,10}}?)(?P<label>{_HAN}{{2,8}}(?:率|满意度))(?:均?为|达到?了?|是)(?P<told>(?P<value>\d{{1,3}}(?:\.\d+)?)%)(?!以|左右|的)"
)
_LEVELS = Sought(
    rf"(?P<told>(?P<count>[{ONES}两])(?P<unit>级|审|道|重|层)(?P<what>审核|审查|审批|把关|校对|联动|网络|管理|审签|验收)(?!委|部|局))"
)
_LEAST, _FAR = 2, 160


@cache
def one_doer() -> OneDoer:
    """The words, read once."""
    return read_record(OneDoer, "lexicon", "one_doer.toml")


def told_otherwise(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later tellings of a folded paragraph that give another doer, place, rhythm or rate than the earlier ones."""
    told = list(_tellings(text))
    for at, again in enumerate(told):
        before = next((one for one in told[:at] if _gainsaid(text, one, again)), None)
        if before:
            yield (again.start, again.end), (before.start, before.end)
    yield from _rates(text)
    yield from _levels(text)


def _tellings(text: str) -> Iterator[_Told]:
    found: list[_Told] = []
    for role, first, others in one_doer().forms:
        if not first.may_be_in(text) or not any(first.finditer(text)):
            continue
        for form in (first, *others):
            found += (
                _Told(role, _BEYOND.sub("", m["what"]), m["deed"], m["by"], *m.span()) for m in form.finditer(text)
            )
    for sought in _OFTEN if "每" in text or "按" in text else ():
        found += (
            _Told("每", m["what"], m["deed"], _TIMES.sub(_one_name, m["by"]), *m.span()) for m in sought.finditer(text)
        )
    return iter(sorted(found, key=lambda one: one.start))


def _one_name(match: re.Match[str]) -> str:
    return {"半个月": "半月", "天": "日"}.get(match[0], "季度")


def _gainsaid(text: str, one: _Told, other: _Told) -> bool:
    """Whether a thing that is told of twice cannot have both complements."""
    if one.role != other.role or one.end > other.start or other.start - one.end > _FAR:
        return False
    if other.role not in "位日" and one.deed != other.deed and other.deed:
        return False
    if one.by in other.by or other.by in one.by or (one.role not in "每日" and _alike(one.by, other.by)):
        return False
    if text.count("。", one.end, other.start) > 1:
        return False
    taken_up = not other.what and text.count("。", one.end, other.start) == 1
    if not taken_up and not (_ends(one.what, other.what) or _ends(other.what, one.what)):
        return False
    said = text[start_of(text, one.start, COMMAS_AND_ENDS) : end_of(text, other.end, COMMAS_AND_ENDS)]
    return not one_doer().more_than_one.search(said)


def _ends(whole: str, end: str) -> bool:
    return len(end) >= _LEAST and whole.endswith(end)


def _alike(one: str, other: str) -> bool:
    """Whether two complements may be names of one: two characters in a row are common to both."""
    return any(a + b in other for a, b in pairwise(one))


def _rates(text: str) -> Iterator[tuple[_Place, _Place]]:
    found = list(_RATE.finditer(text))
    for before, again in pairwise(found):
        said = text[start_of(text, before.start(), FULL_STOPS) : end_of(text, again.end(), COMMAS_AND_ENDS)]
        same = before["label"].endswith(again["label"]) and before["value"] != again["value"]
        if (
            same
            and len(again["label"]) > _LEAST
            and not one_doer().apart["not_one_rate"].search(said.replace(before["label"], ""))
        ):
            yield again.span("told"), before.span("told")


def _levels(text: str) -> Iterator[tuple[_Place, _Place]]:
    found = list(_LEVELS.finditer(text))
    for before, again in pairwise(found):
        same = before["unit"] == again["unit"] and before["what"] == again["what"]
        said = text[start_of(text, before.start(), COMMAS_AND_ENDS) : end_of(text, again.end(), COMMAS_AND_ENDS)]
        if (
            same
            and value(before["count"]) != value(again["count"])
            and not one_doer().apart["levels_changed"].search(said)
        ):
            yield again.span("told"), before.span("told")
