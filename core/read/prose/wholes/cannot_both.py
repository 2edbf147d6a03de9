"""What all are said to be, and some that are otherwise; what a thing is said to be, and what it then cannot be.

申请一律予以公开。其中1件因第三方不同意，不予公开; 各乡镇无一例外建成专区。除石门乡尚未建成外…; 从未停更。3月至5月停更;
已经满编。该岗还空缺1人; 已于2023年停刊。2025年出刊6期.

What excludes what is ``opposites.tsv``, and any word with 未 or 没有 before it and without that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.dates import years
from core.language.numerals import ONES
from core.language.remembered import remembered
from core.language.sentences import ENDS, FULL_STOPS, PAUSES, end_of, start_of
from core.read.prose.clauses import folded
from core.read.prose.denials.gainsaid import gainsaid
from core.read.prose.denials.kinds_denied import AgainstAll
from core.read.prose.wholes.cannot_both_words import TAKES_UP, bare_of, cannot_both_words, shares_words
from core.read.prose.wholes.one_or_other import OF_ONE
from core.read.prose.wholes.opposites import Pair, State, denial_before, pairs_in, states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_SENTENCES, _FAR, _REACH, _BEHIND, _CLOSE = 2, 130, 16, 16, 2
_COUNT = re.compile(rf"\d|[{ONES}两十]")
#: One of those that all are, by its name: 湖滨社区, 第16次常务会议, “规划计划”栏目.
_NAMED = re.compile(
    rf"""(?x) ^ (?: 其中 | 但 | 目前 | 仅 | 只有 | 由于 | 因为 | 对 | 除 | 因 )? (?: {_HAN}{{0,6}} 的 )?
    (?: {_HAN}{{2,6}}? (?P<class> 社区 | 村 | 镇 | 乡 | 区 | 县 | 街道 | 科 | 股 | 处室 | 局 | 中心 | 学校 | 医院 )
      | “ [^”]{{2,12}} ” (?P<column> 栏目 | 专栏 ) | (?: 第? [{ONES[:4]}] | \d ) (?P<quarter> 季度 )
      | 第 \d{{1,3}} (?P<nth> [次期届批场] ) )"""
)
#: Of what each of these is one.
_CLASSES = {
    "区": "县区|区", "县": "县|县区", "科": "科室|股室|处室|股", "股": "科室|股室|股", "处室": "处室|科室",
    "局": "部门|单位", "中心": "单位|中心|部门", "学校": "学校|校", "医院": "医院|院", "季度": "季度|全年|年内|[季月]",
    "次": "会|次", "栏目": "栏目|专栏", "专栏": "栏目|专栏",
}  # fmt: skip
#: Words that speak of each by themselves.
_ITSELF = re.compile("每|件件|零|无一|人人|月月|[没无]有?缺失")
#: One by its name, that has it not: 未完工的城北菜市场项目.
_UNDONE = re.compile(
    f"(?:目前|仍)?(?:尚未|未|没有)[\u4e00-\u9fff]{{2,4}}的(?!单位|部门|村|企业|不|要|由|予|将|均|一律|可|应|城市|申请){_HAN}{{3,12}}"
)
_DEMAND = re.compile("要|应|须|可|将|予以|一律")
_RULE = re.compile("(?:未|没|不|凡|对)[^,;。\\d]{1,14}(?:的|的单位|的部门|者|的人员),?$|的,$")
_RATE = re.compile("(?:率|覆盖率)(?:均|都)?(?:为|达到?了?|是|保持)?(?:100%|百分之百)")
_NOT_OF_ALL = re.compile("除|其中|上一?年度?结转")
_SENT = re.compile("答复|送达|寄送|寄出|推送|公布|回复|发布")
_CAME = re.compile("提交|提出|递交|收到|办理|受理|申请(?!人)|报名|参加|查阅")
_PENALTY = re.compile("处罚|罚款|失信|立案")
_SINCE = re.compile("以来|至今|一直")


class Against(NamedTuple):
    """What is said, what is told against it, each with its place; ``of_all`` where it was said of all."""

    said: tuple[int, int]
    told: tuple[int, int]
    of_all: bool


class _Sentence(NamedTuple):
    start: int
    end: int


@remembered
def cannot_both(text: str) -> Iterator[Against]:
    """The pairs of statements of a folded paragraph that exclude each other."""
    if "。" not in text and "," not in text:
        return
    found = _candidates(text)
    for pair in pairs_in(text):
        if pair.may_be_in(text):
            told = list(states(text, pair))
            found += [
                (pair, said, state) for said in told for state in told if _first_told(text, pair, said, state, told)
            ]
    spoken: list[Against] = []
    for pair, said, told in found:
        if not said.end <= told.from_ or told.start - said.end > _FAR:
            continue
        against = _against(text, pair, said, told)
        if against and not any(_meet(against, other) for other in spoken):
            spoken.append(against)
    yield from spoken


def all_and_some(paragraph: View) -> Iterator[AgainstAll]:
    """What a paragraph says of all, and some that are otherwise."""
    view = folded(paragraph)
    for against in cannot_both(view.text):
        if against.of_all:
            yield AgainstAll(view.slice(*against.said), view.slice(*against.told))


def one_and_otherwise(text: str) -> Iterator[tuple[_Place, _Place]]:
    """What a folded paragraph says of a thing and what it cannot be then, the later place first."""
    for against in cannot_both(text):
        if not against.of_all:
            yield against.told, against.said


def _meet(one: Against, other: Against) -> bool:
    return one.said == other.said or (one.told[0] < other.told[1] and other.told[0] < one.told[1])


def _first_told(text: str, pair: Pair, said: State, state: State, told: list[State]) -> bool:
    """Whether a state excludes what is said before it, and was not told before that: of these it is then told again."""
    against = said.excludes(state) or (pair.kind == "none" and said.side < state.side)
    if said.end > state.from_ or not against:
        return False
    earlier = (one for one in told if one.end <= said.from_ and one.excludes(said))
    return not any(_counted(text, one) for one in earlier)


def _counted(text: str, state: State) -> bool:
    clause = text[start_of(text, state.from_, PAUSES) : end_of(text, state.end, PAUSES)]
    return cannot_both_words().part.search(clause) is not None


def _candidates(text: str) -> list[tuple[Pair, State, State]]:
    """Any two characters that are denied at one place and not at another, as states of a pair of their own."""
    found: list[tuple[Pair, State, State]] = []
    for match in _DENIED.finditer(text):
        word = match["word"]
        if gainsaid("no_verb").match(word):
            continue
        at = text.find(word)
        while at >= 0:
            if at != match.start("word") and denial_before(text, at) is None:
                pair = Pair((word,), (), (), "-")
                denied = State(0, True, *match.span("word"), match.start())
                plain = State(0, False, at, at + len(word), at)
                found.append((pair, denied, plain) if denied.start < at else (pair, plain, denied))
            at = text.find(word, at + 1)
    return found


_DENIED = re.compile(
    r"""(?x) (?: 尚未 | 仍未 | 并未 | 从未 | 未能 | 没能 | 没有 | 从不 | 无一 | 未 | 无人 )
    (?: 一[件名家个项条份] | 任何 | 及时 | 按[时期] | 予以? | 全部 | 完全 | 能 | 被 | 进行 | 得到 | 再 | 人 ){0,3}
    (?P<word> [\u4e00-\u9fff]{2} )"""
)


def _against(text: str, pair: Pair, said: State, told: State) -> Against | None:
    clause = start_of(text, said.from_, PAUSES)
    sentence = start_of(text, said.from_, FULL_STOPS + ";")
    first = start_of(text, told.from_, FULL_STOPS + ";")
    between = text[said.end : told.from_]
    if sum(map(between.count, ENDS)) > _SENTENCES:
        return None
    here = text[sentence : end_of(text, said.end, FULL_STOPS + ";")]
    there = text[first : end_of(text, told.end, PAUSES)]
    if pair.of and not any(word in here + there for word in pair.of):
        return None
    if len({*years(here), *years(there)}) > 1 and pair.kind != "stopped":
        return None
    words = cannot_both_words()
    if first == sentence:
        there = text[end_of(text, said.end, PAUSES) + 1 : end_of(text, told.end, PAUSES)]
        here = text[sentence : end_of(text, said.end, PAUSES)]
        if not there:
            return None
    own = text[clause : end_of(text, said.end, PAUSES)]
    if words.others.search(bare_of(pair, there)):
        return None
    if pair.kind in ("-", "covering", "lasting"):
        of_all = _of_all(text, pair, said, clause, sentence)
        earlier = words.before.search(there) and not words.before.search(own) and not _SINCE.search(there)
        if of_all and not earlier and _some(text, pair, told, here, there) and _same_group(pair, here, there):
            return Against(of_all, _told(text, told), of_all=True)
    if (
        pair.kind in OF_ONE
        and ("。" in between or pair.kind in ("year", "stopped"))
        and OF_ONE[pair.kind](text, pair, said, told, here, there)
    ):
        return Against(_told(text, said), _told(text, told), of_all=False)
    return None


def _of_all(text: str, pair: Pair, said: State, clause: int, sentence: int) -> tuple[int, int] | None:
    """Where it is said of all that they are so, or of none."""
    words = cannot_both_words()
    end = end_of(text, said.end, PAUSES)
    own = text[clause:end]
    if words.some_only.search(own) or _RULE.search(text[sentence:clause] + own[: max(0, said.start - clause - 2)]):
        return None
    if _NOT_OF_ALL.search(text[sentence:clause]):
        return None
    behind = text[said.end : end]
    if pair.kind == "covering" or _ITSELF.search(text, said.start, said.end) or _RATE.match(behind):
        return clause, end
    if said.denied:
        none = words.none.search(text, clause, said.start)
        return (clause, end) if none else None
    for mark in words.all.finditer(text, clause, said.start):
        gap = text[mark.end() : said.start]
        if (
            words.none.match(mark[0])
            or len(gap) > _REACH
            or (mark["only"] and (len(gap) > _CLOSE or _COUNT.search(gap)))
        ):
            continue
        return clause, end
    follows = text[end : end + 7]
    return (clause, end) if re.match("[,](?:没有例外|无一例外|无例外)", follows) else None


def _some(text: str, pair: Pair, told: State, here: str, there: str) -> bool:
    """Whether some are told of: by a number, by a name, by 个别."""
    words = cannot_both_words()
    clause = text[start_of(text, told.from_, PAUSES) : end_of(text, told.end, PAUSES)]
    if words.all.search(there) and not re.search("仍|还|尚", there):
        return False
    if any(state.side != told.side for state in states(clause, pair)):
        return False  # 其中专职61名、兼职122名
    if "渠道" in pair.of and (_SENT.search(clause) or not _CAME.search(clause)):
        return False  # 申请均来自网络，答复书以信函寄送9件
    if _PENALTY.search(text[told.end : end_of(text, told.end, FULL_STOPS)]):
        return False
    if there.startswith("其中") or (_UNDONE.match(there) and not _DEMAND.search(there)):
        return True
    behind = text[told.end : end_of(text, told.end, PAUSES)][:_BEHIND]
    lead = there[: max(0, len(there) - len(behind))]
    if words.part.search(lead) or (re.match(f"的?{_HAN}{{0,8}}?", behind) and words.part.search(behind)):
        return True
    named = _NAMED.match(lead)
    if not named:
        return False
    of = next(filter(None, named.groupdict().values()))
    return re.search(_CLASSES.get(of, of), here) is not None


def _same_group(pair: Pair, here: str, there: str) -> bool:
    """Whether both sentences speak of the same things."""
    words = cannot_both_words()
    mine, other = (set(words.thing.findall(bare_of(pair, said))) for said in (here, there))
    if other & {"复议", "诉讼", "乡镇", "许可"} - mine:
        return False
    return (
        not other
        or bool(other & mine)
        or TAKES_UP.match(there) is not None
        or shares_words(bare_of(pair, here), bare_of(pair, there))
    )


def _told(text: str, told: State) -> tuple[int, int]:
    return start_of(text, told.from_, PAUSES), end_of(text, told.end, PAUSES)
