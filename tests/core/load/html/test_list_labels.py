"""Numbers of <ol>, as a browser shows them."""

from __future__ import annotations

import pytest

from core.load import load_bytes


def lines(page: str) -> list[str]:
    return [view.text for view in load_bytes(f"<html><body>{page}</body></html>".encode(), "年报.html").paragraphs]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li><p><span>甲</span></p><p>续</p></li><li>乙</ol>", ["3.甲", "续", "4.乙"]),
        ("<ol><li>甲<li value=9>乙</li><li>丙</li></ol>", ["1.甲", "9.乙", "10.丙"]),
        ("<ol type=a><li>甲</ol>", ["a.甲"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style-type:cn1'><li>甲</ol>", ["（一）甲"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li style='list-style-type:disc'>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>一、总体情况<li>（二）公开<li>3.其他</ol>", ["一、总体情况", "（二）公开", "3.其他"]),
        ("<ol><li>总体情况<li>甲</ol>", ["总体情况", "2.甲"]),
        ("<ol><li>甲<ol type=i><li>子</ol><li>乙</ol>", ["1.甲", "i.子", "2.乙"]),
        ("<ol><li><li>乙</ol><p>后</p>", ["2.乙", "后"]),
    ],
)  # fmt: skip
def test_numbers(page: str, shown: list[str]) -> None:
    assert lines(page) == shown
