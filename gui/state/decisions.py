"""The user's decisions about the shown draft: how every finding stands, and undo for every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from core.base.errors import GoujiError
from core.review.decisions import (
    Book,
    Comparison,
    Decidable,
    DecisionStore,
    Fingerprint,
    Identity,
    Record,
    Ruling,
    Standing,
    State,
    WordList,
    WordSource,
    compare,
    standings,
    tally,
    word_of,
)
from core.review.decisions.records import Tally
from core.review.decisions.store import now
from gui.state.listed_findings import Draft, Entry, Kind


@dataclass(frozen=True)
class Snapshot:
    """A draft as it stood before it was checked again."""

    draft: Draft
    prints: tuple[Fingerprint, ...]
    stands: tuple[Standing, ...]


class Rulings(QObject):
    """``changed`` when any finding stands differently, ``noticed(sentence)`` on trouble with the files,
    ``touched(Entry)`` where a change was undone or redone, ``outdated`` when only a new check can show what changed.

    ``folder`` is the user's data folder; without one nothing outlives the session. Every draft has an undo stack of
    its own; the one of the shown draft is the active one of ``undo``.
    """

    changed = Signal()
    noticed = Signal(str)
    touched = Signal(object)
    outdated = Signal()

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = DecisionStore(folder / "decisions" if folder else None)
        self._words: WordSource = WordList()
        self.undo = QUndoGroup(self)
        self._stacks: dict[Path, QUndoStack] = {}
        self._books: dict[Path, Book] = {}
        self._draft: Draft | None = None
        self._outcomes: tuple[Decidable, ...] = ()
        self._prints: tuple[Fingerprint, ...] = ()
        self._word_of: tuple[str | None, ...] = ()
        self._stands: tuple[Standing, ...] = ()

    def use(self, words: WordSource) -> None:
        """Take the allowed words from there."""
        self._words = words
        self._refresh()

    # Following the session

    def show(self, draft: Draft | None) -> None:
        """Take up a draft that was checked: its decisions are looked up and matched to its findings."""
        self._draft = draft
        self._outcomes, self._prints, self._word_of = (), (), ()
        if draft is not None:
            checked = draft.checked
            self._outcomes = (*checked.result.findings, *checked.result.not_assessable)
            self._prints = draft.prints
            self._word_of = tuple(word_of(outcome, checked.document) for outcome in self._outcomes)
            identity = Identity.of(checked.report, str(checked.path))
            self._books[checked.path] = self._store.book(identity)
            self._tell()
            self.undo.setActiveStack(self._stack(checked.path))
        else:
            self.undo.setActiveStack(None)  # type: ignore[arg-type]
        self._stand()

    def forget(self, path: Path) -> None:
        """The draft was put away; what was decided stays on the disk."""
        self._books.pop(path, None)
        stack = self._stacks.pop(path, None)
        if stack is not None:
            self.undo.removeStack(stack)
            stack.deleteLater()

    def snapshot(self) -> Snapshot | None:
        """The shown draft as it stands now, for comparing after a new check."""
        return Snapshot(self._draft, self._prints, self._stands) if self._draft else None

    def since(self, earlier: Snapshot) -> Comparison:
        """What became of the findings of an earlier check."""
        return compare(earlier.prints, self._prints)

    def counted(self, kinds: frozenset[Kind], of: Snapshot | None = None) -> set[int]:
        """Indexes of the findings of these kinds that stand, now or in an earlier snapshot."""
        snapshot = of or self.snapshot()
        if snapshot is None:
            return set()
        pairs = zip(snapshot.draft.entries, snapshot.stands, strict=True)
        return {entry.index for entry, standing in pairs if entry.kind in kinds and standing.state.stands}

    def _stack(self, path: Path) -> QUndoStack:
        if path not in self._stacks:
            self._stacks[path] = QUndoStack(self)
            self.undo.addStack(self._stacks[path])
        return self._stacks[path]

    @property
    def _book(self) -> Book | None:
        return self._books.get(self._draft.checked.path) if self._draft else None

    def _stand(self) -> None:
        book = self._book
        allowed = [word in self._words.allowed_words for word in self._word_of]
        self._stands = standings(self._prints, book.records, allowed) if book else ()

    def _tell(self) -> None:
        book = self._book
        if book is not None and book.notice:
            notice, book.notice = book.notice, ""
            self.noticed.emit(notice)

    # Asking

    def standing(self, entry: Entry) -> Standing:
        """How a finding of the shown draft stands."""
        return self._stands[entry.index] if self._is_shown(entry) else Standing()

    def state(self, entry: Entry) -> State:
        """The same in one word."""
        return self.standing(entry).state

    def word(self, entry: Entry) -> str | None:
        """The word that could be allowed everywhere, None where the finding is not about one."""
        return self._word_of[entry.index] if self._is_shown(entry) else None

    def outcome(self, entry: Entry) -> Decidable | None:
        """The finding behind a line of the list."""
        return self._outcomes[entry.index] if self._is_shown(entry) else None

    def tally(self) -> Tally:
        """How many findings stand, and how many were set aside."""
        return tally(self._outcomes, self._stands)

    def reopened(self) -> int:
        """How many decided findings rest on other numbers now."""
        return sum(standing.reopened for standing in self._stands)

    def _is_shown(self, entry: Entry) -> bool:
        entries = self._draft.entries if self._draft else ()
        return entry.index < len(entries) and entries[entry.index] is entry

    # Deciding

    def rule(self, entry: Entry, ruling: Ruling | None, reason: str = "") -> None:
        """Adopt or ignore one place, or with None put it back to the pending ones; its note stays.

        An entry of a draft that has been read anew meanwhile is passed over, here and in the other decisions.
        """
        if not self._is_shown(entry):
            return
        standing = self.standing(entry)
        keeps_nothing = ruling is None and not standing.note
        new = None if keeps_nothing else Record(self._prints[entry.index], ruling, reason, standing.note, now())
        text = {Ruling.ADOPTED: "采纳", Ruling.IGNORED: "忽略此处", None: "恢复待处理"}[ruling]
        self._push(_Change(self, entry, standing.record, new, f"“{text}”"))

    def annotate(self, entry: Entry, note: str, session: int = 0) -> None:
        """Write the note of one place; changes of one editing ``session`` are undone in one step."""
        standing = self.standing(entry)
        if note == standing.note or not self._is_shown(entry):
            return
        old = standing.record
        if old is not None:
            new = replace(old, note=note, at=now())  # a note decides nothing: what was decided upon stays as it is
        else:
            new = Record(self._prints[entry.index], None, "", note, now())
        if new.ruling is None and not note:
            new = None
        self._push(_Change(self, entry, old, new, "“批注”", session))

    def allow(self, entry: Entry, allowed: bool = True) -> None:
        """Put the finding's word on the office's list, or take it off."""
        word = self.word(entry)
        if word is not None:
            self._push(_Allowance(self, entry, word, allowed))

    def _push(self, command: QUndoCommand) -> None:
        stack = self.undo.activeStack()
        if stack is not None:
            stack.push(command)

    def put(self, path: Path, old: Record | None, new: Record | None) -> None:
        """For the undo stack: change the book of a draft."""
        book = self._books.get(path)
        if book is not None:
            book.change(old, new)
            self._refresh()

    def touch(self, path: Path, print_: Fingerprint) -> None:
        """For the undo stack: tell where something was undone or redone."""
        if self._draft is not None and self._draft.checked.path == path:
            for entry, own in zip(self._draft.entries, self._prints, strict=True):
                if print_.holds_for(own):
                    self.touched.emit(entry)
                    return

    def put_word(self, word: str, allowed: bool) -> None:
        """For the undo stack: change the office's list. A word that the last check knew already needs a new check."""
        try:
            self._words.allow_word(word, allowed)
        except GoujiError as error:
            self.noticed.emit(error.message)
        self._refresh()
        if not allowed and word not in self._word_of:
            self.outdated.emit()

    def _refresh(self) -> None:
        self._stand()
        self._tell()
        self.changed.emit()


