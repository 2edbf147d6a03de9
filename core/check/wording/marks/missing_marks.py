"""Places where a mark was left out between two sentences or two items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.dates import YEAR
from core.language.numerals import ORDINALS, numeral, value
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(rf"(?<=[\u4e00-\u9fff\d])(?P<item>(?P<number>[{ORDINALS}])是)(?![否以])")
#: A year with no mark before it.
_JOINED_YEAR = Sought(rf"(?<=[\u4e00-\u9fff]){YEAR}年")
#: 水质信息48条工程信息170条: a counted noun and another right behind it, in the same unit.
_COUNTED = Sought(
    r"""(?x) (?: 信息|文件|动态|解读|类|材料|建议|提案|公告|图解|视频|简报 ) \d[\d,]* (?P<unit> [条件篇份] )
    (?P<label> (?!次) [\u4e00-\u9fff]{2,10} ) (?<!第) \d[\d,]* (?P=unit)"""
)
#: Two channels side by side, of which neither is the other's (微信公众号 is one name).
_CHANNELS = Sought(
    "(?:微博(?=微信|抖音)|微信(?=微博|抖音|客户端)|抖音(?=快手|微信|微博)|客户端(?=微信|微博))[\u4e00-\u9fff]{2}"
)
_UNTIL = Sought(r"截[至止][^,。;]{4,12}(?P<gap>[日底末]我[局委办县市区镇乡])")
_RUN = re.compile(r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){2,}")


@dataclass(frozen=True, kw_only=True)
class Words(Examples):
    """One list."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


#: With one of these before it the object is no verb's: 严格按照工作流程|做好.
_LED = "按照 | 依照 | 依据 | 根据"
#: Behind the second verb these make a name of what is done: 推进公开目录|优化和完善, 平台|优化升级等工作.
_NOT_NAMED = rf"(?! [和与及] | [^{PAUSES}]{{0,6}} 等 [^{PAUSES}]{{0,6}} 工作 )"


@dataclass(frozen=True, kw_only=True)
class Joined(Examples):
    """Clauses run together: one that ends in its object (加强组织领导) and a verb that opens the next (明确专人).

    ``apart`` is how many characters may stand between the verb and its object (then ``some`` must, for
    履行主体责任加强监管 is one breath), ``least`` how many the next clause must have behind its verb; ``unless`` are
    pairs of object and verb that are one phrase, ``never`` what makes another word of the verb or adverb that opens it.
    With one of ``heads`` at its end the clause is the name of what the first verb makes: 建立问题全面整改机制.
    """

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    opens: tuple[str, ...]
    unless: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    apart: int = 0
    some: int = 3
    least: int = 0

    @cached_property
    def pattern(self) -> Sought:
        """Finds the joint."""
        between = rf"(?: (?! {_LED} ) [^{PAUSES}、的] ){{{self.some},{self.apart}}}?" if self.apart else ""
        rest = rf"(?=[^{PAUSES}]{{{self.least},16}}[{PAUSES}])" if self.least else ""
        unless = f"(?!{any_of(self.unless)})" if self.unless else ""
        never = f"(?!{any_of(self.never)})" if self.never else ""
        never += f"(?![^,。;:]{{0,40}}{any_of(self.heads)}[{PAUSES}])" if self.heads else ""
        return Sought(
            rf"(?: ^ | [{PAUSES}、] | 是 ) (?: 进一步|切实|不断|持续|积极|着力|全面|认真|大力 )? {any_of(self.verbs)}"
            rf"{between} (?P<gap> {unless} {any_of(self.objects)} {any_of(self.opens)} ) {never} {_NOT_NAMED} {rest}",
            re.VERBOSE,
        )


class Gap(NamedTuple):
    """Between ``text[start:end]`` and what follows, or around it, a mark is missing."""

    start: int
    end: int
    reason: str
    severity: Severity


