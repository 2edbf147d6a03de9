"""Help at the rule in question, the search over all rules, and the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.check.registry import all_rules, get_rule
from gui.actions.table import MENUS
from gui.features.help.window import HelpWindow
from gui.models.rules import RuleRole, RulesFilter, RulesModel
from gui.views.rule_page import rule_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow


def test_f1_opens_the_rule_of_the_selected_finding(desk: MainWindow) -> None:
    assert desk.session.finding is not None
    rule = get_rule(desk.session.finding.rule)
    QTest.keyClick(desk, Qt.Key.Key_F1)
    text = desk.help.window.page.toPlainText()
    assert desk.help.window.isVisible()
    for part in (rule.title, rule.demands, rule.basis, rule.code, rule.severity.label):
        assert part in text
    assert rule.bad.text.split("\n")[0] in text
    assert rule.good.text.split("\n")[0] in text
    desk.session.select(desk.session.draft.findings[2])  # type: ignore[union-attr]
    QTest.keyClick(desk, Qt.Key.Key_F1)
    assert get_rule("X402").title in desk.help.window.page.toPlainText()


def test_f1_without_a_finding_opens_the_guide(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    text = window.help.window.page.toPlainText()
    for words in ("怎样读结论", "未能核对是什么意思", "快捷键"):
        assert words in text


def test_the_guide_lists_every_key(desk: MainWindow) -> None:
    desk.help.show_guide()
    text = desk.help.window.page.toPlainText()
    for specs in MENUS.values():
        for spec in specs:
            if spec.keys:
                assert spec.text.removesuffix("…") in text
                assert spec.keys[0] in text


def test_every_rule_has_a_page(app: QApplication) -> None:
    for rule in all_rules():
        page = rule_page(rule)
        assert rule.code in page
        assert "依据" in page


def test_search_finds_rules_by_what_they_say(app: QApplication, qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(window.rules.search, "t303")
    assert window.rules.filter.rowCount() == 1
    assert get_rule("T303").title in window.page.toPlainText()
    window.rules.search.setText("结转下年度 总计")
    found = [window.rules.filter.index(i, 0).data(RuleRole.RULE).code for i in range(window.rules.filter.rowCount())]
    assert "T303" in found
    assert len(found) < len(all_rules())
    window.rules.search.setText("没有这样的规则")
    assert window.rules.filter.rowCount() == 0
    window.show_rule("S101")  # a search never hides what is asked for
    assert window.rules.search.text() == ""
    assert get_rule("S101").title in window.page.toPlainText()


def test_arrows_walk_from_the_search_line(app: QApplication, qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_rule(all_rules()[0].code)
    QTest.keyClick(window.rules.search, Qt.Key.Key_Down)
    assert all_rules()[1].title in window.page.toPlainText()


def test_an_unknown_rule_leads_to_the_guide(app: QApplication, qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_rule("Z999")
    assert "怎样读结论" in window.page.toPlainText()


def test_the_models_keep_qts_rules(app: QApplication) -> None:
    model = RulesModel()
    proxy = RulesFilter()
    proxy.setSourceModel(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, fatal) for each in (model, proxy)]
    proxy.set_text("总计")
    assert 0 < proxy.rowCount() < model.rowCount() == len(all_rules())
    assert len(testers) == 2
