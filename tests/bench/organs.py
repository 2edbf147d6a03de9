"""Who reports: an organ of some kind and level in some place, with every name its report calls it by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of the bench."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Organ:
    """An organ's names. ``title``: as in the report's title; ``flags``: what sentences may ask for."""

    title: str
    full: str
    dept: str
    we: tuple[str, ...]
    place: str
    chain: tuple[str, ...]
    stem: str
    tail: str
    level: str
    word: str
    topics: tuple[str, ...]
    work: tuple[str, ...]
    caseload: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    extra: dict[str, str] = field(default_factory=dict)


def make_organ(rng: random.Random) -> Organ:
    """An organ drawn by lot."""
    kind = rng.choices(
        ("county", "city", "province", "town", "street", "government", "office", "zone", "vertical"),
        (44, 14, 5, 14, 5, 6, 4, 4, 4),
    )[0]
    return {
        "county": _county_department,
        "city": _city_department,
        "province": _province_department,
        "town": _town,
        "street": _street,
        "government": _government,
        "office": _office,
        "zone": _zone,
        "vertical": _vertical,
    }[kind](rng)


def _seat(rng: random.Random) -> tuple[tuple[str, ...], str, str]:
    """(chain of places, stem, level word) of a county drawn by lot."""
    pools = data("places")
    entry = rng.choice(pools["fictional"] if rng.random() < 0.12 else pools["counties"])
    chain = tuple(p for p in entry[:3] if p)
    return chain, entry[3], _word(chain[-1])


def _word(place: str) -> str:
    if place.endswith(("自治旗", "旗")):
        return "旗"
    if place.endswith("州"):
        return "州"
    if place.endswith("自治区"):
        return "自治区"
    return place[-1]


def _prefixed(rng: random.Random, chain: tuple[str, ...]) -> str:
    """The county's name, sometimes with the city's or the whole chain before it."""
    local, city = chain[-1], chain[-2] if len(chain) > 1 else ""
    if city.endswith("市") and (city in ("北京市", "天津市", "上海市", "重庆市") or rng.random() < 0.3):
        return city + local
    return local


def _county_department(rng: random.Random) -> Organ:
    chain, stem, word = _seat(rng)
    return _department(rng, chain, stem, word, 2, _prefixed(rng, chain))


def _city_department(rng: random.Random) -> Organ:
    province, city, stem = rng.choice(data("places")["prefectures"])
    return _department(rng, (province, city), stem, _word(city), 1, city)


def _province_department(rng: random.Random) -> Organ:
    province, stem = rng.choice(data("places")["provinces"])
    return _department(rng, (province,), stem, _word(province), 0, province)


def _department(rng: random.Random, chain: tuple[str, ...], stem: str, word: str, level: int, prefix: str) -> Organ:
    entry = rng.choice(data("organs")["departments"])
    name = entry["names"][level]
    dept = f"{word}{name}"
    last = {"厅": "厅", "会": "委"}.get(name[-1], "局")
    flags = {"department", ("province", "city", "county")[level]}
    if name.startswith("司法"):
        flags |= {"justice"}
    if entry["tail"] == "信访":
        flags |= {"justice"}
    return Organ(
        title=prefix + name,
        full=prefix + name,
        dept=dept,
        we=(f"我{last}", f"我{last}", "本机关", dept),
        place=chain[-1],
        chain=chain,
        stem=stem,
        tail=entry["tail"],
        level=("province", "city", "county")[level],
        word=word,
        topics=tuple(entry["topics"]),
        work=tuple(entry["work"]),
        caseload=tuple(entry.get("caseload", ())),
        flags=frozenset(flags),
    )


def _town(rng: random.Random) -> Organ:
    chain, _, word = _seat(rng)
    while word == "区" and rng.random() < 0.7:
        chain, _, word = _seat(rng)
    pools = data("places")
    town = rng.choice(pools["towns"] if rng.random() < 0.7 else pools["townships"])
    return _base(
        rng, chain, town, f"{town}人民政府", "town", ("我镇" if town.endswith("镇") else "我乡",), {"town"}, word
    )


def _street(rng: random.Random) -> Organ:
    chain, _, word = _seat(rng)
    town = rng.choice(data("places")["streets"])
    return _base(rng, chain, town, f"{town}办事处", "town", ("我街道", "街道办事处", "本街道"), {"town"}, word)


def _base(
    rng: random.Random,
    chain: tuple[str, ...],
    town: str,
    name: str,
    level: str,
    we: tuple[str, ...],
    flags: set[str],
    word: str,
) -> Organ:
    entry = data("organs")["town"]
    title = rng.choice(("", chain[-1], chain[-1], chain[-1])) + name
    kind = "街道" if town.endswith("街道") else town[-1]
    own = {"镇": "镇政府", "乡": "乡政府"}.get(kind, town)
    return Organ(
        title=title,
        full=title,
        dept=own,
        we=(*we, own),
        place=town,
        chain=(*chain, town),
        stem=town.removesuffix("街道").rstrip("镇乡"),
        tail="",
        level=level,
        word=word,
        topics=tuple(entry["topics"]),
        work=tuple(entry["work"]),
        flags=frozenset(flags),
        extra={"townword": kind},
    )


def _government(rng: random.Random) -> Organ:
    if rng.random() < 0.35:
        province, place, stem = rng.choice(data("places")["prefectures"])
        chain, word, level = (province, place), _word(place), "city"
    else:
        chain, stem, word = _seat(rng)
        place, level = chain[-1], "county"
    name = place + ("行政公署" if word == "盟" else "人民政府")
    own = "盟行署" if word == "盟" else f"{word}政府"
    return _plain(chain, place, stem, word, level, name, own, (f"我{word}", f"我{word}", own), {"gov"}, "government")


def _office(rng: random.Random) -> Organ:
    chain, stem, word = _seat(rng)
    name = f"{chain[-1]}人民政府办公室"
    own = f"{word}政府办公室"
    return _plain(
        chain, chain[-1], stem, word, "county", name, own, ("本机关", own, "我办"), {"department"}, "government"
    )


def _zone(rng: random.Random) -> Organ:
    chain, stem, word = _seat(rng)
    zone = rng.choice(data("places")["zones"])
    name = f"{stem}{zone}管理委员会"
    organ = _plain(
        chain, chain[-1], stem, word, "county", name, "管委会", ("我委", "管委会", "本单位"), {"zone"}, "zone"
    )
    organ.extra["zonename"] = f"{stem}{zone}"
    return organ


def _vertical(rng: random.Random) -> Organ:
    chain, stem, word = _seat(rng)
    pattern, short, tail = rng.choice(data("organs")["vertical"]["names"])
    name = pattern.format(place=chain[-1], stem=stem)
    own = f"{word}{short}" if short != "调查队" else "调查队"
    last = {"局": "我局", "队": "我队"}[short[-1]]
    organ = _plain(chain, chain[-1], stem, word, "county", name, own, (last, "本单位", own), {"vertical"}, "vertical")
    organ.extra["tail"] = tail
    return organ


def _plain(
    chain: tuple[str, ...],
    place: str,
    stem: str,
    word: str,
    level: str,
    name: str,
    own: str,
    we: tuple[str, ...],
    flags: set[str],
    pool: str,
) -> Organ:
    entry = data("organs")[pool]
    return Organ(
        title=name,
        full=name,
        dept=own,
        we=we,
        place=place,
        chain=chain,
        stem=stem,
        tail="",
        level=level,
        word=word,
        topics=tuple(entry["topics"]),
        work=tuple(entry["work"]),
        flags=frozenset(flags | {level}),
        extra={},
    )
