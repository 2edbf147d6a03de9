"""What is selected in the shown draft, and which of its findings are shown at all. Panes meet here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.review.decisions import State
from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
from gui.state.locations import Location, LocationIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.model.document import Span
    from core.review.decisions import Standing
    from gui.state.decisions import Decisions


class Selection(QObject):
    """A pane calls ``select`` or ``select_among`` and listens to ``selected``; it never calls another pane.

    Signals: ``selected(ListedFinding | None)``, ``pointed(Location | None)``, ``shading_changed()``,
    ``ticks_changed()``, and ``shown_changed()`` when other findings are shown than before, for whatever reason.
    """

    selected = Signal(object)
    shown_changed = Signal()
    pointed = Signal(object)
    shading_changed = Signal()
    ticks_changed = Signal()

    def __init__(self, decisions: Decisions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decisions = decisions
        decisions.changed.connect(self._update_shown)
        self.draft: CheckedDraft | None = None
        self.finding: ListedFinding | None = None
        self.location: Location | None = None
        self.shading: tuple[Span, ...] = ()
        self.ticks = True  # numbers that were found right have a tick
        self.new_findings: frozenset[ListedFinding] = frozenset()  # findings that the last re-check brought
        self.kinds: frozenset[Kind] = frozenset({Kind.ERROR, Kind.WARNING, Kind.OPEN})
        self.states: frozenset[State] = frozenset({State.PENDING, State.ADOPTED})
        self._hidden: frozenset[ListedFinding] = frozenset()
        self._ignored: frozenset[ListedFinding] = frozenset()
        self._visible: tuple[ListedFinding, ...] = ()
        self._shown: frozenset[ListedFinding] = frozenset()
        self._progress = (0, 0)
        self._locations: tuple[CheckedDraft, LocationIndex] | None = None
        self._stood: tuple[CheckedDraft | None, tuple[Standing, ...]] = (None, ())
        #: What stands or is shown otherwise than before the last ``shown_changed``: all that a pane has to do anew.
        self.altered: frozenset[ListedFinding] = frozenset()

    def select(self, finding: ListedFinding | None) -> None:
        """Select a finding everywhere. Selecting what is selected does nothing, so panes cannot chase each other."""
        if finding is self.finding:
            return
        self.point_at(None)
        self.finding = finding
        if finding is not None and finding.kind not in self.kinds:
            self.set_kinds(self.kinds | {finding.kind})
        if finding is not None and self.decisions.state(finding) not in self.states:
            self.set_states(self.states | {self.decisions.state(finding)})
        self.selected.emit(finding)

    def select_among(self, candidates: Iterable[ListedFinding]) -> None:
        """A location was clicked: select its finding; where several share it, the next one at each click."""
        shown = [finding for finding in candidates if self.shows(finding)]
        if not shown:
            return
        if self.finding in shown:
            self.select(shown[(shown.index(self.finding) + 1) % len(shown)])
        else:
            self.select(shown[0])

    @property
    def locations(self) -> LocationIndex | None:
        """The locations of the shown draft."""
        if self.draft is None:
            return None
        if self._locations is None or self._locations[0] is not self.draft:
            self._locations = (self.draft, LocationIndex(self.draft))
        return self._locations[1]

    def location_at(self, offset: int) -> Location | None:
        """What can be pointed at there: a cell, a checked number, and while hatched a sentence of last year."""
        if self.locations is None:
            return None
        found = self.locations.at(offset)
        return self.locations.of_copied(offset) if found is None and self.shading else found

    def location_at_point(self, page: int, x: float, y: float) -> Location | None:
        """The same at a point of a page."""
        if self.locations is None:
            return None
        found = self.locations.at_point(page, x, y)
        return self.locations.copied_at_point(page, x, y) if found is None and self.shading else found

    def tip(self, findings: Iterable[ListedFinding], location: Location | None) -> str:
        """What is told where the mouse rests: the findings shown there, and that a sentence is last year's."""
        shown = [finding for finding in findings if self.shows(finding)]
        told = [finding.tip for finding in shown]
        if location is not None and location.copied is not None and not self._besides(shown, location):
            told.append("沿用去年的句子，点一下看去年写的是什么")
        return "\n".join(told)

    @staticmethod
    def _besides(findings: Sequence[ListedFinding], location: Location | None) -> list[ListedFinding]:
        """Findings less those that a hatched sentence answers for: that so many were copied marks each of them."""
        if location is None or location.copied is None:
            return list(findings)
        return [e for e in findings if not any(mark.spans == location.spans for mark in e.marks)]

    def click(self, candidates: Iterable[ListedFinding], location: Location | None) -> None:
        """A location was clicked: select the next finding there, or point at the location when there is no other."""
        shown = self._besides([finding for finding in candidates if self.shows(finding)], location)
        if shown and shown != [self.finding]:
            self.point_at(None)
            self.select_among(shown)
        else:
            self.point_at(location)

    def point_at(self, location: Location | None) -> None:
        """Show a location in every pane without selecting a finding; the selected one stays."""
        if location is None and self.location is None:
            return
        self.location = location
        self.pointed.emit(location)

    def set_shading(self, spans: Iterable[Span]) -> None:
        """Shade stretches of the text that are no findings (sentences taken over from last year)."""
        chosen = tuple(spans)
        if chosen != self.shading:
            self.shading = chosen
            self.shading_changed.emit()

    def set_ticks(self, on: bool) -> None:
        """Show a tick beside numbers that were found right, or leave it out."""
        if on != self.ticks:
            self.ticks = on
            self.ticks_changed.emit()

    def set_kinds(self, kinds: Iterable[Kind]) -> None:
        """Choose which kinds are listed and marked."""
        chosen = frozenset(kinds)
        if chosen != self.kinds:
            self.kinds = chosen
            self._update_shown()

    def set_states(self, states: Iterable[State]) -> None:
        """Choose whether pending, adopted, ignored findings and allowed words are listed and marked."""
        chosen = frozenset(states)
        if chosen != self.states:
            self.states = chosen
            self._update_shown()

    def _update_shown(self) -> None:
        """Other findings are shown than before."""
        self._compute_shown()
        if self.finding is not None and not self.shows(self.finding):
            self.select(None)
        self.shown_changed.emit()

    def _compute_shown(self) -> None:
        """Work out once which findings are shown; every pane asks for it often."""
        findings = self.draft.findings if self.draft else ()
        states = [standing.state for standing in self.decisions.stands[: len(findings)]]
        pairs = list(zip(findings, states, strict=True))
        self._hidden = frozenset(e for e, state in pairs if state not in self.states)
        self._ignored = frozenset(e for e, state in pairs if state is State.IGNORED)
        self._visible = tuple(e for e in findings if e.kind in self.kinds and e not in self._hidden)
        chosen = [state for e, state in pairs if e.kind in self.kinds]
        self._progress = (sum(state is not State.PENDING for state in chosen), len(chosen))
        before, self._shown = self._shown, frozenset(self._visible)
        stands = self.decisions.stands if self.draft else ()
        draft, stood = self._stood
        self._stood = (self.draft, stands)
        if draft is self.draft and len(stood) == len(findings):
            pairs = zip(findings, stood, stands, strict=True)
            self.altered = frozenset(e for e, then, now in pairs if then != now) | (before ^ self._shown)
        else:
            self.altered = frozenset(findings)

    def progress(self) -> tuple[int, int]:
        """(findings of the chosen kinds that are decided, all findings of these kinds)."""
        return self._progress

    def shows(self, finding: ListedFinding) -> bool:
        """True for findings of the chosen kinds and states."""
        return finding in self._shown

    def visible(self) -> Sequence[ListedFinding]:
        """Entries of the chosen kinds and states."""
        return self._visible

    def hidden(self) -> frozenset[ListedFinding]:
        """Entries set aside by their state."""
        return self._hidden

    def ignored(self) -> frozenset[ListedFinding]:
        """Entries that the user has ignored: no longer reported, but not right either."""
        return self._ignored
