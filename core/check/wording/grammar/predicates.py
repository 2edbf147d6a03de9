"""What is told of nouns, and is never told of them: 渠道|流利, 数量|明显提高, 口径|平衡.

Read beside the objects of verbs, from the same table: a row that begins with ``<`` is a predicate, with the classes of
nouns it is told of alone (a verb without such is told of what it governs, but for classes behind ``-``) and, behind
``!``, further nouns that it is told of all the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.grammar.governing import LISTED, VERB, Pair, verbs
from core.check.wording.grammar.objects import Misfit, object_pairs
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import Sought, from_each, longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What begins a clause, and how many characters of one are looked at.
_STARTS, _CLAUSE = frozenset(f"{PAUSES}()《》〈〉"), 30
_BESIDE = 12  # characters before which another thing may be told of too
#: To what something told of is: 对条例的|理解.
_TOWARDS = re.compile("对[^的]{1,10}的")


def longest(words: str) -> str:
    """An alternation of words in which none hides another that begins like it."""
    return "|".join(sorted(words.split(), key=longest_first))


#: A rate that is so many: 收视率|达到18.6万次.
_RATE = Sought(
    r"""(?x)
    (?P<rate>\w{1,2}(?<![频效比汇税利概几速费功])率)(?:最高|平均|累计)?(?:达到?|突破|超过|约?为)
    (?P<many>\d+(?:\.\d+)?[千万亿]?余?(?:人次|[次件人条个家份篇]))
    """
)


#: What has items, of which there come to be more: 清单由185项拓展至212项.
_OF_ITEMS = frozenset(("清单", "目录", "名单", "台账"))


class Predicates:
    """The words of ``resources/lexicon/object_verbs.toml`` that are told of nouns."""

    def __init__(self) -> None:
        data = read_toml("lexicon", "object_verbs.toml")
        changed, states = (longest(data[key]) for key in ("changed", "states"))
        degrees, further = longest(data["degrees"]), longest(data["of_states"])
        ends = rf"了?(?:[{PAUSES}、]|$)|的(?:问题|情况|现象)"
        self._first = re.compile(f"[{''.join(word[0] for key in ('changed', 'states') for word in data[key].split())}]")
        self._told = re.compile(
            rf"(?P<to>{changed})(?:[到至了](?=[约近]?\d)|(?={ends}))|(?P<state>{states})(?=[到至]\d|{ends})"
        )
        self._by_degrees = re.compile(rf"(?:{degrees})+$")
        self._by_states = re.compile(rf"(?:{degrees}|{further})+$")
        self._from = re.compile(rf"(?:{degrees}|全年|年均)*(?:[由从][^{PAUSES}]{{1,12}})?$")
        self._causes = re.compile(rf"^.{{0,4}}?(?:{'|'.join(data['causes'].split())})")
        self._governs = re.compile("|".join(data["governs_too"].split()))

    def told(self, text: str, noun_of: Callable[[str], str | None]) -> Iterator[Pair]:
        """What is told of a noun right before it, in a folded paragraph."""
        for match in from_each(self._first, self._told, text):
            at = start = match.start()
            while start and text[start - 1] not in _STARTS and at - start < _CLAUSE:
                start -= 1
            word = match["to"] or match["state"]
            by = (
                self._by_states
                if match["state"]
                else self._by_degrees
                if match.end() == match.end("to")
                else self._from
            )
            degree = by.search(text, start, at)
            if degree is None and not match["state"]:
                continue
            clause = text[start : degree.start() if degree else at]
            noun = noun_of(clause)
            if noun is None or LISTED.search(clause, max(0, len(clause) - _BESIDE)):
                continue
            governing = self._causes.sub("", clause) if match["state"] else clause
            if self._governs.search(_TOWARDS.sub("", clause)) or verbs().govern_in(governing):
                continue  # 提高质量|明显……: the noun is a verb's
            end = start + len(clause)
            yield Pair(end, end - len(noun), match.end(), word, noun)

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair of a folded paragraph that the table knows for wrong."""
        for match in _RATE.finditer(text):
            yield Misfit(match.start(), match.end(), match["many"], match["rate"], sure=True, verbs=(), nouns=())
        pairs = object_pairs()
        for pair in self.told(text, pairs.noun_of):
            if pairs.is_untold(pair.verb, pair.noun) and not self._of_deed(text, pair):
                usual = pairs.usual(pair.noun)
                if pair.noun not in _OF_ITEMS or text[pair.end - 1] not in "至到":
                    yield Misfit(pair.start, pair.end, pair.verb, pair.noun, sure=True, verbs=usual, nouns=())

    def _of_deed(self, text: str, pair: Pair) -> bool:
        """Whether what is told is told of a deed that begins the clause and governs the noun: 宣传|制度|不够广泛."""
        at = pair.start - VERB
        if at < 0 or (at and text[at - 1] not in _STARTS):
            return False
        pairs, deed = object_pairs(), text[at : pair.start]
        return pairs.has_classes(deed) and not pairs.is_untold(pair.verb, deed)


@cache
def predicates() -> Predicates:
    """The words, read once."""
    return Predicates()
