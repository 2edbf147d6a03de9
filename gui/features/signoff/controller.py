"""Signing: opens the dialog, writes signatures down, and tells of a draft that was changed after it was signed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from core.review.signoff import Role, SignOff, SignOffStore, SignOffStoreError, hindrance, sign
from core.review.verdict import decided_verdict
from gui.features.feature import Feature, Slots, WindowParts
from gui.state.changed_places import point_at_change
from gui.state.listed_findings import CheckedDraft, Kind
from gui.style.accessibility import describe
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from core.review.decisions import Decidable, Standing
    from core.review.versions import CellChange, TextChange
    from gui.features.signoff.dialog import SignOffDialog


class SignOffFeature(Feature):
    """Owns the store of signatures and the dialog, which is made when it is first asked for."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._store = SignOffStore(self._settings.data_folder)
        self._session.draft_shown.connect(self._tell_void)
        self._session.shown_changed.connect(self._refresh)
        self._session.draft_changed.connect(lambda _draft: self._refresh())

    @cached_property
    def dialog(self) -> SignOffDialog:
        """The dialog."""
        from gui.features.signoff.dialog import SignOffDialog

        dialog = SignOffDialog(self._parts.window)
        dialog.name.setText(self._settings.signer)
        dialog.signed.connect(self._sign)
        dialog.chosen.connect(self._go_to)
        describe((dialog,))
        return dialog

    def slots(self) -> Slots:
        """One action."""
        return {"sign": self.show}

    def update_actions(self) -> None:
        """A draft can be signed while it is in front."""
        self._actions["sign"].setEnabled(self._parts.draft_in_front)

    def show(self) -> None:
        """The dialog over the shown draft."""
        if self._session.draft is not None:
            self.dialog.show()
            self._refresh()
            (self.dialog.name if self.dialog.hindrance.text() == "" else self.dialog.history).setFocus()

    def history(self) -> tuple[SignOff, ...]:
        """The signatures under the shown draft, the latest first; none where they cannot be read, which is said."""
        draft = self._session.draft
        if draft is None:
            return ()
        try:
            return self._store.history(draft.identity)
        except SignOffStoreError as error:
            self._parts.desk.banner.show_message(BannerMessage(error.message, Kind.WARNING))
            return ()

    def _refresh(self) -> None:
        draft = self._session.draft
        if "dialog" not in self.__dict__ or not self.dialog.isVisible():
            return
        if draft is None:  # closed beneath the dialog
            self.dialog.hide()
            return
        report, outcomes, stands = draft.checked.report, *self._standing(draft)
        year = f"{report.year}年" if report.year else ""
        what = f"{report.organ or '单位未识别'}　{year}　{draft.checked.path.name}"
        verdict = decided_verdict(draft.checked.result, self._session.decisions.tally()).sentence
        self.dialog.show_draft(report, what, verdict, hindrance(outcomes, stands), self.history())

    def _standing(self, draft: CheckedDraft) -> tuple[list[Decidable], list[Standing]]:
        decisions = self._session.decisions
        result = draft.checked.result
        return [*result.findings, *result.not_assessable], [decisions.standing(finding) for finding in draft.findings]

    def _sign(self, name: str, role: Role) -> None:
        draft = self._session.draft
        if draft is None:
            return
        try:
            self._store.add(sign(draft.checked, self._standing(draft)[1], name, role))
        except SignOffStoreError as error:
            self.dialog.hindrance.setText(error.message)
            self.dialog.hindrance.show()
            return
        except ValueError:  # a decision was taken back meanwhile: the dialog says so
            self._refresh()
            return
        self._settings.signer = name
        self._parts.show_message(f"已签名：{role.label}　{name}")
        self._refresh()

    def _tell_void(self) -> None:
        """Say that a draft was changed after it was signed, or that the signature still holds."""
        draft, history = self._session.draft, self.history()
        if draft is None or not history:
            return
        report, latest = draft.checked.report, history[0]
        changes = latest.changes(report)
        if not changes:
            self._parts.show_message(f"已签名：{latest.line}；其后稿件没有改动")
            return
        text = f"签名以后稿件有改动，签名不再有效（{latest.line}）：{changes.sentence(report.form)}"
        self._parts.desk.banner.show_message(BannerMessage(text, Kind.WARNING, (("查看", self.show),)))

    def _go_to(self, change: CellChange | TextChange) -> None:
        """Show a difference in the panes."""
        point_at_change(self._session, change)