@dataclass(frozen=True, kw_only=True)
class MissingMarks:
    """The file ``resources/lexicon/missing_marks.toml``."""

    before_item: Words
    begins: Words
    ends: Words
    goes_on: Words
    steps: tuple[Words, ...]
    fields: Words
    newspapers: Words
    joined: tuple[Joined, ...]
    leads: Words
    aims: Words

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every gap of a folded paragraph."""
        if "一是" in text or "二是" in text:
            yield from self._items(text)
        if _JOINED_YEAR.search(text):
            for match in self._year.finditer(text):
                yield Gap(*match.span("gap"), "两句之间缺标点", Severity.WARNING)
        if "、" in text and any(sum([step in text for step in steps.words]) > _SINGLE for steps in self.steps):
            yield from self._chains(text)
        if "、" in text:
            yield from self._of_fields(text)
        told: set[int] = set()
        for joined in self.joined:
            for match in joined.pattern.finditer(text):
                start, end = match.span("gap")
                if told.isdisjoint(range(start, end)):
                    told.update(range(start, end))
                    yield Gap(start, end, "两个分句之间缺标点", Severity.WARNING)
        for match in _COUNTED.finditer(text):
            if not any(word in match["label"] for word in self.leads.words):
                yield Gap(match.start("unit"), match.end("label"), "并列的两项之间缺标点", Severity.WARNING)
        for match in _CHANNELS.finditer(text):
            yield Gap(*match.span(), "并列的两项之间缺顿号", Severity.HINT)
        for match in self._aim.finditer(text):
            yield Gap(*match.span("gap"), "“以……为……”后面缺逗号", Severity.HINT)
        for match in _UNTIL.finditer(text):
            yield Gap(*match.span("gap"), "时间后面缺逗号", Severity.HINT)
        if "报" in text:
            for match in self._newspaper.finditer(text):
                yield Gap(*match.span(), "报纸名称用书名号", Severity.HINT)

    def _items(self, text: str) -> Iterator[Gap]:
        """公开126条信息一是…二是: the item belongs to a list, for the next or the one before stands there too."""
        for match in _ITEM.finditer(text):
            number = value(match["number"]) or 0
            listed = numeral(number + 1) + "是" in text[match.end() :] if number == 1 and number < 10 else False
            listed = listed or (number > 1 and numeral(number - 1) + "是" in text[: match.start()])
            listed = listed or (1 < number < 10 and numeral(number + 1) + "是" in text[match.end() :])
            if listed and not text.endswith(self.before_item.words, 0, match.start()):
                yield Gap(match.start() - 1, match.end(), f"“{match['item']}”前面缺标点", Severity.WARNING)

    def _chains(self, text: str) -> Iterator[Gap]:
        for run in _RUN.finditer(text):
            items = run.group().split("、")
            for steps in self.steps:
                single = sum(item in steps.words for item in items)
                at, joined = run.start(), list[tuple[int, int]]()
                for item in items:
                    whole = next((n for n in (4, 5, 6) if _two(item[:n], steps.words)), 0)
                    if whole and not any(item.startswith(word) for word in ("受理登记", "申请受理", "申请办理")):
                        joined.append((at, at + whole))
                    at += len(item) + 1
                if single >= _SINGLE and len(joined) == 1:
                    yield Gap(*joined[0], "两个环节之间缺顿号", Severity.HINT)

    def _of_fields(self, text: str) -> Iterator[Gap]:
        """Two fields in one item of a list that names others: 招商引资、安全生产生态环境等领域.

        The first item may have a verb before its field, the last some words behind.
        """
        words = frozenset(self.fields.words)
        for run in _RUN.finditer(text):
            at, places = run.start(), list[tuple[int, int]]()
            items = run.group().split("、")
            for number, item in enumerate(items):
                low = len(item) - 2 * _FIELD if number == 0 else 0
                first, second = item[max(0, low) : low + _FIELD], item[low + _FIELD : low + 2 * _FIELD]
                if first in words and second in words and first + second not in self.fields.unless:
                    places.append((at + low, at + low + 2 * _FIELD))
                at += len(item) + 1
            named = sum(item[-_FIELD:] in words if number == 0 else item[:_FIELD] in words
                        for number, item in enumerate(items))  # fmt: skip
            if len(places) == 1 and named > 1:
                yield Gap(*places[0], "两项之间缺顿号", Severity.WARNING)

    @cached_property
    def _year(self) -> re.Pattern[str]:
        return re.compile(
            rf"""
            (?: ^ | [{PAUSES}] ) {any_of(self.begins.words)} [\u4e00-\u9fff、“”]{{1,24}}?
            (?P<gap> {any_of(self.ends.words)} {YEAR}年 ) (?: 度 )? {any_of(self.goes_on.words)}
            """,
            re.VERBOSE,
        )

    @cached_property
    def _aim(self) -> re.Pattern[str]:
        """以完整准确为基本要求切实增强: the aim is long, and the sentence goes on behind it."""
        aims, adverbs = any_of(self.aims.words), any_of(self.aims.unless)
        return re.compile(rf"以[^,。;以]{{10,40}}为(?:基本|总|根本)?(?P<gap>{aims}{adverbs})", re.VERBOSE)

    @cached_property
    def _newspaper(self) -> re.Pattern[str]:
        lists = self.newspapers
        return re.compile(
            rf"(?<=[\u4e00-\u9fff]{{2}})(?<![每按逐当])({any_of(lists.words)})(?!{any_of(lists.unless)})", re.VERBOSE
        )


#: Characters of the name of a field.
_FIELD = 4
#: So many items of a list are single steps where another is two of them.
_SINGLE = 2


def _two(item: str, words: tuple[str, ...]) -> bool:
    """Whether an item is two of the words."""
    for word in words:  # noqa: SIM110 (it is asked some thousand times of a report)
        if item.startswith(word) and item[len(word) :] in words:
            return True
    return False


@cache
def missing_marks() -> MissingMarks:
    """The lists, read once."""
    return read_record(MissingMarks, "lexicon", "missing_marks.toml")
