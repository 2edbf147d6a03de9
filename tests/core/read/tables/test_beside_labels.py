"""Pages whose words stand in the file column by column: a row is not blank whose number comes later."""

from __future__ import annotations

import pytest

from core.read import read_report
from tests.core.load.pages.test_pdf import canvas, read
from tests.support.pdf_drafts import FONT

HEADING, AFTER = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
ROWS = (
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "11", "12", "13"),
    ("行政规范性文件", "21", "22", "23"),
    ("第二十条第（五）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政许可", "748"),
    ("第二十条第（六）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政处罚", "295"),
    ("行政强制", ""),
    ("第二十条第（八）项",),
    ("信息内容", "本年收费金额（单位：万元）"),
    ("行政事业性收费", "9939"),
)


def test_a_row_whose_number_comes_later_in_the_file_is_not_blank_for_certain() -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    sheet.drawString(80, 780, HEADING)
    sheet.drawString(80, 300, AFTER)
    for column in range(4):
        for line, row in enumerate(ROWS):
            if column < len(row):
                sheet.drawString(80 + 130 * column, 740 - 25 * line, row[column])
    sheet.save()
    report = read_report(read(stream.getvalue()))
    table = report.tables["proactive"]
    certain = {row: cell.raw for (row, _), cell in table.cells.items() if cell.certain}
    assert certain.get("coercion") == ""
    assert {row: raw for row, raw in certain.items() if not raw} == {"coercion": ""}


@pytest.mark.parametrize("later", [0, 2])
def test_numbers_of_one_row_of_which_some_come_behind_the_next_heading(later: int) -> None:
    """Table four has no label: the last numbers stand on the line of the others, and later in the file."""
    sheet, stream = canvas()
    sheet.setFont(FONT, 7)
    sheet.drawString(40, 780, "四、政府信息公开行政复议、行政诉讼情况")
    sheet.drawString(40, 740, "行政复议")
    sheet.drawString(205, 740, "行政诉讼")
    sheet.drawString(205, 720, "未经复议直接起诉")
    sheet.drawString(370, 720, "复议后起诉")
    columns = [40 + 33 * i for i in range(15)]
    for x, head in zip(columns, ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3, strict=True):
        sheet.drawString(x, 700, head)
    numbers = [(x, str(110 + i)) for i, x in enumerate(columns)]
    for x, number in numbers[: 15 - later]:
        sheet.drawString(x, 680, number)
    sheet.drawString(40, 600, "五、存在的主要问题及改进情况")
    for x, number in numbers[15 - later :]:
        sheet.drawString(x, 680, number)
    sheet.save()
    cells = read_report(read(stream.getvalue())).tables["review_litigation"].cells
    assert len(cells) == 15
    assert {c.certain for c in cells.values()} == {not later}
