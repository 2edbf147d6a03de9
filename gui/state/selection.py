"""What is selected in the shown draft, and which of its findings are shown at all. Panes meet here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from core.model.document import Span
from core.review.decisions import State
from gui.state.decisions import Rulings
from gui.state.listed_findings import Draft, Entry, Kind
from gui.state.locations import Place, PlaceIndex


class Selection(QObject):
    """A pane calls ``select`` or ``pick`` and listens to ``selected``; it never calls another pane.

    ``selected(Entry | None)``, ``pointed(Place | None)``, ``shading_changed()``; ``kinds_changed()`` tells that other
    findings are shown now, for whatever reason.
    """

    selected = Signal(object)
    kinds_changed = Signal()
    pointed = Signal(object)
    shading_changed = Signal()

    def __init__(self, rulings: Rulings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rulings = rulings
        rulings.changed.connect(self._ruled)
        self.draft: Draft | None = None
        self.entry: Entry | None = None
        self.place: Place | None = None
        self.shading: tuple[Span, ...] = ()
        self.fresh: frozenset[Entry] = frozenset()  # findings that the last re-check brought
        self.kinds: frozenset[Kind] = frozenset({Kind.ERROR, Kind.WARNING, Kind.OPEN})
        self.states: frozenset[State] = frozenset({State.PENDING, State.ADOPTED})
        self._hidden: frozenset[Entry] = frozenset()
        self._visible: tuple[Entry, ...] = ()
        self._shown: frozenset[Entry] = frozenset()
        self._places: tuple[Draft, PlaceIndex] | None = None

    def select(self, entry: Entry | None) -> None:
        """Select an entry everywhere. Selecting what is selected does nothing, so panes cannot chase each other."""
        if entry is self.entry:
            return
        self.point(None)
        self.entry = entry
        if entry is not None and entry.kind not in self.kinds:
            self.set_kinds(self.kinds | {entry.kind})
        if entry is not None and self.rulings.state(entry) not in self.states:
            self.set_states(self.states | {self.rulings.state(entry)})
        self.selected.emit(entry)

    def pick(self, candidates: Iterable[Entry]) -> None:
        """A place was clicked: select its entry; where several share it, the next one at each click."""
        shown = [entry for entry in candidates if self.shows(entry)]
        if not shown:
            return
        if self.entry in shown:
            self.select(shown[(shown.index(self.entry) + 1) % len(shown)])
        else:
            self.select(shown[0])

    @property
    def places(self) -> PlaceIndex | None:
        """The places of the shown draft."""
        if self.draft is None:
            return None
        if self._places is None or self._places[0] is not self.draft:
            self._places = (self.draft, PlaceIndex(self.draft))
        return self._places[1]

    def touch(self, candidates: Iterable[Entry], place: Place | None) -> None:
        """A place was clicked: select the finding there; where there is none, or none but it, point at the place."""
        shown = [entry for entry in candidates if self.shows(entry)]
        if shown and shown != [self.entry]:
            self.point(None)
            self.pick(shown)
        else:
            self.point(place)

    def point(self, place: Place | None) -> None:
        """Show a place in every pane without selecting a finding; the selected one stays."""
        if place is None and self.place is None:
            return
        self.place = place
        self.pointed.emit(place)

    def set_shading(self, spans: Iterable[Span]) -> None:
        """Shade stretches of the text that are no findings (sentences taken over from last year)."""
        chosen = tuple(spans)
        if chosen != self.shading:
            self.shading = chosen
            self.shading_changed.emit()

    def set_kinds(self, kinds: Iterable[Kind]) -> None:
        """Choose which kinds are listed and marked."""
        chosen = frozenset(kinds)
        if chosen != self.kinds:
            self.kinds = chosen
            self._ruled()

    def set_states(self, states: Iterable[State]) -> None:
        """Choose whether pending, adopted, ignored findings and allowed words are listed and marked."""
        chosen = frozenset(states)
        if chosen != self.states:
            self.states = chosen
            self._ruled()

    def _ruled(self) -> None:
        """Other findings are shown than before."""
        self._sort_out()
        if self.entry is not None and not self.shows(self.entry):
            self.select(None)
        self.kinds_changed.emit()

    def _sort_out(self) -> None:
        """Work out what is shown; every pane asks for it, again and again."""
        entries = self.draft.entries if self.draft else ()
        self._hidden = frozenset(e for e in entries if self.rulings.state(e) not in self.states)
        self._visible = tuple(e for e in entries if e.kind in self.kinds and e not in self._hidden)
        self._shown = frozenset(self._visible)

    def shows(self, entry: Entry) -> bool:
        """True for entries of the chosen kinds and states."""
        return entry in self._shown

    def visible(self) -> Sequence[Entry]:
        """Entries of the chosen kinds and states."""
        return self._visible

    def hidden(self) -> frozenset[Entry]:
        """Entries set aside by their state."""
        return self._hidden
