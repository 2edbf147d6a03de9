"""The term in which the regulation on government information has applications answered, told wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

#: 条例规定的15个工作日答复期限, 条例规定在15个工作日内答复: what the regulation demands, not what the office promises.
_TERM = Sought(
    r"""(?x) (?: 《 (?: 中华人民共和国 )? (?: 政府信息公开 )? 条例》 (?: \( [^()]{0,30} \) )?
      | (?<! [\u4e00-\u9fff》] ) 条例 | (?<= 按照|依照|执行|落实|符合 ) 条例 )
    (?: 所? 规定 | 明确 ) 的? ,? (?: 在 | 自收到申请之日起 | 自收到之日起 )?
    (?P<term> \d{1,2} 个? (?: 工作 )? 日 ) 之?内? 的? (?: 法定 )?
    (?: 答复 (?: 期限 | 时限 ) | (?: 期限 | 时限 ) 内? 答复
      | (?<= 内 ) (?: 予以 | 及时 | 依法 )? (?: 答复 | 作出答复 ) )"""
)
_RIGHT = "20个工作日"
#: What has terms of its own.
_OTHER = re.compile("第三方|补正|信访|修订前|复议")


class WrongTerm(NamedTuple):
    """The term at ``text[start:end]`` and the one that the regulation has."""

    start: int
    end: int
    right: str


def wrong_terms(passage: Passage) -> Iterator[WrongTerm]:
    """The terms of a passage that are told as those of the regulation and are not."""
    for match in _TERM.finditer(passage.text):
        start, end = passage.sentence(match.start())
        if match["term"] not in (_RIGHT, "20工作日") and not _OTHER.search(passage.text[start:end]):
            yield WrongTerm(*match.span("term"), _RIGHT)
