"""What is wrong with a set phrase, and whether it cannot be other words.

Phrases whose words are all fixed (``SetPhrase.rigid``) may have any one edit: what of that correct prose says for other
phrases is known from ``phrase_neighbours.tsv``. Others are compositions, of which much that is near is right too: their
edits must make no word, or look or sound alike.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.phrases.phrase_bank import SetPhrase, phrase_bank
from core.check.wording.slips.detector import detector
from core.language.divisions import gazetteer
from core.language.numerals import COUNTING
from core.model.normalise import is_cjk

_KEY = 4
#: A phrase with the name of a group of things is no longer: 做好六稳工作.
_GROUP = 6
#: From this length on a departure of any one character is told from other words; shorter ones must look or sound alike.
LONG = 8
#: From this length on that holds at the ends too, and for a whole word of two characters inside.
LONGER = 12
_LONGEST_PHRASE = 15  # from this length on a word may be left out whatever then meets
#: So many characters of a long phrase before or behind a missing one leave no doubt that it is meant.
_TELLING = 7
_LONGEST = 5  # the longest string of which the counts know how common it is
#: Levels of the place whose deputies and committees are meant.
_PLACES = frozenset("省市县区州盟旗镇乡")
#: Characters that come in between by grammar, and make no word of their own.
_JOINTS = frozenset("的了和与及或并等各将、,在为是就、,;。:()〔〕的一")
_OF_ALL = frozenset("的全均都应须已")  # between the items of a list and what is said of them
_BOTH = frozenset("和与及")  # one may stand for another
_AFFIXES = frozenset("化性")  # may be left out: 法治(化)营商环境
#: Behind a numeral these count, where a phrase has a name: 六项工作, not 六稳工作.
_COUNTED_IN = frozenset("项个件类条方大种")
#: What may follow a phrase that has lost its last character.
FOLLOWERS = frozenset("的为和及与是在等并,。、;:!?)》制")
_DOCTRINE = ("思想", "意识", "复兴", "共同体")  # into phrases about these no word is put
#: Last characters without which a phrase is still a word: 现代|化.
_LOOSE_ENDS = frozenset("化观性论法者感力权费员案区台点下行改革明制战站")
_VERB = _LAST_WORD = 2
#: What places put their own name for.
_OF_THE_COUNTRY = frozenset(("国家", "全国"))
_SHORTEST = 5  # of phrases of fixed words


class Fault(StrEnum):
    """What is wrong with a phrase."""

    CHARACTER = "差一字"
    MISSING = "少一字"
    EXTRA = "多一字"
    EXTRA_WORD = "多一词"
    TURNED = "字序颠倒"
    WORD = "差一词"
    WORDS_MISSING = "有缺漏"
    ITEM = "少一项"
    ORDER = "次序颠倒"
    MARK = "标点不同"


class Edit(NamedTuple):
    """``text[start:end]`` has ``said`` characters where ``right[at : at + meant]`` should stand."""

    start: int
    end: int
    at: int
    said: int
    meant: int

    @property
    def place(self) -> tuple[int, int]:
        """Where the faulty characters stand; where one is missing, the two it should stand between."""
        at = self.start + self.at
        return (at, at + self.said) if self.said else (at - 1, at + 1)


def tells(text: str, edit: Edit, fault: Fault, phrase: SetPhrase, right: str) -> bool:
    """Whether the departure from ``right``, a wording of the phrase, cannot be other words."""
    start, end, at, said, meant = edit
    size = len(right)
    wrong, good = text[start + at : start + at + said], right[at : at + meant]
    first, last = at == 0, at + meant >= size
    if last and fault is Fault.MISSING and right.endswith("制度"):
        return False  # “三审三校”制
    if last and fault is Fault.CHARACTER and wrong in _BOTH:
        return False  # 意识形态工作责任|和安全生产责任
    if last and fault is Fault.MISSING and good in _LOOSE_ENDS and text[end : end + 1] in _BOTH:
        return False  # 意识形态工作责任|和安全生产责任
    if said == meant and _said_otherwise(wrong, good):
        return False  # 党的二十大及二十届历次全会精神
    if last and said and text[end : end + 1] == "的" and text[end - 2 : end].startswith(phrase_bank().attributive):
        return False  # 回应社会关注|的难点
    if first and fault is Fault.MISSING and text[start - 1 : start] == ")":
        return False  # 村(居)|务公开
    if not first and _begins_within(text, start):
        return False  # 创新|发展思路
    if fault is Fault.CHARACTER and _of_number(right, at) and not _sounds(wrong, good):
        return False  # 三秋工作, 维稳工作: of 三农, 六稳 there are many like it
    if fault in (Fault.MISSING, Fault.WORDS_MISSING) and right[at - 1 : at] == "全" and "、" in right[:at]:
        return False  # 结果全(过程)公开
    if fault is Fault.ORDER and (wrong[0] in _JOINTS or wrong[-1] in _JOINTS):
        return False  # 坚持加强党的全面领导|和
    if fault is Fault.EXTRA and wrong in _PLACES and right[at - 1 : at] in _JOINTS:
        return False  # 省人大代表建议、省政协委员提案
    of_another = size - at <= _LAST_WORD and not FOLLOWERS.issuperset(text[end : end + 1])
    if fault is Fault.EXTRA and wrong == "的" and of_another:
        return False  # 区域协调发展的战略|举措
    if fault is Fault.EXTRA and wrong == "等":
        return False  # “三审三校”等制度
    behind_a_list = "、" in right[:at] and "、" not in right[at:]
    if fault in (Fault.EXTRA, Fault.CHARACTER, Fault.WORD) and wrong[:1] in _OF_ALL and behind_a_list:
        return False  # 决策、执行、管理、服务、结果的公开; 做到……结果全公开
    if fault is Fault.ORDER and not phrase.ordered and text[start:end] == "、".join(reversed(right.split("、"))):
        return False  # two parts that may stand either way round
    if phrase.rigid and (fault is Fault.ORDER or all(map(is_cjk, wrong + good))):
        changed = "".join(b for a, b in zip(wrong, good, strict=False) if a != b)
        country = right[at - 1 : at + meant]
        governed = "治国" in country or "全国" in country if changed == "国" else changed in _OF_THE_COUNTRY
        if governed and fault in (Fault.CHARACTER, Fault.WORD):
            return False  # 依法治省、依法执政、依法行政共同推进; 全省一体化政务服务平台
        whose = right[at - 1 : at] == "谁" == right[at + meant : at + meant + 1]
        if fault is Fault.WORD and (whose or (last and wrong[0] in _JOINTS)):
            return False  # 谁审核谁负责; 决策、执行、管理、服务、结果|的每个环节
        if fault is Fault.EXTRA and wrong in ("的", "了") and size >= LONGER:
            return False  # 市场化、法治化、国际化的一流营商环境; 保障了人民群众的知情权
        if (
            fault is Fault.CHARACTER
            and wrong in _COUNTED_IN
            and good not in _COUNTED_IN
            and right[at - 1] in COUNTING[2:]
        ):
            return False  # 做好六项工作
        if departs(fault, edit, right) and not (fault is Fault.MISSING and _goes_beyond(text, edit, first, last)):
            return (text[start:end], right) not in phrase_bank().neighbours
        if at < _VERB and _opens(right) and not _similar(right, at, wrong):
            return False
    if fault is Fault.MARK:
        return not first and not last
    if fault is Fault.MISSING and _belongs_outside(text, edit, size):
        return False
    if not all(map(is_cjk, wrong + good)):
        return False
    if fault is Fault.TURNED:
        return wrong == good[::-1] and good[0] != good[1] and _unknown(text, edit)
    if fault in (Fault.CHARACTER, Fault.WORD):
        if _similar(right, at, wrong):
            return _apart(text, start, end, first, last)
        if not _apart(text, start, end, first, last) or not _unknown(text, edit):
            return False
        if all(a == b or _alike(a, b) for a, b in zip(wrong, good, strict=True)):
            # at an end another word may be meant: 新增规范性文件
            return not (fault is Fault.WORD and (first or last) and detector().level(wrong))
        if fault is Fault.WORD or wrong in _JOINTS:
            return False
        if at >= size - 2 and size < LONGER and not _foreign(text, edit):
            return False  # another word at the end: 政府信息公开|深度
        return size >= (LONGER if first or last else LONG) or _foreign(text, edit)
    if fault is Fault.MISSING:
        if first:
            before = text[start - 1 : start]
            return size >= LONG - 2 and (not is_cjk(before or ",") or before in FOLLOWERS)
        if last:
            after = text[end : end + 1]
            return size >= _KEY and good not in _LOOSE_ENDS and (not after or after in FOLLOWERS)
        if size <= _KEY and not _foreign(text, edit) and (good in _JOINTS or not _apart(text, start, end, True, True)):
            return False
        place = size < LONG and gazetteer().named(text[max(0, start - 1) : start + 1])  # 长阳|信访
        twice = good in (right[at - 1], right[at + 1]) and size >= _TELLING  # one of two alike: 全过程人民主
        sure = twice or (size >= LONGER and max(at, size - at - meant) >= _TELLING)  # so much of it is no other phrase
        return not place and (sure or _unknown(text, edit)) and (size >= LONGER or good not in _AFFIXES)
    if fault is Fault.EXTRA_WORD:  # other phrases may well have one more
        return 2 < at < size - 1 and not set(wrong) & _JOINTS and any(word in right for word in _DOCTRINE)
    if fault is Fault.EXTRA:
        joint = set(wrong) & _JOINTS and size < _LONGEST_PHRASE
        if first or at >= size or joint or not _unknown(text, edit):
            return False
        place = start + at
        doubled = wrong in (right[at - 1], right[at])
        if not doubled and detector().level(text[place - 2 : place + 1]):
            return False  # the end of a longer word: 政府网|信息公开目录
        return size > _KEY or doubled or _foreign(text, edit)
    return not first and not last and (size >= _LONGEST_PHRASE or _unknown(text, edit))


def _begins_within(text: str, start: int) -> bool:
    """Whether what is taken for the beginning of a phrase is the end of one word, with another right behind it."""
    words, level = detector().confusions.word_list, detector().level
    before, within, behind = text[max(0, start - 1) : start + 1], text[start : start + 2], text[start + 1 : start + 3]
    return before in words and behind in words and level(before) > level(within)


def _said_otherwise(wrong: str, good: str) -> bool:
    """Whether a word for “and” is all that differs."""
    return all(a == b or {a, b} <= _BOTH for a, b in zip(wrong, good, strict=True))


def departs(fault: Fault, edit: Edit, right: str) -> bool:
    """Whether so much of a phrase of fixed words stands unchanged that it is meant.

    A verb at its beginning is not so fixed: another may stand there, of which one character is the same.
    """
    size = len(right)
    first, last = edit.at == 0, edit.at + edit.meant >= size
    if edit.at < _VERB and fault not in (Fault.ORDER, Fault.TURNED) and _opens(right):
        return False
    match fault:
        case Fault.CHARACTER:
            return not first and (size >= LONG or (size > _SHORTEST and not last))
        case Fault.ORDER | Fault.TURNED:
            return size >= _SHORTEST
        case Fault.EXTRA:
            return size >= _SHORTEST and not first and edit.at < size
        case Fault.MISSING:
            return size > _SHORTEST
        case Fault.WORD:
            return size >= LONGER and not first and (not last or right.count("、") > 1)
        case Fault.WORDS_MISSING:
            return not first and not last
        case _:
            return False


def _opens(right: str) -> bool:
    """Whether a phrase begins with a verb for which others may stand."""
    return right.startswith(phrase_bank().openers)


def _goes_beyond(text: str, edit: Edit, first: bool, last: bool) -> bool:
    """Whether what is left of the first or the last word belongs to the word beside it: 居|民群众, 从严管党治|警."""
    if first:
        return text[edit.start - 1 : edit.start + 1] in detector().confusions.word_list
    after = text[edit.end : edit.end + 1]
    return last and is_cjk(after or ",") and after not in FOLLOWERS


def _belongs_outside(text: str, edit: Edit, size: int) -> bool:
    """Whether what is left of a damaged first or last word belongs to the word beside it: 司法行政|新媒体."""
    first, last = edit.start, edit.end - 1
    beside = (text[first - 1 : first + 1] if edit.at == 1 else "", text[last : last + 2] if edit.at == size - 2 else "")
    return any(word in detector().confusions.word_list or word in near_misses().words for word in beside)


def _foreign(text: str, edit: Edit) -> bool:
    """Whether what stands at the fault makes no word with the character before it nor with the one behind it."""
    first = edit.start + edit.at
    last = first + edit.said
    pairs = (text[at - 1 : at + 1] for at in ((first, last) if edit.said else (first,)) if at > 0)
    words = (pair for pair in pairs if len(pair) == 2 and all(map(is_cjk, pair)))
    return not any(detector().level(pair) or near_misses().is_word(pair) for pair in words)


def _unknown(text: str, edit: Edit) -> bool:
    """Whether the characters around the fault, within the phrase, are no words of other texts."""
    place = edit.start + edit.at
    around = text[max(edit.start, place - 2) : min(edit.end, place + edit.said + 2)]
    return detector().level(around[:_LONGEST]) == 0


def _alike(wrong: str, good: str) -> bool:
    """Whether a character is written for another by its sound or shape."""
    return good in detector().confusions.characters(wrong) or wrong in detector().confusions.characters(good)


def _of_number(right: str, at: int) -> bool:
    """Whether a place of a phrase is a number or belongs to one that names a group: 三农, 六稳."""
    numbers, size = tuple(COUNTING.replace("一", "")), len(right)
    if size <= _KEY and right.startswith(numbers):
        return True
    return size <= _GROUP and (right.startswith(numbers, at) or (at > 0 and right.startswith(numbers, at - 1)))


def _sounds(wrong: str, good: str) -> bool:
    """Whether one character is written for another that it looks or sounds like."""
    return len(wrong) == len(good) == 1 and _alike(wrong, good)


def _similar(right: str, at: int, wrong: str) -> bool:
    """Whether the faulty characters make a word that is put for the word of the phrase: 思路 for 思想."""
    table = phrase_bank().similar
    for start in range(max(0, at - 1), at + 1):  # the word begins with the faulty character, or one before
        word = right[start : start + 2]
        if word in table and at + len(wrong) <= start + 2:
            said = word[: at - start] + wrong + word[at - start + len(wrong) :]
            if said in table[word]:
                return True
    return False


def _apart(text: str, start: int, end: int, first: bool, last: bool) -> bool:
    """Whether a faulty first or last character does not belong to the words beside the phrase."""
    table = detector()
    before, after = text[start - 1 : start], text[end : end + 1]
    if first and before not in FOLLOWERS and is_cjk(before or ",") and table.level(before + text[start]) > 0:
        return False
    joins = last and after not in FOLLOWERS and is_cjk(after or ",")
    return not (joins and table.level(text[end - 1] + after) > 0)
