"""One thing has one name wherever a user reads it: in the window, the command line, sheets, notices and the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.failing import assert_none
from tests.support.user_strings import user_strings

ROOT = Path(__file__).resolve().parent.parent
#: What reads drafts has their words in it, not ours.
_READERS = ("core/language/", "core/read/", "core/load/", "core/check/")
#: A second word for a thing, and the one that is used.
SECOND_WORDS = {
    "允许的词": "不再提示的词语", "禁用词": "不许用的词", "停用": "关闭（规则）", "未能校对": "未能读取（文件）",
    "机关名称未识别": "单位未识别", "单位未能识别": "单位未识别", "当地要求": "本地要求", "批量校对清单": "批量清单",
    "全部意见单": "全部校对意见单", "汇总工作簿“": "工作簿", "没有发现问题": "没有查出问题", "示例报告": "示例稿件",
    "对这一处的决定": "处理", "维护人员": "技术支持", "在 Word 中打开": "在 Word/WPS 中打开", "采纳": "要改",
    "批注这一处": "备注", "初稿": "稿件", "文稿": "稿件", "打开范例": "打开示例", "与去年比": "与去年对照",
    "下一条": "下一处", "隐藏": "收起", "恢复大小": "适合宽度", "筛选稿件": "搜索批量清单", "查找规则": "搜索规则",
}  # fmt: skip


def spoken() -> dict[str, list[str]]:
    """What each module says, and the guide."""
    modules = sorted(path for floor in ("gui", "core") for path in (ROOT / floor).rglob("*.py"))
    said = {
        name: list(user_strings(path.read_text("utf-8")))
        for path in modules
        if not (name := path.relative_to(ROOT).as_posix()).startswith(_READERS)
    }
    return {**said, "guide.md": (ROOT / "resources/help/guide.md").read_text("utf-8").splitlines()}


def test_nothing_has_a_second_name() -> None:
    said = spoken()
    assert sum(map(len, said.values())) > 1000
    assert_none(
        f"{name}: “{text}”; the word is {SECOND_WORDS[word]}"
        for name, texts in said.items()
        for text in texts
        for word in SECOND_WORDS
        if word in text
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""初稿"""\nlabel = "稿件"', ["稿件"]),
        ('def tell():\n    """说明"""\n    return f"共 {count} 份{word(\'空白\')}"', ["共 {} 份{}", "空白"]),
        ('plain = "draft"', []),
    ],
)
def test_what_is_said_is_told_from_what_is_noted(source: str, found: list[str]) -> None:
    assert list(user_strings(source)) == found
