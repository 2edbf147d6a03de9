"""What a page hides, raises, turns round or shows as no text in a cell: no other number is read for certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.made import page
from tests.support.changed_cells import MARKER, with_marker

if TYPE_CHECKING:
    from core.model.report import Cell

_SHEET = (
    "<style>.x{display:none} i.y, b.z {text-decoration: line-through} .u{vertical-align:super}"
    "@media print{td{display:none}}</style>"
)


@pytest.fixture(scope="module")
def around() -> tuple[str, str]:
    """A page cut at the cell of 规章, 制发件数."""
    before, after = re.split(rf"<td[^>]*>(?:(?!<td).)*{MARKER}.*?</td>", page(with_marker()).decode())
    return _SHEET + before, after


def cell(around: tuple[str, str], content: str) -> Cell:
    report = read_report(load_bytes(content.join(around).encode(), "年报.html"))
    read = report.tables["proactive"].get("regulation", "issued")
    assert read is not None
    return read


@pytest.mark.parametrize(
    "content",
    [
        "437<span class=x>2</span>", "437<i class=y>2</i>", "437<span class='a u'>2</span>",
        "437<span style='font-size:0'>2</span>", "437<span style='color:#FFF'>2</span>",
        "437<span style='position:absolute;left:-9999px'>2</span>", "437<span style='opacity:0'>2</span>",
        "<bdo dir=rtl>437</bdo>", "<span style='direction:rtl;unicode-bidi:bidi-override'>437</span>",
        "43<img src=7.png>", "<img src=7.png>", "<select><option>1<option selected>437</select>",
        "43<svg><text>7</text></svg>", "<button>437</button>", "43<math><mn>7</mn></math>",
        "43<script>document.write(7)</script>", "<ol><li>437</ol>", "1. 437",
    ],
)  # fmt: skip
def test_no_other_number_for_certain(around: tuple[str, str], content: str) -> None:
    assert not cell(around, f"<td>{content}</td>").certain


def test_cells_that_are_not_shown(around: tuple[str, str]) -> None:
    """One that is left out moves none; one that keeps its room is a cell without a number."""
    assert cell(around, "<td style='display:none'>9</td><td>437</td>").value == 437
    assert not cell(around, "<td class=x>9</td><td>437</td>").certain
    hidden = cell(around, "<td style='visibility:hidden'>437</td>")
    assert (hidden.raw, hidden.certain) == ("", False)
    assert not cell(around, "<td style='text-decoration:line-through'>437</td>").certain


@pytest.mark.parametrize(
    "content",
    [
        "<td style='vertical-align:super'>437</td>", "<td><img src=a.gif width=1 height=1>437</td>",
        "<td bgcolor=#003366><span style='color:white'>437</span></td>", "<td class=w>437</td>",
        "<td><span style='background-color:#fff'>437</span></td>",
    ],
)  # fmt: skip
def test_what_changes_no_number(around: tuple[str, str], content: str) -> None:
    """How a cell stands in its row, a spacer, white on a ground, classes of which nothing is said."""
    read = cell(around, content)
    assert (read.raw, read.certain) == ("437", True)
