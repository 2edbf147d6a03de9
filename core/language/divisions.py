"""The administrative divisions: which place an organ belongs to, and which places are not its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.kept import keep_plain
from core.base.resources import ROOT, kept, read_toml
from core.language.pairs import pairs
from core.language.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Behind the short name of a county: 绵竹高新技术产业园区 can be nowhere else.
_ZONE = re.compile(r"(?:国家级?|省级)?(?:高新|经济|工业|产业|开发|循环|综合保税|自由贸易)")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|新区|[省市县区旗盟州])$")
#: What a place's name may follow in an organ's.
#: What is said of a place as a whole, and is a short name too: of 全州县.
_WHOLE = frozenset(("全州",))
_LAST = "省市县区州盟旗局部署会团师院行厅"
#: After the short name of a place in the names of branches: 国家统计局潞州调查队.
_BRANCHES = ("调查队", "调查总队")
#: A place or a local organ at the head of the title of a text.
_TITLE = re.compile(
    r"""(?x) [^《》]{2,8}?
    (?: 省 | (?<!城)市(?![场政容民]) | 自治[区州县] | 特区 | 新区 | (?<![地护园社])区 | (?<!全)县
      | [镇乡州盟旗] | 街道 | 局 | 委员会 | 厅 )
    | [我本]?[省市县区](?![场政容民域])"""
)
_LEVELS = {2: "province", 4: "prefecture", 6: "county"}


class Division(NamedTuple):
    """A province, prefecture or county. ``above`` is the code of the division it belongs to, "" for provinces."""

    code: str
    name: str
    above: str

    @property
    def level(self) -> str:
        """province, prefecture or county; counties directly under a province (济源) rank as prefectures."""
        if len(self.code) == 6 and self.code[2:4] == "90":
            return "prefecture"
        return _LEVELS[len(self.code)]


@dataclass(frozen=True)
class Place:
    """A place name found in a text: ``text[start:end]`` names one of ``divisions``; ``full`` when official."""

    start: int
    end: int
    name: str
    full: bool
    divisions: tuple[Division, ...]


class Gazetteer:
    """All divisions with their official and short names."""

    def __init__(
        self,
        divisions: Sequence[Division],
        peoples: Sequence[str] = (),
        ambiguous: frozenset[str] = frozenset(),
        governed: Mapping[str, str] | None = None,
        shorts: Mapping[str, str] | None = None,
    ) -> None:
        self._governed = governed or {}
        self._shorts = shorts or {}
        self._by_code = {d.code: d for d in divisions}
        self._peoples = tuple(sorted(peoples, key=len, reverse=True))
        self._last_of_peoples = frozenset(people[-1] for people in peoples)
        self._ambiguous = ambiguous
        self._full: dict[str, list[Division]] = defaultdict(list)
        self._short: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            self._full[division.name].append(division)
            short = self.short_name(division.name)
            if len(short) >= 2 and short != division.name:
                self._short[short].append(division)
            if called := _called(division.name, short):
                self._full[called].append(division)

    @cached_property
    def _codes(self) -> list[str]:
        return sorted(self._by_code)

    @cached_property
    def _index(self) -> Mapping[str, tuple[str, ...]]:
        """Names by their first two characters, longest first."""
        names: dict[str, set[str]] = defaultdict(set)
        for name in (*self._full, *self._short):
            names[name[:2]].add(name)
        return {head: tuple(sorted(group, key=len, reverse=True)) for head, group in names.items()}

    def short_name(self, name: str) -> str:
        """湛江 of 湛江市, 瀍河 of 瀍河回族区, 恩施 of 恩施土家族苗族自治州; the name itself if nothing is left."""
        known = self._shorts.get(name)
        if known:
            return known
        short = _SUFFIX.sub("", name)
        trimmed = short[-1:] in self._last_of_peoples
        while trimmed and short.endswith(self._peoples):
            trimmed = False
            for people in self._peoples:
                if short.endswith(people) and len(short) - len(people) >= 2:
                    short, trimmed = short[: -len(people)], True
                    break
        return short or name

    def is_ambiguous(self, name: str) -> bool:
        """True for a short name that is also a common word, or arises by chance across words."""
        return name in self._ambiguous

    def all(self) -> Iterator[Division]:
        """Every division."""
        return iter(self._by_code.values())

    def by_code(self, code: str) -> Division | None:
        """The division of that code; None where the table has none."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """Divisions with that official or short name."""
        return tuple(self._full.get(name, ())) or tuple(self._short.get(name, ()))

    def above(self, division: Division) -> Iterator[Division]:
        """The divisions it belongs to, nearest first."""
        while division.above:
            governor = self._governed.get(division.code)
            division = self._by_code[division.above]
            if governor:
                yield self._by_code[governor]
            yield division

    def below(self, division: Division) -> Iterator[Division]:
        """All divisions inside it."""
        governed = tuple(code for code, governor in self._governed.items() if governor.startswith(division.code))
        for head in (division.code, *governed):
            for code in self._codes[bisect_left(self._codes, head) :]:
                if not code.startswith(head):
                    break
                if code != division.code:
                    yield self._by_code[code]

    def family(self, division: Division) -> frozenset[str]:
        """Every official and short name of the division, of what it belongs to and of what belongs to it."""
        members = [division, *self.above(division), *self.below(division)]
        return frozenset(name for member in members for name in self.names(member))

    def names(self, division: Division) -> tuple[str, ...]:
        """Its official and its short name, and for an autonomous county what it is called every day."""
        short = self.short_name(division.name)
        called = _called(division.name, short)
        return (division.name, short, called) if called else (division.name, short)

    @remembered_of
    def find(self, text: str) -> Iterator[Place]:
        """Place names in a text from left to right, the longest at each position; no judgement of context."""
        names = self._index
        following = 0
        for at in compress(count(), map(names.__contains__, pairs(text))):
            if at < following:
                continue
            for name in names[text[at : at + 2]]:
                if text.startswith(name, at):
                    full = name in self._full
                    if not full and name in _WHOLE:
                        break  # 全州, said of a whole prefecture, is hardly 全州县
                    divisions = tuple(self._full[name] if full else self._short[name])
                    following = at + len(name)
                    yield Place(at, following, name, full, divisions)
                    break

    def own(self, organ: str, text: str = "") -> tuple[Division, ...]:
        """The division an organ serves, by its name; several when the name does not decide between namesakes.

        洛阳市司法局 → 洛阳市; 济宁市生态环境局汶上县分局 → 汶上县; 鼓楼区司法局 → every 鼓楼区, unless ``text`` names
        the city above just one of them. Empty when the name holds no known place.
        """
        chain: list[tuple[Division, ...]] = []
        reached = 0
        for place in self.find(organ):
            known = place.divisions
            begins = place.start == reached or organ[place.start - 1] in _LAST
            reached = place.end
            if not begins:
                continue  # 宁县 in 沅宁县
            if len(place.name) < 3 and len(known) > 1 and not chain:
                continue  # 城区、郊区: a part of any town
            if not place.full:
                branch = organ.startswith(_BRANCHES, place.end)
                street = organ[place.end : place.end + 1] in "乡镇街村路"
                if (place.start and not branch) or self.is_ambiguous(place.name) or street:
                    continue
                if not branch and not (len(known) == 1 and _ZONE.match(organ, place.end)):
                    known = tuple(d for d in known if d.level != "county")
            found = self._narrow(known, chain)
            if found:
                chain.append(found)
        if not chain:
            return ()
        found = chain[-1]
        if len(found) > 1 and text:
            told = [d for d in found if any(a.name in text for a in self.above(d) if a.level != "province")]
            told = told or [d for d in found if any(a.name in text for a in self.above(d))]
            found = tuple(told) or found
        return found

    def _narrow(self, found: tuple[Division, ...], chain: list[tuple[Division, ...]]) -> tuple[Division, ...]:
        if not chain:
            return found
        outer = {d.code for d in chain[-1]}
        return tuple(d for d in found if any(a.code in outer for a in self.above(d)))


def _called(name: str, short: str) -> str:
    """What an autonomous county or banner is called every day: 耿马县 of 耿马傣族佤族自治县; empty for any other."""
    return short + name[-1] if name.endswith(("自治县", "自治旗")) and len(short) > 1 else ""


@kept("lexicon/divisions.tsv", "lexicon/places.toml")
def gazetteer() -> Gazetteer:
    """The divisions under ``resources/lexicon``; raises ResourceError when the table is damaged.

    >>> [place.name for place in gazetteer().find("赴湛江市考察")], gazetteer().short_name("瀍河回族区")
    (['湛江市'], '瀍河')
    """
    path = ROOT / "lexicon" / "divisions.tsv"
    try:
        data = path.read_bytes()
        lines = data.decode().splitlines()
        divisions = [Division(*line.split("\t")) for line in lines if line and line[0] != "#"]
    except (OSError, UnicodeDecodeError, TypeError) as error:
        raise ResourceError("程序自带的数据文件 lexicon/divisions.tsv 有误，请重新安装。", detail=str(error)) from error
    words = read_toml("lexicon", "places.toml")
    peoples: list[str] = words["peoples"]

    def shorts() -> dict[str, str]:
        plain = Gazetteer((), peoples)
        return {division.name: plain.short_name(division.name) for division in divisions}

    known = keep_plain("short names", data + "".join(peoples).encode(), shorts)
    return Gazetteer(divisions, peoples, frozenset(words["ambiguous"]), words["governed"], known)


def opens_with_place(title: str) -> bool:
    """Whether the title of a law or rule opens with a place or a local organ, so that it is no national one.

    >>> [opens_with_place(title) for title in ("澄阳县节水办法", "市场主体登记管理条例", "城市供水条例")]
    [True, False, False]
    """
    return _TITLE.match(title) is not None
