"""The user's decisions about the shown draft: how every finding stands, and undo for every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from core.base.errors import GoujiError
from core.base.sound_text import sound_text
from core.review.decisions import (
    Book,
    Comparison,
    Decidable,
    Decision,
    DecisionStore,
    Fingerprint,
    Record,
    Standing,
    State,
    WordList,
    WordSource,
    compare,
    kind_key,
    standings,
    tally,
    word_of,
)
from core.review.decisions.store import now
from core.review.parts import PartState, part_states
from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from pathlib import Path

    from core.review.decisions.records import Tally

_RETRY = 10_000  # milliseconds between attempts to write what the disk has refused


@dataclass(frozen=True)
class Snapshot:
    """A draft as it stood before it was checked again."""

    draft: CheckedDraft
    prints: tuple[Fingerprint, ...]
    stands: tuple[Standing, ...]


class Decisions(QObject):
    """The decisions on every open draft, and undo for each of them.

    Signals: ``changed`` when any finding stands differently, ``file_problem(sentence)`` when the files of decisions
    cannot be read or written, ``replayed(ListedFinding)`` where a change was undone or redone, ``recheck_needed``
    when only a new check can show what changed.

    ``folder`` is the user's data folder; without one nothing outlives the session. ``words`` holds the allowed words.
    Every draft has an undo stack of its own; the one of the shown draft is the active one of ``undo``.
    """

    changed = Signal()
    file_problem = Signal(str)
    replayed = Signal(object)
    recheck_needed = Signal()

    def __init__(
        self, folder: Path | None = None, words: WordSource | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = DecisionStore(folder / "decisions" if folder else None)
        self._words: WordSource = WordList() if words is None else words
        self.undo = QUndoGroup(self)
        self._stacks: dict[Path, QUndoStack] = {}
        self._books: dict[Path, Book] = {}
        self._draft: CheckedDraft | None = None
        self._in_front = True
        self._outcomes: tuple[Decidable, ...] = ()
        self._prints: tuple[Fingerprint, ...] = ()
        self._word_of: tuple[str | None, ...] = ()
        self._kind_keys: tuple[Hashable | None, ...] = ()
        self._stands: tuple[Standing, ...] = ()
        self._retry = QTimer(self)  # runs while there are decisions that the disk has not taken
        self._retry.setInterval(_RETRY)
        self._retry.timeout.connect(self.save)

    # Following the session

    def show(self, draft: CheckedDraft | None) -> None:
        """Take up a draft that was checked: its decisions are looked up and matched to its findings."""
        self._draft = draft
        self._outcomes, self._prints, self._word_of, self._kind_keys = (), (), (), ()
        if draft is not None:
            checked = draft.checked
            self._outcomes = (*checked.result.findings, *checked.result.not_assessable)
            self._prints = draft.prints
            self._word_of = tuple(word_of(outcome, checked.document) for outcome in self._outcomes)
            self._books[checked.path] = self._store.book(draft.identity)
            self._report_problem()
        self._choose_stack()
        self._update_standings()

    def carried(self) -> tuple[str, Tally] | None:
        """The path of another draft whose decisions hold for the shown one too, and how its findings stand by them."""
        book = self._book
        if book is None or book.carried_from is None:
            return None
        stands = tally(self._outcomes, self._stands)
        return (book.carried_from, stands) if stands.adopted or stands.ignored else None

    def drop_carried(self) -> None:
        """Carry nothing over: the shown draft gets decisions of its own; the other draft keeps its own."""
        if self._draft is None:
            return
        path = self._draft.checked.path
        self._books[path] = self._store.set_apart(self._draft.identity)
        self._stack(path).clear()
        self._refresh()

    def set_in_front(self, on: bool) -> None:
        """Whether the shown draft is in front: what is hidden behind another page is not undone unseen."""
        self._in_front = on
        self._choose_stack()

    def _choose_stack(self) -> None:
        stack = self._stack(self._draft.checked.path) if self._draft and self._in_front else None
        self.undo.setActiveStack(stack)  # type: ignore[arg-type]

    def forget(self, path: Path) -> None:
        """The draft was closed; its decisions stay on the disk."""
        self._books.pop(path, None)
        stack = self._stacks.pop(path, None)
        if stack is not None:
            self.undo.removeStack(stack)
            stack.deleteLater()

    def snapshot(self) -> Snapshot | None:
        """The shown draft as it stands now, for comparing after a new check."""
        return Snapshot(self._draft, self._prints, self._stands) if self._draft else None

    def compare_with(self, earlier: Snapshot) -> Comparison:
        """What became of the findings of an earlier check."""
        return compare(earlier.prints, self._prints)

    def counted(self, kinds: frozenset[Kind], of: Snapshot | None = None) -> set[int]:
        """Indexes of the findings of these kinds that stand, now or in an earlier snapshot."""
        snapshot = of or self.snapshot()
        if snapshot is None:
            return set()
        pairs = zip(snapshot.draft.findings, snapshot.stands, strict=True)
        return {finding.index for finding, standing in pairs if finding.kind in kinds and standing.state.stands}

    def _stack(self, path: Path) -> QUndoStack:
        if path not in self._stacks:
            self._stacks[path] = QUndoStack(self)
            self.undo.addStack(self._stacks[path])
        return self._stacks[path]

    @property
    def _book(self) -> Book | None:
        return self._books.get(self._draft.checked.path) if self._draft else None

    def _update_standings(self) -> None:
        book = self._book
        allowed = [word in self._words.allowed_words for word in self._word_of]
        self._stands = standings(self._prints, book.records, allowed) if book else ()

    def save(self) -> bool:
        """Write what the disk has not taken yet; True when nothing is left to write."""
        if self._store.save():
            self._retry.stop()
            return True
        self._retry.start()
        return False

    def _report_problem(self) -> None:
        book = self._book
        if book is not None and book.unsaved:
            self._retry.start()
        if book is not None and book.notice:
            notice, book.notice = book.notice, ""
            self.file_problem.emit(notice)

    # Asking

    def standing(self, finding: ListedFinding) -> Standing:
        """How a finding of the shown draft stands."""
        return self._stands[finding.index] if self._is_shown(finding) else Standing()

    def state(self, finding: ListedFinding) -> State:
        """The state of a finding of the shown draft."""
        return self.standing(finding).state

    def word(self, finding: ListedFinding) -> str | None:
        """The word that could be allowed everywhere, None where the finding is not about one."""
        return self._word_of[finding.index] if self._is_shown(finding) else None

    def outcome(self, finding: ListedFinding) -> Decidable | None:
        """The finding behind a line of the list."""
        return self._outcomes[finding.index] if self._is_shown(finding) else None

    @property
    def stands(self) -> tuple[Standing, ...]:
        """How all findings of the shown draft stand, then what could not be checked."""
        return self._stands

    def tally(self) -> Tally:
        """How many findings stand, and how many were set aside."""
        return tally(self._outcomes, self._stands)

    def part_states(self) -> tuple[PartState, ...]:
        """How each part of the shown draft stands; nothing without a draft."""
        if self._draft is None:
            return ()
        stands = [standing.state.stands for standing in self._stands]
        return part_states(self._draft.checked.report, self._outcomes, stands)

    def reopened(self) -> int:
        """How many decided findings rest on other numbers now."""
        return sum(standing.reopened for standing in self._stands)

    def _is_shown(self, finding: ListedFinding) -> bool:
        findings = self._draft.findings if self._draft else ()
        return finding.index < len(findings) and findings[finding.index] is finding

    # Deciding

    def decide(self, finding: ListedFinding, decision: Decision | None, reason: str = "") -> None:
        """Adopt or ignore one place, or with None put it back to the pending ones; its note stays.

        A finding of a draft that has been read anew meanwhile is passed over, here and in the other decisions.
        """
        if not self._is_shown(finding):
            return
        self._push(self._change(finding, decision, reason))

    def _change(self, finding: ListedFinding, decision: Decision | None, reason: str) -> _Change:
        standing = self.standing(finding)
        reason = sound_text(reason)
        keeps_nothing = decision is None and not standing.note
        new = None if keeps_nothing else Record(self._prints[finding.index], decision, reason, standing.note, now())
        text = {Decision.ADOPTED: "要改", Decision.IGNORED: "忽略此处", None: "恢复待处理"}[decision]
        return _Change(self, finding, standing.record, new, f"“{text}”")

    def alike(self, finding: ListedFinding) -> list[ListedFinding]:
        """The pending findings of one kind with this one, itself among them; empty where it has no fellows."""
        if self._draft is None or not self._is_shown(finding):
            return []
        if not self._kind_keys:  # once for a draft: this is asked at every step through the list
            pairs = zip(self._outcomes, self._prints, strict=True)
            self._kind_keys = tuple(kind_key(outcome, print_) for outcome, print_ in pairs)
        keys = self._kind_keys
        own = keys[finding.index]
        fellows = [e for e, key in zip(self._draft.findings, keys, strict=True) if key == own]
        pending = [e for e in fellows if self.state(e) is State.PENDING]
        return pending if own is not None and len(pending) > 1 else []

    def ignore_all(self, findings: Sequence[ListedFinding], reason: str = "") -> None:
        """Ignore several places in one step of undo."""
        changes = [self._change(finding, Decision.IGNORED, reason) for finding in findings if self._is_shown(finding)]
        if changes:
            self._push(_Together(self, changes, f"“忽略同类 {len(changes)} 处”"))

    def annotate(self, finding: ListedFinding, note: str, session: int = 0) -> None:
        """Write the note of one place; changes of one editing ``session`` are undone in one step."""
        standing = self.standing(finding)
        note = sound_text(note)
        if note == standing.note or not self._is_shown(finding):
            return
        old = standing.record
        if old is not None:
            new = replace(old, note=note, at=now())  # a note decides nothing: what was decided upon stays as it is
        else:
            new = Record(self._prints[finding.index], None, "", note, now())
        if new.decision is None and not note:
            new = None
        self._push(_Change(self, finding, old, new, "“备注”", session))

    def allow(self, finding: ListedFinding, allowed: bool = True) -> None:
        """Put the finding's word on the office's list, or take it off."""
        word = self.word(finding)
        if word is not None:
            self._push(_Allowance(self, finding, word, allowed))

    def _push(self, command: QUndoCommand) -> None:
        stack = self.undo.activeStack()
        if stack is not None:
            stack.push(command)

    def replace_records(self, path: Path, changes: Iterable[tuple[Record | None, Record | None]]) -> None:
        """For the undo stack: change the book of a draft; each pair is what stood there and what is to stand there."""
        book = self._books.get(path)
        if book is not None:
            book.change_all(changes)
            self._refresh()

    def show_replayed(self, path: Path, print_: Fingerprint) -> None:
        """For the undo stack: report where something was undone or redone."""
        if self._draft is not None and self._draft.checked.path == path:
            for finding, own in zip(self._draft.findings, self._prints, strict=True):
                if print_.holds_for(own):
                    self.replayed.emit(finding)
                    return

    def set_word_allowed(self, word: str, allowed: bool) -> None:
        """For the undo stack: change the office's list. A word that the last check knew already needs a new check."""
        try:
            self._words.allow_word(word, allowed)
        except GoujiError as error:
            self.file_problem.emit(error.message)
        self._refresh()
        if not allowed and word not in self._word_of:
            self.recheck_needed.emit()

    def _refresh(self) -> None:
        self._update_standings()
        self._report_problem()
        self.changed.emit()


