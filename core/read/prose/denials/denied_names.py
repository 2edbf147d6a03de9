"""What a clause denies, whatever it is called: 未收到要求更正政府信息的申请, 不具有行政处罚职权, 公开指南未作修订.

A name is bare of what narrows nothing (``denied_there.toml``), so that it is known again in other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, end_of, start_of
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADS = Sought(
    "(?<![有全毫])(?:尚未|从未|并未|未曾|未|没有|不存在|不具有|不具备|不(?=设[^法]|收取|提供|配备|安装)|为零|无权|无(?![法偿障遗论缝纸关需须故效线锡疑不所一人尘锡烟]))"
)
_NAME = re.compile("[\u4e00-\u9fff“”、]{2,30}")
_SO_MANY = re.compile(f"[两{ONES}十]{{1,2}}[个件项条名家处]")
_JOINED = re.compile("[、和与或]|及(?!时|早|其)|以及")
_ANY = re.compile("任何|新的|一[件例起次宗个家名]")
#: A deed that is denied of a thing before or behind it: 未作修订, 未对目录进行调整.
_OF_A_THING = re.compile("(?:对|就)(?P<what>[\u4e00-\u9fff]{3,16}?)(?:进行|作出?|予以|做出?)")
#: The end of a name that tells what became of it: 延期答复的申请.
_RELATIVE = re.compile("的(?:申请|信息|情况|情形|案件|件|问题|事项|办件|申请件)$")
_ABOUT = re.compile("(?:由于|因|但|目前)?(?P<about>[\u4e00-\u9fff]{2,8}?)(?:中|方面|工作|全年|年内|期间)?,?")
#: A thing with what is not done to it at all: 会议室不对外开放.
_NOT_DONE = re.compile(
    "(?P<what>[\u4e00-\u9fff]{3,10}?)(?:从不|均不|不|暂不|均未|从未)(?P<deed>对外[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{4})"
)
#: What was not done to it, which is told in the same words where it was.
_SAME = re.compile("被?(?:列入|纳入|列为|评为|认定为|确定为|通报|约谈)[\u4e00-\u9fff]{2,18}|被[\u4e00-\u9fff]{2,20}")
_LONG_LEAD = 12
#: To whom it was not done: 未向申请人收取费用.
_TO_WHOM = re.compile("(?:向|对|给)[\u4e00-\u9fff]{1,5}?(?=收取|提供|收到|开展|开设|发放|征收|公布|作出|出具)")
#: A part of the year in which there was none.
_PART = re.compile(f"上半年|下半年|第?[{ONES}]季度")
#: A deed before what it is done to, and alone.
_DEED = re.compile("(?![能及按得予因在对向将按经被获达])[\u4e00-\u9fff]{2}(?=任何|[\u4e00-\u9fff]{3})")
_DEED_ALONE = "[\u4e00-\u9fff]{2}"
_KEPT = re.compile("(?P<what>[\u4e00-\u9fff]{3,16}?)(?:继续|仍|均)?(?:沿用|保持|执行|与上年)")
_FEW, _MANY = 2, 4
#: What is left at the beginning of a name when those before it are gone: 群众|对|公开内容的投诉.
_LINKS = ("对", "就", "由", "因", "向")
_DOING = re.compile("开展|进行|组织|实施")


@dataclass(frozen=True, kw_only=True)
class Compound:
    """Two things in one name."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """What a name means besides."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ThereWords:
    """The file ``denied_there.toml``, where the fields are explained."""

    came: tuple[str, ...]
    held: tuple[str, ...]
    had: tuple[str, ...]
    made: tuple[str, ...]
    changed: tuple[str, ...]
    who_when: tuple[str, ...]
    generic: tuple[str, ...]
    persons: tuple[str, ...]
    endings: tuple[str, ...]
    powers: tuple[str, ...]
    narrowing: tuple[str, ...]
    followers: tuple[str, ...]
    active: tuple[str, ...]
    means: tuple[str, ...]
    elsewhere: tuple[str, ...]
    mishaps: tuple[str, ...]
    deeds: tuple[str, ...]
    solved: tuple[str, ...]
    compounds: tuple[Compound, ...]
    kinds: tuple[Kinds, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """All that may stand before a denial in its clause."""
        organ = "(?:[\u4e00-\u9fff]{2,12}(?:[局委办县市区镇乡厅院校馆所站队社]|网站|平台|大厅|窗口|专区|机关内部))?"
        return re.compile(rf"{organ}(?:20\d\d年度?|{any_of(self.who_when)}){{0,4}}{organ}")

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """What narrows nothing within a name."""
        persons = any_of(self.persons)
        return re.compile(rf"(?:{persons})(?:[、和或及]{{1,2}}(?:{persons}))+|(?:{any_of(self.generic)})(?!号)")

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """What stands behind a name and makes no other thing of it."""
        return re.compile(f"(?:等)?的?(?:{any_of(self.endings)})$")

    @cached_property
    def power(self) -> re.Pattern[str]:
        """A power, at the end of its name."""
        return re.compile(f"(?:的)?(?:{any_of(self.powers)})$")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """The verb of a denial, with the family that it is of as its group."""
        families = ((name, getattr(self, name)) for name in ("came", "held", "had", "made"))
        return re.compile("|".join(f"(?P<{name}>{any_of(words)})" for name, words in families))

    @cached_property
    def change(self) -> re.Pattern[str]:
        """A deed that changes a thing, as what is denied of it."""
        deed = any_of(self.changed)
        return re.compile(f"(?:进行|作出?|做出?|予以)?(?:任何)?(?P<deed>{deed})(?:{deed})?")

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Other times, others, rules and plans."""
        return re.compile(any_of(self.elsewhere) + "|(?<![\u4e00-\u9fff])对(?=$)")


class Denial(NamedTuple):
    """A thing that is denied at a place, by its bare ``names``; ``family`` tells by what verb."""

    start: int
    end: int
    what: str
    names: tuple[str, ...]
    family: str
    verb: str
    lead: str
    #: The name has lost a word by which only what came of 信息公开 is meant.
    narrowed: bool
    #: What the clause is about, where it says so: 网站检测全年无异常.
    about: str = ""


@cache
def there_words() -> ThereWords:
    """The words, read once; ResourceError where they are damaged."""
    return read_record(ThereWords, "lexicon", "denied_there.toml")


def any_of(words: Iterable[str]) -> str:
    """An alternation of words."""
    return "|".join(map(re.escape, sorted(set(words), key=longest_first)))


def denials(text: str) -> Iterator[Denial]:
    """What the clauses of a folded paragraph deny of the organ itself and of its year."""
    words = there_words()
    for head in _HEADS.finditer(text):
        start, end = start_of(text, head.start(), COMMAS_AND_ENDS + ":"), end_of(text, head.end(), COMMAS_AND_ENDS)
        lead, rest = text[start : head.start()], text[head.end() : end]
        part = _PART.search(lead)
        if words.other.search(_PART.sub("", lead)):
            continue
        changed = words.change.fullmatch(rest)
        of_a_thing = _OF_A_THING.match(rest)
        if changed or (of_a_thing and words.change.fullmatch(rest, of_a_thing.end("what"))):
            what = of_a_thing["what"] if of_a_thing else _tail_of(lead, words) or _kept(text, start, words)
            deed = changed or words.change.match(rest, of_a_thing.end() if of_a_thing else 0)
            if deed and len(what) > _FEW:
                yield Denial(start, end, what, _names(what, words)[:1], "changed", deed["deed"], lead, narrowed=False)
            continue
        undone = _NOT_DONE.fullmatch(text[start:end])
        if undone and not words.other.search(undone["what"]):
            yield Denial(start, end, undone["what"], (undone["what"],), "undone", undone["deed"], "", narrowed=False)
        alone = words.verb.match(rest) if rest else None
        if (head[0] == "为零" and not rest) or (
            alone and alone.end() + rest.startswith("过", alone.end()) == len(rest)
        ):
            yield from _of_a_subject(text, start, end, alone)
        elif of_a_thing and head[0][-1] in "未有" and re.fullmatch(_DEED_ALONE, rest[of_a_thing.end() :]):
            deed = rest[of_a_thing.end() :]
            yield Denial(head.start(), end, deed, (deed,), "deed", deed, lead, narrowed=False)
        elif _SAME.fullmatch(rest) and not alone and len(lead) < _LONG_LEAD:
            name = rest.removeprefix("被")
            yield Denial(head.start(), end, rest, (bare(name) or name,), "same", "", lead, narrowed=False)
        elif words.lead.fullmatch(_PART.sub("", lead) if part else lead):
            yield from _of_a_name(head, lead, rest, words)
        elif about := _ABOUT.fullmatch(lead):
            yield from (d._replace(about=about["about"]) for d in _of_a_name(head, lead, rest, words))


def _of_a_subject(text: str, start: int, end: int, verb: re.Match[str] | None) -> Iterator[Denial]:
    """A thing that stands before what is denied of it: 政务微博尚未开通, 网络安全事件为零."""
    words = there_words()
    head = next(head for head in _HEADS.finditer(text) if start <= head.start() and head.end() <= end)
    what = _tail_of(text[start : head.start()], words)
    family = (verb.lastgroup or "") if verb else "came"
    names = _names(what, words) if what else ()
    if names:
        narrowed = words.plain.sub("", what) != what and not family.startswith("ha")
        yield Denial(start, end, what, names, family, verb[0] if verb else "", "", narrowed)


def _of_a_name(head: re.Match[str], lead: str, rest: str, words: ThereWords) -> Iterator[Denial]:
    """A thing that is denied by its name, behind its verb."""
    rest = _TO_WHOM.sub("", rest, count=1) if _TO_WHOM.match(rest) else rest
    verb = words.verb.match(rest)
    changed = re.match(f"(?P<deed>{any_of(words.changed)})过?(?:任何)?(?P<what>[\u4e00-\u9fff]{{3,16}})$", rest)
    if changed and head[0] in ("未", "没有", "从未", "并未", "未曾") and not verb:
        yield Denial(
            head.start(), head.end() + len(rest), changed["what"], _names(changed["what"], words)[:1], "changed",
            changed["deed"], lead, narrowed=False,
        )  # fmt: skip
        return
    deed = "" if verb else _deed_of(head[0], rest)
    if head[0].endswith("未") and not verb and not deed:
        return
    at = verb.end() if verb else len(deed)
    at += rest.startswith("过", at)
    any_one = _ANY.match(rest, at)
    at = any_one.end() if any_one else at
    what = rest[at:]
    if not _NAME.fullmatch(what) or _SO_MANY.search(what):
        return
    family = (verb.lastgroup or "") if verb else "deed" if deed else ""
    power = words.power.search(what)
    if power and power.start() > _FEW and head[0] in ("不具有", "不具备", "没有", "无"):
        what, family = what[: power.start()], "power"
    names = _names(what, words)
    if names:
        narrowed = words.plain.sub("", what) != what and not family.startswith("ha")
        end = end_of(head.string, head.end(), COMMAS_AND_ENDS)
        yield Denial(head.start(), end, what, names, family, verb[0] if verb else deed, lead, narrowed)


def _deed_of(head: str, rest: str) -> str:
    """A deed of two characters that no list names, before its thing: 未约谈责任单位."""
    deed = _DEED.match(rest) if head in ("未", "没有", "从未", "尚未") else None
    return deed[0] if deed and head != "没有" else ""


def _tail_of(lead: str, words: ThereWords) -> str:
    """The thing before a deed that is denied of it, without who and when."""
    who = any_of(words.who_when)
    plain = re.sub(rf"^(?:20\d\d年度?|{who})+|(?:20\d\d年度?|{who}|多年|长期|始终|从来)+$", "", lead)
    return plain if re.fullmatch("[\u4e00-\u9fff]{2,16}", plain) else ""


def _kept(text: str, start: int, words: ThereWords) -> str:
    """The thing that the clause before says was kept as it was: 目录沿用上年版本，未作调整."""
    before = text[start_of(text, max(start - 1, 0), COMMAS_AND_ENDS) : start]
    kept = _KEPT.match(before)
    return _tail_of(kept["what"], words) if kept else ""


def bare(name: str) -> str:
    """A name without what narrows nothing and without 的.

    >>> bare("要求更正政府信息的申请"), bare("专职从事政务公开的工作人员")
    ('更正申请', '专职人员')
    """
    plain = there_words().plain.sub("", name).replace("的", "").replace("“", "").replace("”", "")
    return plain[1:] if plain.startswith(_LINKS) and len(plain) > _FEW else plain


def _names(what: str, words: ThereWords) -> tuple[str, ...]:
    """The things that are denied together, each bare."""
    items = [item for item in _JOINED.split(words.plain.sub("", what)) if item] or [what]
    names: list[str] = []
    for item in items:
        plain = bare(item)
        short = bare(words.ending.sub("", plain))
        for name in (plain, short, _relative(item), _DOING.sub("", plain), plain.removeprefix("公开")):
            if len(name) >= _FEW and name not in names and not name.startswith(words.narrowing):
                names.append(name)
        names += [
            name[: -len(d)] for name in (plain, short) for d in words.deeds if name.endswith(d) and len(name) > _MANY
        ]
        names += [part for compound in words.compounds if compound.name == plain for part in compound.parts]
        names += [name for kind in words.kinds if kind.name == plain for name in kind.names]
    if len(items) > 1:  # 网络、信函申请: what stands first may lack its end
        names = [name for name in names if len(name) >= _MANY]
    return tuple(names)


def _relative(item: str) -> str:
    """What became of things, without the word for any thing: 延期答复的申请."""
    match = _RELATIVE.search(item)
    return bare(item[: match.start()]) if match and match.start() >= _MANY else ""
