"""Clauses that run together without a mark: a verb with its object, and behind the object what begins another clause.

What begins one is an adverb and its verb (…制度|切实保障…), 为 and what is given (…流程|为企业提供…), a whole of which
something is said (…制度|所有…均…), a second thing counted (…36期|短信12条), a year and a comma (…公布|2024年，).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.check.wording.marks.missing_marks import Gap, Words
from core.language.dates import YEAR
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES, end_of, start_of
from core.language.sought import Sought, from_each
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    #: Whether what follows a first clause (itself, the joint, the rest of the second) does begin another.
    Fits = Callable[["_First", re.Match[str], str], bool]

_CLAUSES, _SENTENCES, _THINGS = "两个分句之间缺标点", "两句之间缺标点", "并列的两项之间缺标点"
#: So many characters stand at least behind the verb of the first clause, with the noun that ends it: 落实责任确保… is
#: one breath. An adverb and its verb begin a clause behind a shorter one too: 加强政策解读|及时回应关切.
_BETWEEN, _BEFORE_ADVERB = 5, 4
#: Characters of an object of the second clause, of what is of a whole, and that are shown on either side.
_OBJECT = _OF_ALL = _BESIDE = 2
#: Two short clauses together are no longer than this, and hold none of these.
_BOTH, _NO_SHORT_CLAUSES = 24, frozenset("的、“”《》()")
#: Verbs that a name of what is set up may hold: 诉求及时回应|渠道.
_AS_NOUNS = ("回应", "落实")
#: It may be done together with what is named before.
_BRINGS_ABOUT = "做到"
#: Characters of a second clause that only its verb begins.
_CLAUSE = 4
#: 为 behind these gives nothing: 视为, 应为, 和为.
_NO_GIVING = "认成视称变分列定评改转设以因行的将会能要可应也都均更还就才又并而或和与及、"
#: And before these: 为了, 为主, 为民.
_NO_GIVEN = "了主首期例止何民此其先"
#: Of a whole: 均由厂长签发; what makes another word of it: 所有|权.
_EVERY = re.compile("均|都|必须|一律|须|应|不得")
_NO_WHOLE = tuple("权制人者事")
#: No actor but a maker or one of a kind: 提供|者.
_GIVER = tuple("的者方商")
#: Behind a verb that is an attribute: 召开|的, 举办|情况, 召开|前.
_ATTRIBUTE = ("的", "情况", "前", "后", "时", "了", "率")
#: In the name of a second thing counted these lead from one number to the next instead.
_LEADS = "占较比增减到至有为共达超近余约的中和与及或每第各含其多少总转未"
_NUMBER = r"\d[\d,.]*(?:[余多][万千]|[万千]?[余多]?)"
#: The same, none of whose digits stand before.
_FIRST = r"\d(?<![\d.,]\d)[\d,.]*(?:[余多][万千]|[万千]?[余多]?)"
_UNIT = "(?:[条篇期份场次件幅部起册](?![次人所款额门间目例数日以内外后前左率])|人次)"
#: How many at the end of a clause, how long that is at most, and the last of it.
_COUNT = re.compile(rf"(?<![\d,.]){_NUMBER}(?:{_UNIT}|场次|人次|个)$")
_LONGEST_COUNT = 12
#: 由被动服务向主动服务|转变: to what it turned stands before.
_TOWARDS, _TURNED = "向", "转变"
_UNITS = tuple("条篇期份场次件幅部起册个")
#: Units of anything counted, and what makes another word of one: 12项|目, 8处|理.
_ANY_UNIT = (
    "(?:批次|人次|场次|[条篇期份场次件幅部起册个项处家户名台批轮辆块座]"
    "(?![次人所款额门间目例数日以内外后前左率单庭理置主月谈席商]))"
)
#: 2024年，: what begins a sentence.
_YEAR_OPENS = re.compile(rf"{YEAR}年(?:度|以来)?,(?!{YEAR})")
_HAN = "[\u4e00-\u9fff]"
#: Who does it, where a clause names them before its verb.
_OURS = "(?: [我本] (?: [局镇乡县市区委办厅院处旗站厂] | 单位|街道|机关 ) )"
_FILLER = "某"


@dataclass(frozen=True, kw_only=True)
class RunOns:
    """The file ``resources/lexicon/run_ons.toml``, where the lists are explained."""

    verbs: Words
    nouns: Words
    places: Words
    adverbs: Words
    then: Words
    bare: Words
    gives: Words
    all: Words
    counted: Words
    before_year: Words
    tells: Words
    degrees: Words
    governed: Words
    compound: Words
    objectless: Words
    named: Words
    set_up: Words
    states: Words
    seconds: Words
    objects: Words

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every gap of a folded paragraph."""
        yield from self._between_clauses(text)
        for counts, reason, unless in (
            (self._counts, _THINGS, self.counted.unless),
            (self._rates, _CLAUSES, ()),
        ):
            for match in counts.finditer(text):
                named = text.endswith(self.counted.words, 0, match.start())
                if named and not any(word in match["label"] for word in unless):
                    yield Gap(match.start("unit"), match.start("label") + _BESIDE, reason, Severity.WARNING)
        for match in self._lacks.finditer(text):
            yield Gap(match.end() - _BESIDE, match.end() + _BESIDE, _CLAUSES, Severity.WARNING)
        for match in _YEAR_OPENS.finditer(text):
            at = match.start()
            ended = text.endswith(self.before_year.words, 0, at)
            if ended and not self._is_governed(text[start_of(text, at, PAUSES) : at]):
                yield Gap(at - _BESIDE, match.end(), _SENTENCES, Severity.WARNING)

    def _between_clauses(self, text: str) -> Iterator[Gap]:
        """Joints of two clauses, whatever begins the second."""
        of_all = self.nouns.words + self.places.words
        kinds: tuple[tuple[Iterator[re.Match[str]], tuple[str, ...], Fits], ...] = (
            (from_each(self._adverb_first, self._does, text), of_all, self._has_object),
            (from_each(self._bare_first, self._opens, text), self.nouns.words, self._is_opened),
            (from_each(self._second_first, self._second, text), of_all, self._is_second),
            (self._gives.finditer(text), self.nouns.words, self._is_given),
            (self._whole.finditer(text), of_all, self._is_of_all),
        )
        told: set[int] = set()
        for found, nouns, fits in kinds:
            for match in found:
                at = match.start()
                first = self._before(text, at, nouns) if at not in told else None
                if first and fits(first, match, text[match.end() : end_of(text, match.end(), PAUSES)]):
                    told.add(at)
                    before = 0 if text[at - 1] == "》" else _BESIDE  # nothing within a title is told
                    yield Gap(at - before, at + _BESIDE, _CLAUSES, Severity.WARNING)

    def _before(self, text: str, at: int, nouns: tuple[str, ...]) -> _First | None:
        """The first clause, where one ends at a place: in one of the nouns, in what became of one, or in how many."""
        clause = text[start_of(text, at, PAUSES) : at]
        if clause.endswith(nouns):
            return self._first_clause(clause)
        if clause.endswith(self.tells.words):
            return self._told_of(clause)
        turned = clause.endswith(_TURNED) and self._is_turned(clause)
        if turned or (clause.endswith(_UNITS) and self._is_counted(text, at)):
            return _First(told_how=True)
        return None

    def _first_clause(self, clause: str) -> _First | None:
        """A clause that is a verb and its object, with an adverb or who does it before."""
        match = self._first.match(clause)
        if match is None or self._is_governed(clause):
            return None
        return _First(match["how"] is not None, len(clause) - match.end("verb"), match["verb"])

    def _told_of(self, clause: str) -> _First | None:
        """A clause that tells what became of something: 渠道|不断|拓宽."""
        return _First(told_how=True) if self._tells.search(clause) else None

    def _is_turned(self, clause: str) -> bool:
        """由被动服务|向|主动服务转变, but not 以|向…转变为目标."""
        return _TOWARDS in clause and "以" not in clause

    def _is_counted(self, text: str, at: int) -> bool:
        """A clause that ends in what was counted: 公布水质信息|48条."""
        match = _COUNT.search(text, max(0, at - _LONGEST_COUNT), at)
        return match is not None and text.endswith(self.counted.words, 0, match.start())

    def _is_governed(self, clause: str) -> bool:
        """按照要求|及时公开, 对落实责任|切实."""
        return self._governs.search(self._no_governing.sub(_FILLER, clause)) is not None

    def _has_object(self, first: _First, match: re.Match[str], rest: str) -> bool:
        """切实|保障用户权益, but not 工作全面|落实, 制度不断|健全和完善, 目录主动|公开."""
        if len(rest) < _OBJECT or self._goes_on.match(rest):
            return False
        titled = match.string[match.start() - 1] == "》"
        plain = titled or (match.group().endswith(self.seconds.words) and not match.group().endswith(_AS_NOUNS))
        if not plain and first.verb in self.set_up.words and rest.endswith(self.set_up.unless):
            return False  # 健全群众诉求及时答复|机制
        return not (match.group() + rest).startswith(self.then.unless)

    def _is_opened(self, first: _First, match: re.Match[str], rest: str) -> bool:
        """召开|听证会3场."""
        if first.behind < _BETWEEN:
            return False
        words = match.string[match.start() - _BESIDE : match.end()]
        if match.group() == _BRINGS_ABOUT and "与" in match.string[match.start() - first.behind : match.start()]:
            return False  # 坚持与政策解读做到同步
        return len(rest) >= _CLAUSE and not rest.startswith(_ATTRIBUTE) and not words.startswith(self.bare.unless)

    def _is_second(self, first: _First, match: re.Match[str], rest: str) -> bool:
        """加强组织领导|明确|责任分工: both clauses are short, and the second ends in what its verb is done to."""
        whole = match.string[start_of(match.string, match.start(), PAUSES) : match.end()] + rest
        if not first.verb or len(whole) > _BOTH or not _NO_SHORT_CLAUSES.isdisjoint(whole):
            return False
        if len(rest) <= _OBJECT or rest.startswith(self.seconds.unless) or rest.endswith(self.objects.unless):
            return False
        return rest.endswith(self.objects.words + self.nouns.words)

    def _is_given(self, first: _First, match: re.Match[str], rest: str) -> bool:
        """为企业|提供…服务; given by what was done (推进工作|为发展奠定了基础) only where the clause tells how."""
        del match
        if first.behind < _BETWEEN or rest.startswith(_GIVER) or rest.endswith(self.named.words):
            return False
        return first.told_how or not rest.startswith("了")

    def _is_of_all(self, first: _First, match: re.Match[str], rest: str) -> bool:
        """所有|发布的信息均由厂长签发."""
        del match
        if first.behind < _BETWEEN:
            return False
        every = _EVERY.search(rest)
        return every is not None and every.start() >= _OF_ALL and not rest.startswith(_NO_WHOLE)

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """The beginning of the first clause up to its verb, and some of its object: 一是|我局|认真|落实|…."""
        return re.compile(
            rf"""
            (?: [{ORDINALS}]是 | {_OURS} )? (?: {_HAN}{{0,12}}? (?P<how> {any_of(self.adverbs.words)} ) )?
            (?P<verb> {any_of(self.verbs.words)} ) (?! {any_of(self.compound.words)} ) (?= .{{{_BEFORE_ADVERB}}} )
            """,
            re.VERBOSE,
        )

    @cached_property
    def _tells(self) -> re.Pattern[str]:
        nouns, degrees = any_of(self.nouns.words + self.places.words), any_of(self.degrees.words)
        return re.compile(rf"{nouns} {degrees} {any_of(self.tells.words)} $", re.VERBOSE)

    @cached_property
    def _governs(self) -> re.Pattern[str]:
        return re.compile(any_of(self.governed.words), re.VERBOSE)

    @cached_property
    def _no_governing(self) -> re.Pattern[str]:
        return re.compile(any_of(self.governed.unless), re.VERBOSE)

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        """No object, but another verb (不断健全|完善), or what the verb is an attribute of."""
        then, objectless = any_of(self.then.words), any_of(self.objectless.words)
        return re.compile(rf"{then} (?: .? $ | [并和与及、] ) | {objectless}", re.VERBOSE)

    @cached_property
    def _adverb_first(self) -> re.Pattern[str]:
        return _first_of(self.adverbs.words)

    @cached_property
    def _does(self) -> re.Pattern[str]:
        """An adverb and its verb."""
        return re.compile(f"{any_of(self.adverbs.words)}{any_of(self.then.words)}", re.VERBOSE)

    @cached_property
    def _bare_first(self) -> re.Pattern[str]:
        return _first_of(self.bare.words)

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        return re.compile(any_of(self.bare.words), re.VERBOSE)

    @cached_property
    def _second_first(self) -> re.Pattern[str]:
        return _first_of(self.seconds.words)

    @cached_property
    def _second(self) -> re.Pattern[str]:
        return re.compile(any_of(self.seconds.words), re.VERBOSE)

    @cached_property
    def _gives(self) -> re.Pattern[str]:
        """为 and who something is given to; 作为 is one word, 工作|为 two."""
        return re.compile(
            rf"""
            为 (?: (?<! [{_NO_GIVING}] 为 ) | (?<= {_TURNED} 为 ) ) (?: (?<= [工协合] 作为 ) | (?<! 作为 ) )
            (?! [{_NO_GIVEN}] )
            (?: (?! 所|而|是|应当 ) [^{PAUSES}] ){{2,26}}? {any_of(self.gives.words)}
            """,
            re.VERBOSE,
        )

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(any_of(self.all.words), re.VERBOSE)

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        """简报|36期短信12条: how many, another thing and how many."""
        label = f"(?P<label>(?:(?![{_LEADS}]){_HAN}){{2,8}})"
        return re.compile(f"{_FIRST}(?P<unit>{_ANY_UNIT}){label}{_NUMBER}(?:{_ANY_UNIT}|[万亿]?元|%)")

    @cached_property
    def _lacks(self) -> Sought:
        """数量不多|缺乏互动."""
        states = any_of(self.states.words)
        return Sought(rf"{_HAN}(?<!的){states}(?=(?:缺乏|缺少)(?!的){_HAN}{{2}})".replace(" ", ""))

    @cached_property
    def _rates(self) -> Sought:
        """问题|8个整改率达到100%: how many, and a rate or what is told by degrees."""
        label = f"(?P<label>{_HAN}{{0,6}}(?:率|满意度|知晓度|比例))"
        how = "(?:[均都也已]|保持|稳定|累计){0,2}(?:达到?了?|为|超过?|在|约|近|有){0,2}"
        return Sought(rf"{_FIRST}(?P<unit>{_ANY_UNIT}){label}{how}(?:\d[\d.]*%|百分之)")


@dataclass(frozen=True)
class _First:
    """A first clause: whether it tells how its verb is done (不断优化…), how much is behind the verb, and the verb."""

    told_how: bool
    behind: int = _BETWEEN
    verb: str = ""


def _first_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any character that begins one of the words."""
    return re.compile(f"[{''.join(sorted({word[0] for word in words}))}]")


@cache
def run_ons() -> RunOns:
    """The lists, read once."""
    return read_record(RunOns, "lexicon", "run_ons.toml")
