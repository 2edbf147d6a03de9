"""What there is but one of or who alone does a thing, and several or others that are told of all the same.

唯一的查阅点设在档案馆。三个查阅点接待群众…; 公众号是唯一的政务新媒体。微博、抖音号与公众号同步发布，三个账号…;
申请统一由办公室承办答复。由法规科答复的有40件.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.denials.gainsaid import gainsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_MANY = rf"(?<![\d.第各{ONES}十])(?:[2-9]|[1-9]\d|[{ONES[1:]}两])"
_ONLY = Sought(
    rf"(?P<said>唯一(?!性)(?:{_HAN}{{0,6}}的)?(?P<name>{_HAN}{{2,14}}?))(?=设|位于|[,;。]|是|为|由|于|在|全年|$)"
)
_SEVERAL = re.compile(rf"(?P<told>{_MANY}(?:个|处|家|名|台|块|辆|种|条|部)(?P<name>{_HAN}{{2,8}}))")
#: Names of one kind of thing.
_KINDS = (
    ("新媒体", "账号", "公众号", "微博", "抖音号", "视频号", "头条号", "微信号"),
    ("查阅点", "查阅场所", "查阅室", "查阅窗口", "点位"),
    ("渠道", "途径", "方式"),
    ("机构", "部门", "科室", "单位"),
)
_DEED = "承办|受理|答复|办理|发布|审核|运维|解答|登记|接收|回复|管理"
_WHO = rf"{_HAN}{{1,8}}?(?:科|股|处|室|局|中心|站|所|办|公司)"
_SOLE = Sought(
    rf"""(?x) (?P<said> (?: 统一由 | 统一归口 | 全部由 | 一律由 | 均由 | 只由 | 仅由 | 全权由 | 由 (?=
      [^,;。]{{2,10}} 独家 ) )
    (?P<who> {_WHO} ) (?: 一个 | 一家 | 独家 )? (?: 机构 | 部门 | 科室 )? (?: 统一 | 集中 | 负责 | 对外 ){{0,2}}
      (?P<deeds> (?: {_DEED} )* ) )
    (?= [,;。] )"""
)
_ANOTHER = re.compile(
    rf"""(?x) (?: ^ | (?<= [,;。] ) ) (?P<told> (?: 其中 )? ,? 由? (?P<who> {_WHO} ) (?: 直接 | 自行 | 对外 | 单独
      ){{0,2}} (?P<deed> {_DEED} )
    (?: 了 | 的 (?: 申请 | 信息 | 留言 | 件 )? (?: 有 | 共 | 为 )? ) [1-9]\d{{0,4}} [件条份篇个次] )"""
)
_SENTENCES = 2


def only_one(text: str) -> Iterator[tuple[_Place, _Place]]:
    """What a folded paragraph tells of others beside the only one, each with where that is said."""
    if "唯一" in text:
        yield from _several(text)
    for sole in _SOLE.finditer(text):
        for other in _ANOTHER.finditer(text, sole.end(), _reach(text, sole.end())):
            one, two = sole["who"], other["who"]
            same = one.endswith(two) or two.endswith(one)
            alike = not sole["deeds"] or other["deed"] in sole["deeds"] + "办理"
            if not same and alike and not gainsaid("not_ours").search(_sentence(text, other)):
                yield other.span("told"), sole.span("said")
                break


def _several(text: str) -> Iterator[tuple[_Place, _Place]]:
    for only in _ONLY.finditer(text):
        name = only["name"].strip("“”")
        kind = next((kind for kind in _KINDS if name.endswith(kind)), (name[-3:],))
        for more in _SEVERAL.finditer(text, only.end(), _reach(text, only.end())):
            named = next((one for one in kind if more["name"].startswith(one) or name.endswith(more["name"][:4])), None)
            if named and not gainsaid("not_ours").search(_sentence(text, more)):
                yield (more.start(), more.start("name") + len(named)), only.span("said")
                break


def _reach(text: str, at: int) -> int:
    for _ in range(_SENTENCES):
        at = end_of(text, min(at + 1, len(text)), FULL_STOPS)
    return at


def _sentence(text: str, match: re.Match[str]) -> str:
    return text[start_of(text, match.start() + 1, FULL_STOPS) : end_of(text, match.end(), COMMAS_AND_ENDS)]
