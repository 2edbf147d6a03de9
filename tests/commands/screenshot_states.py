"""The states of the window that are photographed: a fresh window, and what is done in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.forms.keys import SectionKey
from core.forms.model_draft import ModelDraft, load_model
from gui.features.settings.dialog import SettingsDialog
from tests.commands.screenshot_stage import Stage, damaged, wait
from tests.support.drafts import to_docx
from tests.support.drafts_ofd import to_ofd
from tests.support.pdf_drafts import to_pdf

State = Callable[["Stage"], QWidget | None]


def empty(stage: Stage) -> None:
    """The first window."""


def hovering(stage: Stage) -> None:
    """A file over the empty window."""
    stage.window.start.set_hot(True)


def veil(stage: Stage) -> None:
    """A file over an open draft."""
    stage.example()
    stage.window.drop_overlay.setVisible(True)


def busy(stage: Stage) -> None:
    """A long check."""
    stage.pool.hold = True
    stage.window.open_paths([stage.file("稿件.docx", to_docx(load_model("2021")))])
    stage.window.session.progressed.emit(stage.window.session.path, "识别表格", 0.6)
    wait(300)


def busy_again(stage: Stage) -> None:
    """A re-check in place."""
    stage.example()
    stage.pool.hold = True
    stage.window.session.recheck()
    stage.window.session.progressed.emit(stage.window.session.path, "逐项核对", 0.8)


def docx(stage: Stage) -> None:
    """Findings in a Word draft."""
    stage.example()


def prose(stage: Stage) -> None:
    """A number of the prose against a cell."""
    stage.example()
    stage.select("X402")


def pdf(stage: Stage) -> None:
    """Findings in a PDF."""
    stage.open("稿件.pdf", to_pdf(damaged()).data)


def pdf_relation(stage: Stage) -> None:
    """A relation with its participants on a page."""
    stage.open("稿件.pdf", to_pdf(damaged()).data)
    stage.select("T301")


def ofd_relation(stage: Stage) -> None:
    """A relation with its participants on a page of an OFD."""
    stage.open("稿件.ofd", to_ofd(damaged()).data)
    stage.select("T301")


def text(stage: Stage) -> None:
    """Findings in plain text."""
    stage.open("稿件.txt", damaged().text().encode())


def clean(stage: Stage) -> None:
    """Nothing to mend."""
    stage.open("定稿.docx", to_docx(load_model("2021")))


def trouble(stage: Stage) -> None:
    """A file that cannot be read, its details open."""
    stage.open("空白.txt", b"")
    stage.window.failure_page.more_button.setChecked(True)


def doubtful(stage: Stage) -> None:
    """Blank and unreadable cells."""
    stage.open("稿件.docx", to_docx(damaged()))
    stage.select("T105")


def find(stage: Stage) -> None:
    """A search in the text."""
    stage.example()
    stage.window.desk.source.finder.open_bar("申请")


def find_pages(stage: Stage) -> None:
    """A search on pages."""
    stage.open("稿件.pdf", to_pdf(load_model("2021")).data)
    stage.window.desk.source.finder.open_bar("行政诉讼")


def find_nothing(stage: Stage) -> None:
    """A search in vain."""
    stage.example()
    stage.window.desk.source.finder.open_bar("查无此词")


def pointing(stage: Stage) -> None:
    """A cell where all is well, and its number in the prose."""
    stage.open("定稿.docx", to_docx(load_model("2021")))
    places = stage.window.session.locations
    assert places is not None
    stage.window.session.point_at(places.of_cell("requests", "new", "total"))


def dragged(stage: Stage) -> None:
    """Cells selected by dragging."""
    stage.example()
    view, model = stage.window.desk.tables.views["requests"], stage.window.desk.tables.models["requests"]
    first = model.index_of("requests", "new", "natural_person")
    last = model.index_of("requests", "result.granted", "research")
    view.setCurrentIndex(first)
    selection = view.selectionModel().selection()
    selection.select(first, last)
    view.selectionModel().select(selection, view.selectionModel().SelectionFlag.ClearAndSelect)


def frozen(stage: Stage) -> None:
    """Enlarged tables scrolled both ways."""
    stage.example()
    view = stage.window.desk.tables.views["requests"]
    view.zoom(8)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)


def narrow(stage: Stage) -> None:
    """The smallest window."""
    stage.window.resize(stage.window.minimumSize())
    stage.example()


def several(stage: Stage) -> None:
    """Two drafts in tabs."""
    stage.open("澄阳县水务局初稿.txt", damaged().text().encode())
    stage.example()


def batch(stage: Stage) -> None:
    """A folder."""
    folder = stage.folder / "各单位"
    folder.mkdir()
    (folder / "水务局.docx").write_bytes(to_docx(damaged()))
    (folder / "定稿.docx").write_bytes(to_docx(load_model("2021")))
    (folder / "空白.txt").write_bytes(b"")
    stage.window.open_paths([folder])
    for _ in range(600):
        wait(100)
        if not stage.window.batch.runner.running:
            break


def last_year(stage: Stage) -> None:
    """Last year's report beside this year's."""
    before = replace(load_model("2021"), title=load_model("2021").title.replace("2024", "2023"))
    path = stage.file("去年.docx", to_docx(before))
    stage.open("今年.docx", to_docx(damaged()))
    stage.window.last_year.choice.choose(path)
    stage.settle()


def settings(stage: Stage) -> QWidget:
    """The settings dialog."""
    stage.window.settings_feature.dialog.show()
    return stage.window.settings_feature.dialog


def options(stage: Stage) -> QWidget:
    """The looks and habits in the settings."""
    dialog = settings(stage)
    assert isinstance(dialog, SettingsDialog)
    dialog.open_page(3)
    return dialog


def menu(stage: Stage) -> QWidget:
    """What can be done about a finding, with its keys."""
    stage.example()
    shown = stage.window.actions_.menus[1]
    shown.popup(stage.window.mapToGlobal(stage.window.rect().topLeft()))
    return shown


def sieve(stage: Stage) -> QWidget:
    """The filter of the list."""
    stage.example()
    shown = stage.window.desk.findings.bar.menu
    shown.popup(stage.window.mapToGlobal(stage.window.rect().topLeft()))
    return shown


def help_page(stage: Stage) -> QWidget:
    """The help window at a rule."""
    stage.window.help.window.show_rule("T301")
    return stage.window.help.window


def guide(stage: Stage) -> QWidget:
    """The guide."""
    stage.window.help.window.show_guide()
    return stage.window.help.window


def ignored(stage: Stage) -> None:
    """A finding put aside, and one with a note."""
    stage.example()
    stage.window.actions_["ignore"].trigger()
    stage.window.actions_["annotate"].trigger()


def mended(stage: Stage) -> None:
    """The draft was mended and read again."""
    stage.open("稿件.docx", to_docx(damaged()))
    better = replace(damaged(), values=load_model("2021").values)
    stage.file("稿件.docx", to_docx(better))
    stage.window.session.recheck()
    stage.settle()


def ignored_table(stage: Stage) -> None:
    """Every finding of a table put aside."""
    stage.example()
    for _ in range(2):
        stage.window.actions_["ignore"].trigger()


def without_part() -> ModelDraft:
    """The model draft without its fifth part."""
    return replace(load_model("2021"), without_sections=(SectionKey.PROBLEMS,))


def gap(stage: Stage) -> None:
    """A part that is missing in a Word draft."""
    stage.open("缺一部分.docx", to_docx(without_part()))


def gap_pdf(stage: Stage) -> None:
    """A part that is missing in a PDF."""
    stage.open("缺一部分.pdf", to_pdf(without_part()).data)


def checked_list(stage: Stage) -> QWidget:
    """Everything that was checked."""
    stage.open("稿件.docx", to_docx(damaged()))
    stage.window.actions_["checked"].trigger()
    stage.window.checked.window.resize(820, 480)  # the screen of this process is small
    return stage.window.checked.window


def sign(stage: Stage) -> QWidget:
    """Signing a draft in which something must still be mended."""
    stage.example()
    stage.window.actions_["sign"].trigger()
    return stage.window.signoff.dialog


def signature_holds(stage: Stage) -> QWidget:
    """A draft that was signed and is as it was then."""
    stage.open("定稿.docx", to_docx(load_model("2021")))
    stage.window.actions_["sign"].trigger()
    dialog = stage.window.signoff.dialog
    dialog.name.setText("陈校对")
    dialog.sign_button.click()
    return dialog


def signed(stage: Stage) -> QWidget:
    """A draft that was signed, and changed afterwards."""
    dialog = signature_holds(stage)
    stage.file("定稿.docx", to_docx(damaged()))
    stage.window.session.recheck()
    stage.settle()
    return dialog


def versions(stage: Stage) -> QWidget:
    """What changed since the version that was checked."""
    mended(stage)
    stage.window.actions_["earlier_version"].trigger()
    wait(400)
    stage.window.versions.window.resize(820, 520)
    return stage.window.versions.window


def _many(stage: Stage, paragraphs: int) -> None:
    prose = dict(load_model("2021").prose)
    more = [f"第{i}项工作，，我局积极极推进政务公开工作落实。。" for i in range(paragraphs)]
    prose["overview"] = [*prose["overview"], *more]
    stage.open("多处.docx", to_docx(replace(load_model("2021"), prose=prose)))


def sixty(stage: Stage) -> None:
    """Sixty findings."""
    _many(stage, 20)


def six_hundred(stage: Stage) -> None:
    """Six hundred findings."""
    _many(stage, 200)


STATES: dict[str, State] = {
    f"{number:02d}-{state.__name__.replace('_', '-')}": state
    for number, state in enumerate((
        empty, hovering, veil, busy, busy_again, docx, prose, pdf, pdf_relation, text, clean, trouble, doubtful, find,
        find_pages, find_nothing, pointing, dragged, frozen, narrow, several, batch, last_year, settings,
        options, menu, sieve, help_page, guide, ignored, mended, ignored_table, gap, gap_pdf, checked_list, sixty,
        six_hundred, ofd_relation, sign, signed, versions, signature_holds,
    ), 1)
}  # fmt: skip
