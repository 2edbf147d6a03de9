"""Pages whose words stand in the file column by column: a row is not blank whose number comes later."""

from __future__ import annotations

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