class _Change(QUndoCommand):
    """One place decided differently."""

    def __init__(
        self, rulings: Rulings, entry: Entry, old: Record | None, new: Record | None, text: str, session: int = 0
    ) -> None:
        super().__init__(f"{text}（第 {entry.number} 处）")
        assert rulings.undo.activeStack() is not None
        snapshot = rulings.snapshot()
        assert snapshot is not None
        self.path = snapshot.draft.checked.path
        self.old, self.new, self.session = old, new, session
        self._rulings = rulings
        self._print = snapshot.prints[entry.index]
        self._done = False

    def redo(self) -> None:
        self._rulings.put(self.path, self.old, self.new)
        if self._done:
            self._rulings.touch(self.path, self._print)
        self._done = True

    def undo(self) -> None:
        self._rulings.put(self.path, self.new, self.old)
        self._rulings.touch(self.path, self._print)

    def id(self) -> int:
        return 1 if self.session else -1

    def mergeWith(self, other: QUndoCommand, /) -> bool:
        """Keystrokes of one editing session are one step."""
        if not isinstance(other, _Change) or other.session != self.session:
            return False
        self.new = other.new
        return True


class _Allowance(QUndoCommand):
    """One word allowed, or no longer."""

    def __init__(self, rulings: Rulings, entry: Entry, word: str, allowed: bool) -> None:
        super().__init__(f"“不再提示”{word}" if allowed else f"恢复提示“{word}”")
        self._rulings, self._word, self._allowed = rulings, word, allowed

    def redo(self) -> None:
        self._rulings.put_word(self._word, self._allowed)

    def undo(self) -> None:
        self._rulings.put_word(self._word, not self._allowed)
