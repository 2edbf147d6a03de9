"""What is told of an error of our own: the place in the program, nothing of the draft, nothing of the user."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.about import VERSION
from core.base.errors import DamagedError
from core.pipeline.error_trace import harmless, log_to, report, trace

_DRAFT = "澄阳县水务局收到申请15件"


def fail(value: str) -> None:
    try:
        int(value)
    except ValueError as error:
        raise RuntimeError(f"cell {value} of /srv/zhangsan/桌面/年报 终稿.docx") from error


def error_of(value: str) -> BaseException:
    try:
        fail(value)
    except RuntimeError as error:
        return error
    raise AssertionError


def test_the_report_says_where_and_on_what() -> None:
    text = report(error_of(_DRAFT), "Qt 6.9")
    assert VERSION in text
    assert "Qt 6.9" in text
    assert "RuntimeError: cell" in text
    assert "ValueError: invalid literal for int()" in text
    assert "led to" in text
    assert "tests/core/pipeline/test_error_trace.py" in text
    assert " fail\n" in text


def test_nothing_of_the_draft_or_the_user_is_in_it() -> None:
    text = report(error_of(_DRAFT))
    assert "zhangsan" not in text
    assert str(Path(__file__).parent) not in text
    assert not any(ord(c) > 0x2E7F for c in text)


def test_our_own_errors_are_told_by_their_code() -> None:
    text = trace(DamagedError("文件“年报.docx”已损坏", detail="secret.docx"))
    assert text == "core.base.errors.DamagedError: damaged"


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), min_size=1))
def test_no_chinese_passes(words: str) -> None:
    assert not set(words) & set(harmless(f"key {words!r} in {words}"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("list index out of range", "list index out of range"),
        ("number 1234567 too big", "number … too big"),
        (r"C:\Users\zhang san\nian bao\final 2024.docx", "… 2024.docx"),
        (r"cannot open \\server\share\report.docx now", "cannot open … now"),
        ("cannot open /srv/zhang san/report now", "cannot open … now"),
        ("shuiwu2024.DOCX is damaged", "… is damaged"),
        ("no 'WIFI' in \"OA\"", "no … in …"),
        ("core/load/word/docx/loader.py:12 load", "core/load/word/docx/loader.py:12 load"),
        ("word/document.xml is missing", "word/document.xml is missing"),
    ],
)
def test_plain_words_stay(text: str, kept: str) -> None:
    assert harmless(text) == kept.replace(" 2024.docx", " …")


def test_what_programs_quote_stays_where_programs_quote() -> None:
    def said(error: BaseException) -> str:
        return trace(error)

    assert said(AttributeError("'Cell' object has no attribute 'raw'")) == (
        "AttributeError: 'Cell' object has no attribute 'raw'"
    )
    assert said(TypeError("cannot add '澄阳' and 'int'")) == "TypeError: cannot add … and 'int'"
    assert said(KeyError("WIFI")) == "KeyError: …"
    assert said(ValueError("row 13 has 4.5 in it")) == "ValueError: row # has #.# in it"


def test_errors_of_the_disk_do_not_name_the_file() -> None:
    assert trace(PermissionError(13, "Permission denied", "shuiwu.xyz")) == "PermissionError: errno 13"


def test_the_log_rotates_and_holds_no_word_of_the_draft(tmp_path: Path) -> None:
    root = logging.getLogger()
    level = root.level
    handler = log_to(tmp_path / "log")
    try:
        assert handler is not None
        assert log_to(tmp_path / "log") is handler
        log = logging.getLogger("core.somewhere")
        log.error("check of %s broke down", f"/srv/zhangsan/{_DRAFT}.docx", exc_info=error_of(_DRAFT))
        for _ in range(4000):
            log.warning("%s", "x" * 500)
        handler.flush()
        files = sorted((tmp_path / "log").iterdir())
        assert len(files) == 4
        texts = [path.read_text(encoding="utf-8") for path in files]
        assert all(len(text) <= 512 * 1024 for text in texts)
        assert not any("zhangsan" in text or "水务" in text for text in texts)
    finally:
        root.removeHandler(handler) if handler else None
        handler.close() if handler else None
        root.setLevel(level)


def test_the_first_lines_of_the_log_say_what_happened(tmp_path: Path) -> None:
    root = logging.getLogger()
    level = root.level
    handler = log_to(tmp_path)
    assert handler is not None
    try:
        logging.getLogger("core.somewhere").error("broke down", exc_info=error_of(_DRAFT))
        handler.flush()
        text = (tmp_path / "gouji.log").read_text(encoding="utf-8")
        assert "ERROR core.somewhere: broke down\n" in text
        assert "test_error_trace.py" in text
        assert "RuntimeError" in text
        assert not any(ord(c) > 0x2E7F for c in text)
    finally:
        root.removeHandler(handler)
        handler.close()
        root.setLevel(level)


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    assert log_to(tmp_path / "log" / "deeper") is None
