"""What stands beside the desk: the batch page, last year's report, settings and help. Binds them to the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from core.check.registry import Rule
from core.load.formats import ROSTER_SUFFIXES, dialog_filter
from core.model.profile import Profile
from gui.app.frame import Frame
from gui.features.batch.control import BatchControl, is_batch
from gui.features.batch.runner import BatchRunner
from gui.features.help.window import HelpWindow
from gui.features.last_year.control import LastYear
from gui.features.last_year.strip import LastYearStrip
from gui.features.settings.dialog import SettingsDialog
from gui.features.settings.preferences import Preferences
from gui.jobs.dispatcher import Options
from gui.state.pasted import Pasted, dropped_files
from gui.state.session import Stage
from gui.style.theme import theme

_REPORTS = dialog_filter("年度报告")
_LISTS = dialog_filter("单位名单", ROSTER_SUFFIXES)


class Companions(QObject):
    """Made once by the window, after its panes and actions."""

    def __init__(self, window: Frame, runner: BatchRunner | None = None) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.batch = BatchControl(self._session, window.pages, window, runner)
        self.pasted = Pasted()
        self.last_year = LastYear(self._session, window.settings, self)
        self.preferences = Preferences(window.settings, self)
        self._session.decisions.use(self.preferences)
        self._profile = self.preferences.in_force.profile
        folder = window.settings.data_folder / "decisions"
        self.batch.options_for = lambda: {"profile": self.preferences.in_force.profile, "decisions": folder}
        self.help = HelpWindow(window, self._note)
        self.settings = SettingsDialog(self.preferences, window)
        self.strip = LastYearStrip(self.last_year, self._session)
        layout = window.desk.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.strip)
        self._session.options_for = self.options_for
        self._bind()

    def _bind(self) -> None:
        a, window_settings = self._window.actions_, self._window.settings
        for name, slot in {
            "folder": self.ask_folder, "batch": self.batch.toggle, "last_year": self.ask_last_year,
            "no_last_year": lambda: self.last_year.choose(None), "help": self.show_help, "guide": self.show_guide,
            "settings": self.show_settings, "paste": lambda: self.paste(QGuiApplication.clipboard().mimeData()),
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        a["differences"].setChecked(self.last_year.differences)
        a["differences"].toggled.connect(self.last_year.show_differences)
        self.batch.left.connect(self._window.show_desk)
        self.batch.refused.connect(lambda message: self._window.statusBar().showMessage(message, 8000))
        self._window.start.folder_asked.connect(self.ask_folder)
        self.batch.page.roster_asked.connect(self.ask_roster)
        self.strip.other_asked.connect(self.ask_last_year)
        self.last_year.changed.connect(self._follow)
        self.preferences.saved.connect(self._apply)
        self.preferences.changed.connect(self._preview)
        self.settings.finished.connect(lambda _result: self._recolour(window_settings.theme))
        self.settings.help_asked.connect(self.show_rule)
        self._window.desk.finding_actions.rule_asked.connect(self.show_settings)
        self._look()
        self._session.stage_changed.connect(lambda _stage: self.enable())
        self._window.pages.currentChanged.connect(lambda _index: self.enable())
        self.enable()

    def options_for(self, path: Path) -> Options:
        """Named arguments of the check of a draft."""
        options: dict[str, object] = {}
        if self.preferences.in_force.profile != Profile():
            options["profile"] = self.preferences.in_force.profile
        previous = self.last_year.previous_of(path)
        if previous is not None:
            options["previous"] = previous
        clip = self.pasted.clip(path)
        if clip is not None:
            options["pasted"] = clip
        return options

    # Drafts that come in

    def take(self, paths: list[Path]) -> bool:
        """Open what is a batch; False when it is not."""
        if not is_batch(paths):
            return False
        self.batch.open(paths)
        return True

    def paste(self, data: QMimeData) -> None:
        """Check what is on the clipboard: copied files, or the text of a draft."""
        files = dropped_files(data)
        if files:
            self._window.open_paths(files)
            return
        path = self.pasted.take(data)
        if path is None:
            self._window.statusBar().showMessage("剪贴板里没有文稿，请先复制年度报告全文或其中的表格再粘贴", 8000)
        else:
            self._session.open([path])

    def may_lay_beside(self, paths: list[Path]) -> bool:
        """True when what hovers over the window could be last year's report of the shown draft."""
        ready = self._session.stage is Stage.READY and not self.batch.showing
        return ready and len(paths) == 1 and not is_batch(paths) and paths[0] != self._session.path

    def ask_folder(self) -> None:
        """The dialog for a folder of drafts."""
        settings = self._window.settings
        name = QFileDialog.getExistingDirectory(self._window, "选择要批量校对的文件夹", settings.folder)
        if name:
            settings.folder = name
            self.take([Path(name)])

    def ask_last_year(self) -> None:
        """The dialog for last year's report."""
        folder = self._window.settings.folder
        name, _ = QFileDialog.getOpenFileName(self._window, "选择同一单位去年的报告", folder, _REPORTS)
        if name:
            self.last_year.choose(Path(name))

    def ask_roster(self) -> None:
        """The dialog for a list of organs."""
        folder = self._window.settings.folder
        name, _ = QFileDialog.getOpenFileName(self._window, "选择单位名单（每行一个单位）", folder, _LISTS)
        if name:
            self.batch.load_roster(Path(name))

    # Help and settings

    def show_help(self) -> None:
        """The page of the selected finding's rule, the guide when nothing is selected."""
        finding = self._session.finding
        self.show_rule(finding.rule if finding else "")

    def show_rule(self, code: str) -> None:
        """The page of a rule; the guide for an empty code."""
        if code:
            self.help.show_rule(code)
        else:
            self.help.show_guide()
        self.help.bring_up()

    def show_guide(self) -> None:
        """The guide."""
        self.show_rule("")

    def show_settings(self) -> None:
        """The settings, at the rule of the selected finding when there is one."""
        finding = self._session.finding
        if finding is not None:
            self.settings.show_rule(finding.rule)
        else:
            self.settings.open_page(0)

    def _note(self, rule: Rule) -> str:
        on, severity = self.preferences.in_force.standing(rule)
        if not on:
            return "本单位已在设置中关闭这条规则。"
        return f"本单位已在设置中把级别改为“{severity.label}”。" if severity is not rule.severity else ""

    def _preview(self) -> None:
        """Colours are shown while they are being chosen."""
        if self.settings.isVisible():
            self._recolour(str(self.preferences.state.options["theme"]))

    @staticmethod
    def _recolour(choice: str) -> None:
        if choice != theme().choice:
            theme().apply(choice)

    def _look(self) -> None:
        options = self.preferences.in_force.options
        self._window.desk.text.set_size(int(options["source_size"]))
        self.last_year.differences = bool(options["differences"])

    def _apply(self) -> None:
        """New settings: looks at once, rules by checking again what is shown."""
        self._look()
        self.last_year.changed.emit()
        if self.preferences.in_force.profile != self._profile:
            self._profile = self.preferences.in_force.profile
            self._session.forget_checks()
            if self._session.stage is Stage.READY:
                self._session.recheck()

    # Following

    def enable(self) -> None:
        """Switch the actions on and off."""
        a = self._window.actions_
        ready = self._session.stage is Stage.READY and not self.batch.showing
        compared = self.last_year.history is not None
        a["last_year"].setEnabled(ready)
        a["no_last_year"].setEnabled(ready and compared)
        a["differences"].setEnabled(ready and compared)
        a["batch"].setEnabled(self.batch.known)

    def _follow(self) -> None:
        history = self.last_year.history
        self._window.actions_["differences"].setChecked(self.last_year.differences)
        changes = history.changes if history and self.last_year.differences else None
        self._window.desk.tables.set_changes(changes or {})
        spans = [span for passage in history.copied for span in passage.spans] if history else []
        self._session.set_shading(spans if self.last_year.passages else [])
        self.enable()

    def shut_down(self) -> None:
        """Stop what works in the background."""
        self.batch.shut_down()
