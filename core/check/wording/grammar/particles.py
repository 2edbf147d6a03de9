"""“的”, “地” and “得” each where another of them belongs, as far as the words around it make that certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record, read_toml
from core.check.wording.entries import any_of
from core.check.wording.grammar.particle_lists import Heads, Manner, Prepositions, Results, Verbs, Words
from core.language.remembered import remembered_of
from core.language.sentences import CLAUSE_MARKS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Who something is done with: 积极的与用户沟通.
_WITH_WHOM = "[与同](?=[^,。;、的]{2,10}(?:沟通|联系|对接|协调|衔接|合作))"
#: What stands before an adverb that is no part of a noun phrase: a mark, or a verb of will and time.
_BEFORE = f"{CLAUSE_MARKS}将能够要应并会可来到为以"
#: 得到正确的贯彻落实: what follows is what was got.
_GOT = Sought("[得受达获]到$")
#: Before an adverb these make a noun phrase of what follows: 有了进一步的提高.
_HAS = ("了", "有", "以", "的", "到", "进行", "开展", "给予", "作", "做", "是", "需", "经过", "通过")
#: Adverbs of degree before one of manner, and the ends of the place that stands before either.
_DEGREES, _PLACES = ("更加", "更为", "更", "十分", "非常", "较为"), ("上", "中")
#: The ends of the time that stands at the head of its clause before an adverb: 于调价前 广泛的征求意见.
_TIMES = ("之前", "以前", "前", "之后", "后", "时", "期间", "过程中")
_OPENS_TIME = ("在", "于")
#: What opens and what ends the means that stand there: 通过热线 及时的回应关切.
_BY = ("通过", "利用", "依托", "借助", "运用", "采取", "经由")
_MEANS = (
    *("方式", "形式", "渠道", "途径", "手段", "载体", "网站", "平台", "公众号", "热线", "电话", "短信", "微信", "微博"),
    *("媒体", "栏目", "专栏", "窗口", "会议", "大屏", "显示屏", "公示栏", "公开栏", "公告栏", "宣传栏", "广播", "报纸"),
    *("电视", "等"),
)
#: Who acts, as a whole clause before the adverb: 我厂, 各水站, 全局.
_ACTOR = re.compile(
    r"""(?x)
    (?: [我本全][局委办镇乡县区市旗厂站院校所厅处科股队库馆园司社村团] | 各[\u4e00-\u9fff]{1,5}
      | [我本](?:街道|单位|机关|中心|公司)
      | [\u4e00-\u9fff]{1,6}(?:局|委|办|镇|厅|科|股|厂|站所|人员) )$"""
)
_NO_ACTOR = re.compile("[对向把将为给与和同由从以使让比按经就在的是有用了要通应可能需靠凭拿过做作]")
#: Two characters with 了 and what they are done to: a verb, whatever stands before it (做好公开工作有力的维护了权益).
_FINISHED = re.compile(r"[\u4e00-\u9fff]{2}了(?![解如结断却])[\u4e00-\u9fff\d]")
_OWNED = ("了", "有", "的", "到")
#: What goes on, and a verb and the end of the sentence behind it: 工作有序的|开展。
_GOING = ("工作", "项目", "任务", "活动", "工程", "改革")
#: Before a verb these make its 的 open a noun phrase: 所做的, 已公开的.
_TOLD_OF = tuple("所要需应想能不未已拟以被可利使适采")
#: Who is made to act, or helped to.
_LETS = re.compile("(?:[让使令]|帮助|便于|方便|利于|助于|引导)(?![得用馆者])[^,。;的]{2,8}$")
#: Before a quality: what lacks it is meant (对内容不够完整的按照要求退回).
_NOT = ("不", "不够", "不太")
#: Behind a comma: the clause before is the subject (对政策精准的解读，让群众放心).
_TELLS_OF = re.compile(",(?:让|使|令|赢得|有利|有助|体现|受到|得到)")
#: What governs a noun phrase: 确保|报送的及时准确.
_HELD = re.compile("确保|保证|保障|实现|追求")
#: The verbs of ``object_verbs.toml``, and the length of nearly all of them.
_VERBS, _TWO = ("opens", "may", "narrow"), 2
#: 得 with one of these is a word: 及时得到, 处理得当.
_GAINS = "到以当力益知体分失奖票出心不罪道天意民人了很更比较来逞救胜利名主势宠手逢闲"
#: A subject at the head of its clause is no longer than this.
_SUBJECT = 10
#: Something that is moved or put somewhere, as far as its verb: 各站把账目, 将水价.
_MOVED = re.compile("(?:把|将(?!来))[^的]{2,}$")
#: What 对 governs has so many characters at least; a verb of giving or having makes a noun phrase of what follows.
_LEAST = 2
_ACTS = re.compile("进行|开展|作|做|提|给|有|予|起|产|形|是|得|实施|实行|加以|带|具|了")


class Wrong(NamedTuple):
    """A particle at the end of ``text[start:end]`` that should be ``right``; ``sure`` where nothing else can be."""

    start: int
    end: int
    right: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Particles:
    """The file ``resources/lexicon/particles.toml``."""

    manner: Manner
    subjects: Words
    adverbs: Words
    prepositions: Prepositions
    verbs: Verbs
    done: Words
    results: Results
    heads: Heads

    @remembered_of
    def wrong(self, text: str) -> Iterator[Wrong]:
        """Every wrong particle of a folded text, with the word before it."""
        at = text.find("的")
        while at >= 0:
            start = self._adverb(text, at)
            if start is not None:
                yield Wrong(start, at + 1, "地", sure=True)
            elif match := self._result.match(text, at + 1):
                verb = self._told(text, at)
                if verb is not None:
                    word, results = match.group(), self.results
                    sure = bool(match["degree"]) or word in results.whole or (at - verb == 1 and word in results.plain)
                    held = _HELD.search(text, start_of(text, verb, CLAUSE_MARKS), verb)
                    yield Wrong(verb, at + 1, "得", sure=sure and held is None)
            at = text.find("的", at + 1)
        if "得" in text:
            yield from self._gained(text)
        if "地" in text:
            for match in self._attribute.finditer(text):
                yield Wrong(match.start(), match.end("particle"), "的", sure=True)
            yield from self._of_things(text)

    def _of_things(self, text: str) -> Iterator[Wrong]:
        """“地” behind a quality and before what has it, which ends its phrase: 取得明显地成效."""
        words = (*self.manner.words, *self.heads.qualities)
        at = text.find("地")
        while at >= 0:
            if text.endswith(words, 0, at):
                start = at - self._length(words, text, at)
                before = start - next((len(word) for word in _DEGREES if text.endswith(word, 0, start)), 0)
                gives = text.endswith(self.heads.gives, 0, before - (text[before - 1 : before] == "了"))
                if self._thing.match(text, at + 1) or (gives and self._given.match(text, at + 1)):
                    yield Wrong(start, at + 1, "的", sure=True)
            at = text.find("地", at + 1)

    @cached_property
    def _thing(self) -> re.Pattern[str]:
        return re.compile(rf"{any_of(self.heads.things)}(?=[{CLAUSE_MARKS}和与及的]|$)", re.VERBOSE)

    @cached_property
    def _given(self) -> re.Pattern[str]:
        return re.compile(rf"{any_of(self.heads.given)}(?=[{CLAUSE_MARKS}和与及]|$)", re.VERBOSE)

    def _gained(self, text: str) -> Iterator[Wrong]:
        """“得” behind an adverb and before a verb with its object, or behind a verb and before a noun of its own."""
        at = text.find("得")
        while at >= 0:
            start = self._said_how(text, at)
            if start is not None and self._governs.match(text, at + 1):
                yield Wrong(start, at + 1, "地", sure=True)
            elif self._object_of_it.match(text, at + 1) and (start := self._verb_before(text, at)) is not None:
                yield Wrong(start, at + 1, "的", sure=True)
            at = text.find("得", at + 1)

    def _said_how(self, text: str, at: int) -> int | None:
        """Where the adverb begins that ends at a place; None where none does or it is told of something itself."""
        words = (*self.manner.words, *self.adverbs.words)
        if not text.endswith(words, 0, at):
            return None
        start = at - self._length(words, text, at)
        while text.endswith(words, 0, again := start - (text[start - 1 : start] == "、")):
            start = again - self._length(words, text, again)
        return None if text.endswith((*_NOT, "得", "的"), 0, start) else start

    @cached_property
    def _governs(self) -> re.Pattern[str]:
        """A verb with what follows it in its clause, or with 了; no word that begins with 得 itself."""
        finished = rf"(?![{_GAINS}])[\u4e00-\u9fff]{{2}}了(?!解)[\u4e00-\u9fff]"
        verbs = any_of((*self.verbs.words, *self.done.words))
        return re.compile(rf"(?:{verbs}[^{CLAUSE_MARKS}的、]|{finished})", re.VERBOSE)

    def _verb_before(self, text: str, at: int) -> int | None:
        """Where the verb begins whose object is told behind a “得”: 公开 得 内容."""
        words = (*self.heads.words, *self.verbs.words)
        return at - self._length(words, text, at) if text.endswith(words, 0, at) else None

    @cached_property
    def _object_of_it(self) -> re.Pattern[str]:
        return re.compile(any_of(self.heads.nouns), re.VERBOSE)

    def _told(self, text: str, at: int) -> int | None:
        """Where the verb begins that stands before a “的” and opens no noun phrase (所做的, 要做的)."""
        if not text.endswith(self.results.words, 0, at):
            return None
        start = at - self._length(self.results.words, text, at)
        return None if text[start - 1 : start] in _TOLD_OF else start

    @cached_property
    def _result(self) -> re.Pattern[str]:
        """A degree and a quality, or a quality alone, that end the clause."""
        lists = self.results
        alone = any_of((*lists.qualities, *lists.plain, *lists.whole))
        return re.compile(
            rf"(?P<degree>{any_of(lists.degrees)})?(?(degree)[\u4e00-\u9fff]{{1,4}}|{alone})"
            rf"(?=[{CLAUSE_MARKS}]|$)(?<!的)(?<!更新)(?<!性)(?<!度)(?<!问题)(?<!内容)(?<!工作)",
            re.VERBOSE,
        )

    @cached_property
    def _attribute(self) -> re.Pattern[str]:
        lists = self.heads
        return re.compile(rf"{any_of(lists.words)}(?P<particle>地){any_of(lists.nouns)}", re.VERBOSE)

    def _adverb(self, text: str, at: int) -> int | None:
        """Where the adverb begins that stands wrongly before the “的” at a place; None where nothing is wrong."""
        if text.endswith(self.adverbs.words, 0, at) and self._verb.match(text, at + 1):
            start = at - self._length(self.adverbs.words, text, at)
            return None if text.endswith(_HAS, 0, start) else start
        if not text.endswith(self.manner.words, 0, at):
            return None
        start = at - self._length(self.manner.words, text, at)
        while text.endswith(self.manner.words, 0, again := start - (text[start - 1 : start] == "、")):
            start = again - self._length(self.manner.words, text, again)
        if text.endswith(_NOT, 0, start):
            return None
        start -= next((len(word) for word in _DEGREES if text.endswith(word, 0, start)), 0)
        if self._preposition.match(text, at + 1):
            return start
        if _FINISHED.match(text, at + 1) and not text.endswith(_OWNED, 0, start):
            return start
        if self._granting.match(text, at + 1) and not self._has_quality(text, start, at):
            return start
        if text.endswith("以", 0, start) and "为" not in text[at : end_of(text, at, CLAUSE_MARKS)]:
            return None  # an attribute of what it is done by: 以全方位、高质量的公开实效
        at_head = start == 0 or (text[start - 1] in _BEFORE and not _GOT.regex.search(text, max(0, start - 2), start))
        at_head = at_head or (start - start_of(text, start, CLAUSE_MARKS) <= _SUBJECT and self._acts(text, start))
        at_head = at_head or self._somewhere(text, start) or self._at_some_time(text, start) or _lets_act(text, start)
        if at_head and (acting := self._acting.match(text, at + 1)) and self._is_one_verb(text, acting):
            return start
        if self._brings_about(text, start) and self._bare.match(text, at + 1):
            return start
        bare = self._bare.match(text, at + 1)
        if bare and self._goes(text, start) and text[bare.end() : bare.end() + 1] in ("", "。", ";"):
            return start
        if self._placed.match(text, at + 1) and self._is_moved(text, start):
            return start
        studied = bare if self._of_something(text, start) else None
        return start if studied and not _TELLS_OF.match(text, studied.end()) else None

    @staticmethod
    def _is_one_verb(text: str, acting: re.Match[str]) -> bool:
        """Whether no second verb follows the first: 定期的|检查|通报 is what is done, not who does it how."""
        verb = acting["verb"]
        return verb is None or text[acting.end("verb") : acting.end("verb") + _TWO] not in _second_verbs()

    def _acts(self, text: str, at: int) -> bool:
        """Whether the one that acts stands before a place."""
        return text.endswith(self.subjects.words, 0, at)

    @staticmethod
    def _somewhere(text: str, start: int) -> bool:
        """Whether the clause up to a place says where: 在公众号上 主动的发布消息."""
        return text.endswith(_PLACES, 0, start) and "在" in text[start_of(text, start, CLAUSE_MARKS) : start]

    @staticmethod
    def _at_some_time(text: str, start: int) -> bool:
        """Whether the clause up to a place says when, by what means or who: 于调价前, 通过热线, 我厂."""
        clause = text[start_of(text, start, CLAUSE_MARKS) : start]
        if clause.startswith(_OPENS_TIME) and clause.endswith(_TIMES):
            return True
        if clause.startswith(_BY) and clause.endswith(_MEANS):
            return True
        return _ACTOR.match(clause) is not None and not _NO_ACTOR.search(clause)

    @staticmethod
    def _of_something(text: str, start: int) -> bool:
        """Whether the clause up to a place is 对 with what is acted upon: 对申请内容 认真的研究."""
        clause = text[start_of(text, start, CLAUSE_MARKS) : start]
        return clause.startswith(("对", "将", "把")) and len(clause) > _LEAST and not _ACTS.search(clause)

    @staticmethod
    def _is_moved(text: str, start: int) -> bool:
        """Whether the clause up to a place says what is moved: 把账目 清楚的公布在公示栏."""
        return _MOVED.search(text, start_of(text, start, CLAUSE_MARKS), start) is not None

    @cached_property
    def _placed(self) -> re.Pattern[str]:
        """A verb and where to something comes by it: 公布|在."""
        return re.compile(rf"{any_of((*self.verbs.words, *self.verbs.bare))}[在到给于]", re.VERBOSE)

    @staticmethod
    def _goes(text: str, start: int) -> bool:
        """Whether the clause up to a place is but what goes on somehow: 水价公示工作 有序的开展."""
        clause = text[start_of(text, start, CLAUSE_MARKS) : start]
        if not clause.endswith(_GOING) or len(clause) > _SUBJECT or _NO_ACTOR.search(clause):
            return False
        pairs = {clause[at : at + _TWO] for at in range(len(clause) - 1)}
        return clause[:_TWO] not in _second_verbs() and pairs.isdisjoint(_opening_verbs())

    def _has_quality(self, text: str, start: int, at: int) -> bool:
        """Whether what has a quality is meant, no manner of granting: 材料完整的|予以登记, 对表现积极的予以表彰."""
        if text[start - 1 : start] in ("对", "凡", "将") or text.endswith("表现", 0, start):
            return True
        return text[start:at] in self.manner.states

    @staticmethod
    def _brings_about(text: str, start: int) -> bool:
        """Whether the clause up to a place tells what is to be done somehow: 确保水价公示 有序的推进."""
        at = start_of(text, start, CLAUSE_MARKS)
        if _GOT.regex.search(text, max(0, start - 2), start):
            return False
        return start - at > _LEAST and text.startswith(("确保", "保证", "推动", "促进"), at)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """A verb that ends the clause."""
        return re.compile(rf"{any_of((*self.verbs.words, *self.verbs.bare))}(?=[{CLAUSE_MARKS}]|$)", re.VERBOSE)

    @staticmethod
    def _length(words: tuple[str, ...], text: str, end: int) -> int:
        return max(len(word) for word in words if text.endswith(word, 0, end))

    @cached_property
    def _preposition(self) -> re.Pattern[str]:
        lists = self.prepositions
        leads = rf"(?!{any_of(lists.compounds)})(?:{any_of(lists.words)}|{_WITH_WHOM})"
        return re.compile(f"{leads}[^{CLAUSE_MARKS}]", re.VERBOSE)

    @cached_property
    def _granting(self) -> re.Pattern[str]:
        """予以, 加以 with a verb behind: 及时的予以更新."""
        return re.compile(r"(?:予以|加以)[\u4e00-\u9fff]{2}")

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        """A verb that does not end the phrase: 有了进一步的提高 is right."""
        nouns = self.verbs.noun_phrase
        return re.compile(rf"{any_of(self.verbs.words)}(?!了?{nouns})[^{CLAUSE_MARKS}]", re.VERBOSE)

    @cached_property
    def _acting(self) -> re.Pattern[str]:
        """A verb with an object of its own, and no noun of which it would be an attribute."""
        nouns = self.verbs.noun_phrase
        object_ = rf"(?=了?(?:(?!{nouns})[\u4e00-\u9fff]){{2}}|(?<!指导)(?:{nouns})\d)"
        done = rf"{any_of(self.done.words)}[^{CLAUSE_MARKS}的]"
        finished = r"[\u4e00-\u9fff]{2}了(?!解)[\u4e00-\u9fff]"  # 方便了群众: what is finished is no noun
        acts = rf"{done}|{finished}|(?P<verb>{any_of(self.verbs.words)})(?!了?{nouns}(?!\d)){object_}"
        return re.compile(rf"(?:{any_of(self.manner.words)})?(?:{acts})", re.VERBOSE)  # 扎实的|深入|开展公开工作


def _lets_act(text: str, start: int) -> bool:
    """Whether the clause up to a place says who is made to act: 便于群众 更好的了解水价."""
    return _LETS.search(text, start_of(text, start, CLAUSE_MARKS), start) is not None


@cache
def _second_verbs() -> frozenset[str]:
    """Verbs of two characters that make a noun phrase with one before them."""
    data, verbs = read_toml("lexicon", "object_verbs.toml"), particles().verbs
    return frozenset((*verbs.words, *verbs.bare, *(word for key in _VERBS for word in data[key].split())))


@cache
def _opening_verbs() -> frozenset[str]:
    """Verbs that nearly always govern something."""
    return frozenset(read_toml("lexicon", "object_verbs.toml")["opens"].split())


@cache
def particles() -> Particles:
    """The lists, read once."""
    return read_record(Particles, "lexicon", "particles.toml")
