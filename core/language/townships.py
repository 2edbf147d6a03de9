"""The towns, townships and subdistricts of every county: whose a town is that a draft names."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.errors import ResourceError
from core.base.resources import ROOT, read_toml
from core.language.divisions import gazetteer
from core.language.organs import is_division, place_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.language.divisions import Division

_FILE = "townships.tsv"
#: What the names of towns end in.
LEVELS = ("街道", "苏木", "镇", "乡")
_LEVEL = re.compile(f"(?:{'|'.join(LEVELS)})$")
_OFFICE = re.compile("(?:人民政府|政府|办事处)$")
_LENGTH_OF_CITY = 4  # of its code; a county's has six characters


class Townships:
    """The file ``resources/lexicon/townships.tsv``, made by tests/builders/townships.py.

    A town is the same one by whatever level: a township becomes a town and then a subdistrict, and keeps its name.
    """

    def __init__(self, table: str, peoples: Iterable[str] = ()) -> None:
        self._rows = {
            code: f" {names} "
            for code, _, names in (row.partition("\t") for row in table.splitlines() if row[:1] != "#")
        }
        self._peoples = (
            re.compile(f"(?:(?:{'|'.join(sorted(peoples, key=len, reverse=True))}|民族)+)$") if peoples else None
        )

    @cached_property
    def _text(self) -> str:
        """All rows, each between line feeds and begun by its code, so that a name is found by one search."""
        return "".join(f"\n{code}{names}" for code, names in self._rows.items())

    def stem(self, name: str) -> str:
        """The name without its level and without the peoples in it: 长安 of 长安镇, 阿什里 of 阿什里哈萨克民族乡.

        >>> townships().stem("阿什里哈萨克民族乡"), townships().stem("安镇街道")
        ('阿什里', '安镇')
        """
        stem = _LEVEL.sub("", name)
        short = self._peoples.sub("", stem) if self._peoples else stem
        return short if len(short) > 1 else stem

    def is_town(self, name: str) -> bool:
        """Whether there is a town of exactly that name anywhere."""
        return f" {name} " in self._text

    def names(self, codes: Iterable[str]) -> frozenset[str]:
        """All towns of some divisions by their full names.

        Those of a county include the ones of its city's zones, whose land is some county's. Empty where the table has
        none of them.
        """
        codes = tuple(codes)
        rows = [names for code, names in self._rows.items() if code.startswith(codes)]
        if rows:
            rows += [self._rows.get(code[:_LENGTH_OF_CITY], "") for code in codes if len(code) > _LENGTH_OF_CITY]
        return frozenset(name for names in rows for name in names.split())

    def stems(self, codes: Iterable[str]) -> frozenset[str]:
        """The stems of all towns of some divisions."""
        return frozenset(map(self.stem, self.names(codes)))

    def counties(self, name: str) -> tuple[str, ...]:
        """Codes of the counties, or cities for zones, that have a town of exactly that name.

        >>> townships().counties("谭坊镇"), townships().counties("全体镇")
        (('370781',), ())
        """
        return tuple(dict.fromkeys(self._codes(f" {name} ")))

    def counties_of_stem(self, stem: str) -> tuple[str, ...]:
        """The same for a town of that name by whatever level: 界首 of 界首镇, 界首街道."""
        return tuple(dict.fromkeys(code for level in LEVELS for code in self._codes(f" {stem}{level} ")))

    def _codes(self, name: str) -> Iterator[str]:
        at = self._text.find(name)
        while at >= 0:
            row = self._text.rfind("\n", 0, at) + 1
            yield self._text[row : self._text.find(" ", row)]
            at = self._text.find(name, at + 1)


@cache
def townships() -> Townships:
    """The table, read once; raises ResourceError where it is damaged.

    >>> townships().is_town("谭坊镇"), sorted(townships().stems(["370323"]))[:2]
    (True, ['东里', '中庄'])
    """
    try:
        table = (ROOT / "lexicon" / _FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
    return Townships(table, read_toml("lexicon", "places.toml")["peoples"])


def own_town(organ: str) -> str:
    """The stem of the town that an organ's name ends in or is; empty for other organs.

    >>> own_town("谭坊镇人民政府"), own_town("沂源县南麻街道办事处"), own_town("沂源县财政局")
    ('谭坊', '南麻', '')
    """
    name = _OFFICE.sub("", organ)
    if not name.endswith(LEVELS):
        return ""
    names = (name[start:] for start in range(len(name) - 2))
    return next((townships().stem(town) for town in names if townships().is_town(town)), "")


def county_of(organ: str, draft: str) -> tuple[Division, ...]:
    """The county of a town's government whose name does not tell it: 谭坊镇人民政府 in a draft that names 青州市.

    There is but one such town, and the draft bears the county out by naming it or its city; empty otherwise.

    >>> [county.name for county in county_of("谭坊镇人民政府", "地址在青州市")]
    ['青州市']
    """
    stem, name = own_town(organ), _OFFICE.sub("", organ)
    if not stem or not townships().is_town(name):
        return ()
    codes = townships().counties_of_stem(stem)
    county = gazetteer().by_code(codes[0]) if len(codes) == 1 else None
    if county is None:
        return ()
    family = (county, *gazetteer().above(county))
    return (county,) if any(one.name in draft for one in family if one.level != "province") else ()


def home_of(organ: str, draft: str) -> tuple[Division, ...]:
    """The division whose towns and counties are the organ's own; empty where its name has a place that no table knows.

    A county that is not known lies in a province that is, and has towns that are not.

    >>> [one.name for one in home_of("沂源县鲁村镇人民政府", "")], home_of("吉林省柳溪县公安局", "")
    (['沂源县'], ())
    """
    places = gazetteer()
    own = places.own(organ, draft)
    if not own:
        return county_of(organ, draft)
    base = place_part(organ) or _OFFICE.sub("", organ)
    names = (name for one in own for name in places.names(one))
    rest = min((base.rpartition(name)[2] for name in names if name in base), key=len, default=base)
    if rest.endswith(LEVELS):
        return own if townships().stem(rest) in townships().stems(one.code for one in own) else ()
    return () if is_division(rest) else own
