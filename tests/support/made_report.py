"""A small report put together by hand, with pages and boxes, for tests of what is written down."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from core.forms.spec import load_form
from core.model.document import Document, Span, View
from core.model.finding import (
    Category,
    CellMark,
    CheckResult,
    Coverage,
    Finding,
    NotAssessable,
    Passed,
    SectionMark,
    Severity,
    TextMark,
)
from core.model.geometry import Box
from core.model.report import Cell, Heading, Report, RowLabel, Section, TableReading, Title
from core.pipeline.checked import Checked

TEXT = "青浦岭区林业局2024年年报\n一、总体情况\n全年收到申请六\n件，“已办结。\n本年新收\t5\t\t6\t/\n收费\t2.50\n"


def view(piece: str) -> View:
    """The place of a piece of TEXT that occurs once."""
    assert TEXT.count(piece) == 1, piece
    start = TEXT.index(piece)
    return View(piece, range(start, start + len(piece)), start)


def span(piece: str) -> tuple[Span, ...]:
    """The same as spans."""
    return view(piece).spans()


def boxes() -> list[Box | None]:
    """Each character ten points wide; lines twenty apart; the last two lines on page 2."""
    placed: list[Box | None] = []
    for number, line in enumerate(TEXT.splitlines()):
        page, row = (1, number) if number < 4 else (2, number - 4)
        placed += [Box(page, 50 + 10 * i, 80 + 20 * row, 60 + 10 * i, 92 + 20 * row) for i in range(len(line))]
        placed.append(None)
    return placed


def cell(row: str, column: str, raw: str, value: str | None, where: Span, table: str = "requests", **more) -> Cell:
    """One cell of the report."""
    number = None if value is None else Decimal(value)
    state = "number" if value is not None else ("placeholder" if raw else "blank")
    return Cell(table=table, row=row, column=column, raw=raw, state=state, value=number, spans=(where,), **more)


def made(paged: bool = True) -> Checked:
    """The report and what was found in it; with ``paged`` False as a plain text draft, without boxes."""
    form = load_form("2021")
    start = TEXT.index("本年新收")
    document = Document(
        name="made.pdf" if paged else "made.txt",
        format="pdf" if paged else "text",
        text=TEXT,
        paragraphs=(),
        boxes=boxes() if paged else (),
        page_sizes=((595, 842), (595, 842)) if paged else (),
    )
    new = [
        cell(
            "new",
            "natural_person",
            "5",
            "5",
            Span(start + 5, start + 6),
            box=Box(2, 90.0, 70.0, 130.0, 95.0) if paged else None,
        ),
        cell("new", "company", "", None, Span(start + 7, start + 7)),
        cell("new", "research", "6", "6", Span(start + 8, start + 9), certain=False),
        cell("new", "total", "/", None, Span(start + 10, start + 11)),
    ]
    label = RowLabel(table="requests", row="new", expected=form.tables["requests"].row_label("new"), text="本年新收",
                     spans=span("本年新收"), altered=True)  # fmt: skip
    fees = cell("fees", "amount", "2.50", "2.50", span("2.50")[0], table="proactive")
    tables = {
        "proactive": TableReading(key="proactive", title="表二", found=True, form="2021",
                                  cells={("fees", "amount"): fees}),
        "requests": TableReading(key="requests", title="表三", found=True, form="2021", labels={"new": label},
                                 cells={(c.row, c.column): c for c in new}),
        "review_litigation": TableReading(key="review_litigation", title="表四", found=False, form=None),
    }  # fmt: skip
    heading = Heading(key="overview", view=view("一、总体情况"), number=1, exact=True)
    sections = tuple(
        Section(key=s.key, title=s.heading, headings=(heading,) if s.key == "overview" else (), paragraphs=())
        for s in form.sections
    )
    report = Report(
        document=document, form=form, organ="青浦岭区林业局", year=2024, title=Title(), sections=sections, aspects=(),
        tables=tables,
    )  # fmt: skip
    wrapped = Span(TEXT.index("六"), TEXT.index("件，") + 1)
    quote = span("“")
    findings = (
        Finding(rule="T301", category=Category.ARITHMETIC, severity=Severity.ERROR, relation="row",
                fact="表三“新收”行：各列之和 5，总计 6，相差 1", expected="5", actual="6", suggestion="核对该行",
                marks=(CellMark(table="requests", row="new", column="natural_person"),
                       CellMark(table="requests", row="new", column="total", spans=new[3].spans),
                       CellMark(table="requests", row="carried_in", column="total", role="participant"))),
        Finding(rule="T104", category=Category.TABLE, severity=Severity.WARNING, fact="行名被改动",
                marks=(CellMark(table="requests", row="new", spans=label.spans),)),
        Finding(rule="X301", category=Category.CONSISTENCY, severity=Severity.WARNING, fact="正文六件，表三五件",
                marks=(TextMark(section="overview", spans=(wrapped,)), SectionMark(section="problems"))),
        Finding(rule="W101", category=Category.WORDING, severity=Severity.HINT, fact="引号不成对",
                marks=(TextMark(section=None, spans=quote),)),
    )  # fmt: skip
    result = CheckResult(
        findings=findings,
        passed=(Passed(rule="T301", relation="表四"),),
        not_assessable=(NotAssessable(rule="T302", relation="表三各列", reason="“总计”列填的是“/”。"),),
        coverage=Coverage(passed=1, failed=1, not_assessable=1),
    )
    return Checked(Path(document.name), report, result)