class _Change(QUndoCommand):
    """One place decided differently."""

    def __init__(
        self,
        decisions: Decisions,
        finding: ListedFinding,
        old: Record | None,
        new: Record | None,
        text: str,
        session: int = 0,
    ) -> None:
        super().__init__(f"{text}（第 {finding.number} 处）")
        assert decisions.undo.activeStack() is not None
        snapshot = decisions.snapshot()
        assert snapshot is not None
        self.path = snapshot.draft.checked.path
        self.old, self.new, self.session = old, new, session
        self._decisions = decisions
        self.print_ = snapshot.prints[finding.index]
        self._done = False

    def redo(self) -> None:
        self._decisions.replace_records(self.path, [(self.old, self.new)])
        if self._done:
            self._decisions.show_replayed(self.path, self.print_)
        self._done = True

    def undo(self) -> None:
        self._decisions.replace_records(self.path, [(self.new, self.old)])
        self._decisions.show_replayed(self.path, self.print_)

    def id(self) -> int:
        return 1 if self.session else -1

    def mergeWith(self, other: QUndoCommand, /) -> bool:
        """Keystrokes of one editing session are one step."""
        if not isinstance(other, _Change) or other.session != self.session:
            return False
        self.new = other.new
        return True


class _Together(QUndoCommand):
    """Several places of one draft decided in one step, written down and shown once."""

    def __init__(self, decisions: Decisions, changes: Sequence[_Change], text: str) -> None:
        super().__init__(text)
        self._decisions, self._changes, self._done = decisions, changes, False

    def redo(self) -> None:
        first = self._changes[0]
        self._decisions.replace_records(first.path, [(change.old, change.new) for change in self._changes])
        if self._done:
            self._decisions.show_replayed(first.path, first.print_)
        self._done = True

    def undo(self) -> None:
        first = self._changes[0]
        self._decisions.replace_records(first.path, [(change.new, change.old) for change in self._changes])
        self._decisions.show_replayed(first.path, first.print_)


class _Allowance(QUndoCommand):
    """One word allowed, or no longer."""

    def __init__(self, decisions: Decisions, finding: ListedFinding, word: str, allowed: bool) -> None:
        super().__init__(f"“不再提示”{word}" if allowed else f"恢复提示“{word}”")
        self._decisions, self._word, self._allowed = decisions, word, allowed

    def redo(self) -> None:
        self._decisions.set_word_allowed(self._word, self._allowed)

    def undo(self) -> None:
        self._decisions.set_word_allowed(self._word, not self._allowed)
