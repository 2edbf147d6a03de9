"""Slips of the pen in a paragraph, with what was meant and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from core.base.errors import ResourceError
from core.base.prepared import prepared
from core.base.resources import unpacked
from core.check.wording.near_misses import near_misses
from core.check.wording.slips.begun_words import BegunWords
from core.check.wording.slips.broken_words import broken_words
from core.check.wording.slips.candidates import Search, symbols
from core.check.wording.slips.choice import Slip, all_sure, sure_from, surest, touches, with_others
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.contexts import Contexts
from core.check.wording.slips.echoes import echoes
from core.check.wording.slips.lone_characters import LoneCharacters
from core.check.wording.slips.meant import (
    belongs_there,
    combines_freely,
    in_term,
    is_another_word,
    is_of_the_trade,
    is_right,
    is_usual,
    may_be_meant,
    names_itself,
    stands_alone,
)
from core.check.wording.slips.misheard_words import Misheard
from core.check.wording.slips.mistaken_words import mistaken
from core.check.wording.slips.moved_characters import moved_characters
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.parallels import stands_again
from core.check.wording.slips.scoring import AS_WORD, WIDE_REACH, WORD, Figures
from core.check.wording.slips.stray_characters import stray_characters
from core.check.wording.slips.string_table import StringTable
from core.check.wording.slips.tables import bytes_of, mapped, parsed, rows_of
from core.check.wording.slips.torn_words import torn_words
from core.check.wording.slips.twins import of_twins
from core.check.wording.slips.vetoes import vetoes
from core.check.wording.slips.weights import weights_of
from core.check.wording.slips.word_vectors import WordVectors
from core.check.wording.trade_words import trade_words
from core.language.sentences import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from core.check.wording.slips.candidates import Candidate
    from core.check.wording.slips.scoring import Trees
    from core.check.wording.slips.weights import Weights

_PARAGRAPHS = 1_000  # those of a few reports are remembered
_SENTENCES = 4_000  # and these, some 2 MB: reports of one place have many in common, and a long draft says much twice
_END = re.compile(f"[{ENDS.strip()}]".replace("\n", ""))  # a line end is no symbol
#: Symbols before and behind a sentence that may decide what is said of a place in it: nothing looks further than for
#: the words around an edit.
_BEFORE = _BEHIND = WIDE_REACH
#: The least scores of a character of the same sound, of like shape and left out that makes a usual word of what is
#: none (信函 of 信涵, 行政复议 of 行政议), and from which level on a word is usual. With lower ones false warnings are
#: more than one in 100,000 characters.
_NO_WORD, _USUAL = {Kind.SAME_SOUND: 3.25, Kind.SHAPE: 3.5, Kind.MISSING: 4.25}, 8
#: From which score on a slip is told whatever speaks for what is written: 公开工做, 共开工作, 生活报障. No edit of
#: 98,000 characters of right text that nothing was counted from comes near it. What may lack or be too much has no such
#: score.
_BEYOND_DOUBT = 6.5
#: From which score on a word is told although the trade words have it (戒毒 for 解读): 215,000 characters of right
#: sentences of all trades have none above 6.6.
_BEYOND_TERMS = 7.5
_NEVER_OVERRULED = frozenset((Kind.MISSING, Kind.EXTRA, Kind.DOUBLED))
#: From which score on a character is told as left out behind what hardly anything else stands behind.
_BEGUN = 1.0
#: How far above its bar what a search tells must lie to be sure. Of what was false in 1.2 million characters of news
#: the rooms keep back 5 of 21, 12 of 14, 6 of 11 and 4 of 4, of slips by strangers 1 of 18, 1 of 22, 0 of 1, 2 of 22.
_BEGUN_ROOM, _WORDS_ROOM, _BROKEN_ROOM, _MISHEARD_ROOM = 1.0, 0.8, 0.35, 0.4
#: How far above that for usual words the score of a word that would be another turned round must lie: 学科 for 科学.
_TURNED_ROOM = 1.0
#: By how much a word that but nearly sounds like what is offered must lie above its bar to be sure: of 350 published
#: excerpts those below had two false alarms (良好政府形象, 新增) and nothing else.
_NEAR_ENOUGH = 1.5


class Detector:
    """The tables, and what weighs the edits that they suggest."""

    def __init__(
        self,
        table: StringTable,
        neighbours: Neighbours,
        confusions: Confusions,
        vectors: WordVectors,
        weights: Weights,
        habits: Mapping[str, int],
        contexts: Contexts,
    ) -> None:
        """``habits`` tell how readily each character stands alone."""
        self.counts, self.vectors, self.confusions = table, vectors, confusions
        self._weights, self._neighbours = weights, neighbours
        self._search = Search(table, neighbours, confusions)
        self._misheard = Misheard(table, confusions, weights.words)
        self._begun = BegunWords(table, neighbours)
        self._contexts = contexts
        self._lone = LoneCharacters(table, neighbours, confusions, habits, weights.lone, weights.lone_least)
        self._found: dict[str, tuple[Slip, ...]] = {}
        self._sentences: dict[tuple[str, int, int], tuple[Slip, ...]] = {}

    def find(self, text: str) -> tuple[Slip, ...]:
        """Slips from left to right; of edits that touch each other the surest. Remembered, for two rules ask."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _PARAGRAPHS:
                self._found.clear()
            found = self._found[text] = tuple(self._find(text))
        return found

    def forget(self) -> None:
        """Let go of what is remembered of texts."""
        self._found.clear()
        self._sentences.clear()
        self.counts.forget()
        self._search.forget()
        self._begun.forget()
        self._contexts.forget()

    def _find(self, text: str) -> Iterator[Slip]:
        shown, starts = symbols(text)
        for slip in self._in_symbols(shown, [bisect_right(starts, end.start()) for end in _END.finditer(text)]):
            start = starts[slip.start]
            end = starts[slip.end - 1] + 1 if slip.end > slip.start else start
            yield slip._replace(start=start, end=end)

    def _in_symbols(self, shown: str, ends: list[int]) -> Iterator[Slip]:
        """The slips of a paragraph by its symbols; ``ends`` are the ends of sentences, each behind a mark.

        A sentence is judged once, with what is beside it: no edit reaches over a mark, and none touches one beyond.
        """
        cuts = [*dict.fromkeys((0, *ends, len(shown)))]
        keys = [
            (shown[max(0, low - _BEFORE) : high + _BEHIND], min(low, _BEFORE), high - low)
            for low, high in pairwise(cuts)
        ]
        sentences, first = self._sentences, 0
        while first < len(keys):
            known = sentences.get(keys[first])
            last = first + 1
            if known is None:
                while last < len(keys) and keys[last] not in sentences:
                    last += 1
                self._judge(shown, cuts[first : last + 1], keys[first:last])
                known = sentences[keys[first]]
                last = first + 1
            low = cuts[first]
            for slip in known:
                yield slip._replace(start=low + slip.start, end=low + slip.end)
            first = last

    def _judge(self, shown: str, cuts: list[int], keys: list[tuple[str, int, int]]) -> None:
        """Remember of sentences that follow each other what is to be said of each."""
        if len(self._sentences) >= _SENTENCES:
            self._sentences.clear()
        before = max(0, cuts[0] - _BEFORE)
        found = self._among(shown[before : cuts[-1] + _BEHIND], cuts[0] - before, cuts[-1] - before)
        for key, low, high in zip(keys, cuts, cuts[1:], strict=False):
            self._sentences[key] = tuple(
                slip._replace(start=before + slip.start - low, end=before + slip.end - low)
                for slip in found
                if low <= before + slip.start < high
            )

    def _among(self, shown: str, low: int, high: int) -> list[Slip]:
        """The slips from one place of the symbols to below another, by their places."""
        weights, weigher = self._weights, Figures(shown, self.counts, self.confusions.word_list, self.vectors)
        threes = self.counts.levels(shown, 3)
        slips: list[tuple[float, Candidate, bool]] = []
        words: set[Candidate] = set()
        loose = near_misses().function_characters
        searched = list(self._search.edits(shown, low, high, threes))
        for candidate in searched:
            free = self._is_free(shown, candidate)
            if free and (candidate.kind in _NEVER_OVERRULED or candidate.right in loose):
                continue
            figures = weigher.on_demand(candidate)
            score = weights.trees.score(figures, candidate.kind)
            if free and score <= _BEYOND_DOUBT:
                continue
            no_word = candidate.kind in _NO_WORD and candidate.right not in loose and self._of_no_word(shown, candidate)
            if no_word and score <= weights.hint:
                score = weights.trees.score(figures, candidate.kind, early=False)
            if score > (_NO_WORD[candidate.kind] + weights.room[candidate.kind] if no_word else weights.hint):
                written = shown[candidate.start : candidate.end]
                if belongs_there(shown, candidate, self.level):
                    continue
                if names_itself(shown, candidate) or (score <= _BEYOND_TERMS and in_term(shown, candidate)):
                    continue
                if score <= _BEYOND_DOUBT and (
                    self._before_its_like(shown, candidate) or self._of_two(shown, candidate)
                ):
                    continue
                if figures[WORD] > 1 or (len(written) > 1 and near_misses().is_word(written)):
                    if candidate.kind is Kind.NEAR_WORD and score <= weights.near_word:
                        continue
                    if is_another_word(shown, candidate, self.level):
                        continue
                    words.add(candidate)
                elif score <= _BEYOND_TERMS and is_of_the_trade(candidate, self.level(written)):
                    continue
                slips.append((score, candidate, no_word))
        chosen: list[tuple[float, Candidate, bool]] = []
        for score, slip, no_word in sorted(slips, key=lambda s: -s[0]):
            if all(slip.end <= other.start - 1 or other.end <= slip.start - 1 for _, other, _ in chosen):
                chosen.append((score, slip, no_word))
        found: list[Slip] = []
        for score, slip, no_word in sorted(chosen, key=lambda s: s[1].start):
            least = weights.function if slip.right in loose else weights.warning[slip.kind]
            if slip in words:
                least = max(least, weights.word)
            if may_be_meant(shown, slip, self.counts.level, self.confusions.word_list):
                least, no_word = max(least, weights.meant), False
                least += _TURNED_ROOM if slip.kind is Kind.TURNED else 0
            sure = no_word or score > least + weights.room[slip.kind]
            found.append(Slip(slip.start, slip.end, slip.right, slip.kind, sure))
        twins = of_twins(shown, low, high, self.level, self._is_word)  # what needs no weighing
        again = list(echoes(shown, low, high, threes, self.counts))
        found = with_others(found, all_sure(slip for slip in (*twins, *again) if not in_term(shown, slip)))
        for others in (
            self._of_broken_words(shown, low, high, threes, weigher, searched),
            self._of_words(shown, low, high, threes, weigher),
            sure_from(self._misheard.sure(shown, low, high, threes, weigher), _MISHEARD_ROOM),
            all_sure(
                surest(
                    (better, edit)
                    for better, edit in moved_characters(shown, low, high, threes, self.counts, self._neighbours)
                    if not in_term(shown, edit)
                )
            ),
            self._of_begun_words(shown, low, high, threes, weigher),
            self._weighed_by(
                shown,
                weights.torn,
                weights.torn_least,
                torn_words(shown, low, high, threes, self.counts, self.confusions),
                weigher,
            ),
            self._weighed_by(
                shown,
                weights.stray,
                weights.stray_least,
                stray_characters(shown, low, high, threes, self.counts),
                weigher,
            ),
            self._of_lone_characters(shown, low, high, threes),
            all_sure(surest(self._contexts.told(shown, low, high, threes))),
        ):
            sure = [slip for slip in found if slip.sure]
            found = with_others(found, [slip for slip in others if not touches(slip, sure)])
        return [slip for slip in found if slip[:4] in again or not (stands_again(shown, slip) or is_right(shown, slip))]

    def _of_broken_words(
        self, shown: str, low: int, high: int, threes: list[int], weigher: Figures, searched: list[Candidate]
    ) -> list[Slip]:
        """The words of which one character was written for another, but for those the search found and judged."""
        found: list[tuple[float, Candidate]] = []
        for edit in broken_words(shown, low, high, threes, self.counts, self.confusions):
            if edit in searched:
                continue
            over = (
                self._weights.broken.score(weigher.on_demand(edit), edit.kind, early=False)
                - self._weights.broken_least[edit.kind]
            )
            if over > 0 and not in_term(shown, edit):
                found.append((over, edit))
        return sure_from(found, _BROKEN_ROOM)

    def _of_words(self, shown: str, low: int, high: int, threes: list[int], weigher: Figures) -> list[Slip]:
        """The words written for others; of those that but nearly sound like them only the surest are sure."""
        found: list[tuple[float, Candidate]] = []
        for edit in mistaken(shown, low, high, threes, self.counts, self._neighbours, self.confusions):
            over = (
                self._weights.words.score(weigher.on_demand(edit), edit.kind, early=False)
                - self._weights.mistaken[edit.kind]
            )
            if (
                over > 0
                and not in_term(shown, edit)
                and not stands_alone(shown, edit)
                and not is_another_word(shown, edit, self.level)
            ):
                found.append((over, edit))
        return sure_from(((over, edit) for over, edit in found), _WORDS_ROOM, {Kind.NEAR_WORD: _NEAR_ENOUGH})

    def _of_lone_characters(self, shown: str, low: int, high: int, threes: list[int]) -> list[Slip]:
        """The characters that stand alone where none does."""
        told = list(self._lone.told(shown, low, high, threes))
        plain = {edit for _, edit, plain in told if plain}
        return [Slip(*edit, sure=edit in plain) for edit in surest((over, edit) for over, edit, _ in told)]

    def _of_begun_words(self, shown: str, low: int, high: int, threes: list[int], weigher: Figures) -> list[Slip]:
        """The characters left out of words that were begun."""
        found: list[tuple[float, Candidate]] = []
        for edit in self._begun.edits(shown, low, high, threes):
            over = self._weights.trees.score(weigher.on_demand(edit), edit.kind, early=False) - _BEGUN
            free = in_term(shown, edit) or self._is_free(shown, edit) or belongs_there(shown, edit, self.level)
            if over > 0 and not free:
                found.append((over, edit))
        return sure_from(found, _BEGUN_ROOM)

    def _weighed_by(
        self, shown: str, trees: Trees, least: Sequence[float], edits: Iterable[Candidate], weigher: Figures
    ) -> list[Slip]:
        """The edits above the least score of hints, sure above that of warnings."""
        hint, warning = least
        scored = ((trees.score(weigher.on_demand(edit), edit.kind), edit) for edit in edits)
        found = [(score, edit) for score, edit in scored if score > hint and not self._is_free(shown, edit)]
        found = [
            (score, edit)
            for score, edit in found
            if not (in_term(shown, edit) or belongs_there(shown, edit, self.level))
        ]
        sure = {edit for score, edit in found if score > warning}
        return [Slip(*edit, sure=edit in sure) for edit in surest(found)]

    def _is_free(self, text: str, slip: Candidate) -> bool:
        return is_usual(text, slip, self.level) or combines_freely(text, slip, self.confusions.word_list)

    def _before_its_like(self, text: str, slip: Candidate) -> bool:
        """Whether a character that stands twice is a word, and the second one the beginning of the next: 就|就业."""
        char = text[slip.start]
        if slip.kind is not Kind.DOUBLED or char not in vetoes().before_their_like.words:
            return False
        second = slip.start + 1 if text[slip.start + 1 : slip.start + 2] == char else slip.start
        return self._is_known_word(text[second : second + 2])

    def _of_two(self, text: str, slip: Candidate) -> bool:
        """Whether a doubled character ends one word and begins another: 大队|队长, 招标|标的."""
        for at in range(max(1, slip.start - 1), slip.start + 1):
            if text[at : at + 1] == text[at + 1 : at + 2] and self._is_known_word(text[at - 1 : at + 1]):
                return self._is_known_word(text[at + 1 : at + 3])
        return False

    def _is_known_word(self, pair: str) -> bool:
        return self._is_word(pair) or self.level(AS_WORD + pair) > 0 or pair in trade_words().pairs

    def _of_no_word(self, text: str, slip: Candidate) -> bool:
        """Whether the character makes a usual word with a neighbour, and the one written makes none that is known.

        Not where the neighbour belongs to a word on its far side (审查|促|安全), or the character to one on the other.
        Of a character left out: whether the strings over the gap are unknown and with it usual.
        """
        if slip.kind is Kind.MISSING:
            before, after = text[slip.start - 2 : slip.start], text[slip.start : slip.start + 2]
            if self.level(before + after[:1]) or self.level(before[-1:] + after):
                return False
            wholes = before + slip.right + after[:1], before[-1:] + slip.right + after
            return any(self.level(whole) >= _USUAL for whole in wholes)
        at, right, char = slip.start, slip.right, text[slip.start]
        before, after = text[at - 1], text[at + 1]
        for wrong, good, other, beyond in (
            (before + char, before + right, char + after, text[max(0, at - 2) : at]),
            (char + after, right + after, before + char, text[at + 1 : at + 3]),
        ):
            usual = good in self.confusions.word_list and self.level(good) >= _USUAL
            if usual and not self.level(wrong) and not any(map(self._is_word, (wrong, other, beyond))):
                return True
        return False

    def _is_word(self, pair: str) -> bool:
        return pair in self.confusions.word_list or (len(pair) > 1 and near_misses().is_word(pair))

    def level(self, string: str) -> int:
        """How common a string is, 0 to 15."""
        return self.counts.level(string)


@cache
def detector() -> Detector:
    """The detector over the tables of the program, read once; raises ResourceError when they are damaged."""
    try:
        data = bytes_of("model.json.gz")
        model = prepared("model", data, lambda: parsed(unpacked(data)))
        table = StringTable(mapped("strings.bin"))
        confusions = Confusions(*map(rows_of, ("sounds.tsv", "shapes.bin", "words.tsv.gz")))
        neighbours = Neighbours(rows_of("pairs.bin"), rows_of("between.bin"))
        habits = {char: int(habit) for habit, characters in rows_of("alone.tsv") for char in characters}
        vectors = WordVectors(mapped("vectors.bin"))
        contexts = Contexts(table, StringTable(mapped("contexts.bin")), rows_of("contexts.tsv.gz"), confusions)
        return Detector(table, neighbours, confusions, vectors, weights_of(model), habits, contexts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 slips 有误，请重新安装。", detail=str(error)) from error
