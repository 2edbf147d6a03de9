"""Questions that are part of a statement, with a question mark where a comma or a full stop belongs.

What is asked is the object of a verb before it (检查水价是否更新？), or what the sentence goes on about
(怎样让用户看懂？是今后的方向). A question that the writer asks and answers is one
(水价怎么定？请用户代表来定) and keeps its mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.check.wording.marks.missing_marks import Words
from core.language.remembered import remembered_of
from core.language.sentences import COMMAS_AND_ENDS, PAUSES, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDIRECT, _NONE = "不是问句，句中不用问号", "不是问句，末尾不用问号"
#: Marks that open and close what is quoted, where a question may stand whole.
_OPENING, _CLOSING = "“‘《(〈【", "”’》)〉】"
#: So much of a question stands at least behind 明确 where nothing is before it: 检查什么？检查水表 is an answer.
_BEFORE = _APART = 2
#: A statement without anything that asks is no shorter.
_STATEMENT = 6
#: Behind a verb that is none: 公开|的信息, 知晓|率.
_NO_VERB = tuple("的率度权量者员")
#: Who answers: 由办公室提出意见.
_BY = re.compile("由(?![此于])[^,。;?]{2,20}(?=[,。;]|$)")
#: What parts a question from what is before it; a comma does not.
_APART_BY = PAUSES.replace(",", "").replace("，", "")
#: 涨不涨, 归不归: asked by the verb itself.
_OR_NOT = re.compile(r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)")
#: What a question is an attribute in: 何时发布|等, 由谁发布|的机制.
_ATTRIBUTE = re.compile("等|的[\u4e00-\u9fff]{2,6}$")


class Odd(NamedTuple):
    """The question mark at ``text[at]`` ends no question."""

    at: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Questions:
    """The file ``resources/lexicon/questions.toml``, where the lists are explained."""

    asks: Words
    knows: Words
    finds: Words
    about: Words
    goes_on: Words
    open: Words

    @remembered_of
    def odd(self, text: str) -> Iterator[Odd]:
        """Every question mark of a folded paragraph that ends no question."""
        at = text.find("?")
        while at >= 0:
            if not _is_quoted(text, at):
                reason = self._reason(text, at)
                if reason:
                    yield Odd(at, reason)
            at = text.find("?", at + 1)

    def _reason(self, text: str, at: int) -> str | None:
        said = text[start_of(text, at, _APART_BY) : at]
        if not said or not ("\u4e00" <= said[-1] <= "\u9fff" or said[-1].isdigit()):
            return None
        asked = self._asks.search(said)
        if self._direct.search(said) or (said.endswith("么") and not said.endswith(("什么", "怎么"))):
            return None
        if asked is None:
            return None if len(said) < _STATEMENT or _OR_NOT.search(said) or text.startswith("?", at + 1) else _NONE
        after = text[at + 1 : end_of(text, at + 1, COMMAS_AND_ENDS)]
        again = text.startswith("?", at + 1 + len(after))
        if self._goes_on_about(after, asked, again=again) or self._is_said_of(said, asked, after):
            return _INDIRECT
        return _INDIRECT if self._is_object(said, asked) and not after.startswith(self.knows.unless) else None

    def _is_object(self, said: str, asked: re.Match[str]) -> bool:
        """检查水表|是否准确: the verb stands before what asks, in its clause."""
        clause = start_of(said, asked.start(), COMMAS_AND_ENDS)
        for found in self._knows.finditer(said, clause, asked.start()):
            before, apart = found.start() - clause, asked.start() - found.end()
            if (before >= _BEFORE or apart >= _APART) and not said.startswith(_NO_VERB, found.end()):
                return True
        for found in self._finds.finditer(said, clause, asked.start()):
            shown = found["shown"] or (found.end() == asked.start() and found.start() - clause >= _BEFORE)
            if shown and not said.startswith(_NO_VERB, found.end()):
                return True
        return False

    def _goes_on_about(self, after: str, asked: re.Match[str], *, again: bool) -> bool:
        """怎样让用户看懂？|是今后的方向."""
        if self._goes_on.match(after):
            return True
        if again:
            return False
        if self._open.match(after):
            return True
        if self._asks.search(after) and _ATTRIBUTE.search(after):
            return True
        within = "," in asked.string[: asked.start()]  # 严格水价认定,每份账单是否公开？由抄表员提出意见
        return within and asked.group() not in ("谁", "怎么", "怎") and _BY.match(after) is not None

    def _is_said_of(self, said: str, asked: re.Match[str], after: str) -> bool:
        """对水质数据|是否超标？由化验员判断."""
        clause = start_of(said, asked.start(), COMMAS_AND_ENDS)
        if not said.startswith(self.about.words, clause) or asked.group().startswith(("怎", "什么")):
            return False
        return bool(after) and self._asks.search(after) is None

    @cached_property
    def _asks(self) -> re.Pattern[str]:
        return re.compile(any_of(self.asks.words), re.VERBOSE)

    @cached_property
    def _direct(self) -> re.Pattern[str]:
        return re.compile(any_of(self.asks.unless), re.VERBOSE)

    @cached_property
    def _knows(self) -> re.Pattern[str]:
        return re.compile(any_of(self.knows.words), re.VERBOSE)

    @cached_property
    def _finds(self) -> re.Pattern[str]:
        return re.compile(f"(?P<shown>{any_of(self.finds.unless)})?{any_of(self.finds.words)}", re.VERBOSE)

    @cached_property
    def _open(self) -> re.Pattern[str]:
        """水厂|还需|进一步|探索."""
        return re.compile(
            f"[^,。;?]{{0,10}}{any_of(self.open.unless)}[^,。;?]{{0,6}}{any_of(self.open.words)}", re.VERBOSE
        )

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        return re.compile(f"(?!{any_of(self.goes_on.unless)}){any_of(self.goes_on.words)}", re.VERBOSE)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a mark stands within quotation marks or brackets of its sentence, or right before their end."""
    before = text[max(0, at - 80) : at]
    return any(before.rfind(o) > before.rfind(c) for o, c in zip(_OPENING, _CLOSING, strict=True))


@cache
def questions() -> Questions:
    """The lists, read once."""
    return read_record(Questions, "lexicon", "questions.toml")
