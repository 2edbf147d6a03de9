"""A proofreading sheet as a web page: one file, nothing loaded from elsewhere, everything from the draft escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from core.output.sheet.layout import COLOURS, EDGE, GREY, MARGIN, SHADE, TEXT, WIDTH, Block, blocks, type_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.output.sheet.model import Sheet

_STYLE = f"""\
@page {{ size: A4 landscape; margin: {MARGIN:g}mm }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; padding: {MARGIN:g}mm; max-width: {WIDTH + 2 * MARGIN:g}mm; color: #{TEXT}; background: #fff;
  font: SIZEpt/1.3 "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "PingFang SC", sans-serif }}
h1 {{ margin: 0 0 2mm; font-size: 16pt; text-align: center; font-weight: 600 }}
h2 {{ margin: 2mm 0 .8mm; font-size: 1.12em; break-after: avoid }}
h2 span {{ font-weight: 400; font-size: .9em }}
p {{ margin: .8mm 0 }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
th, td {{ border: .3mm solid #{EDGE}; padding: .4mm 1mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line }}
th {{ background: #{SHADE}; font-weight: 600; text-align: center }}
td.short {{ text-align: center }}
td.level {{ font-weight: 600 }}
.head td {{ border-color: #c9ced6 }}
.head td.name {{ color: #{GREY} }}
.conclusion {{ margin: 2mm 0 0; padding: .8mm 2mm; border-left: 1.2mm solid; font-size: 1.15em; font-weight: 600 }}
.conclusion .numbers {{ font-size: .87em; font-weight: 400; color: #333 }}
LEVELS
.sign {{ display: flex; justify-content: space-between; margin: 5mm 0 2mm; break-inside: avoid }}
.foot {{ margin: 2mm 0 0; text-align: center; color: #{GREY}; break-before: avoid }}
@media print {{ body {{ padding: 0; max-width: none }} }}
"""
_SPARE = 6.0  # millimetres: browsers set lines wider apart, and not all keep to the margins
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The sheet as UTF-8."""
    stream.write("".join(_page(sheet)).encode("utf-8"))


def _page(sheet: Sheet) -> Iterator[str]:
    title = escape(f"{sheet.title}：{sheet.draft_name}")
    levels = " ".join(f".{level} {{ color: #{colour} }}" for level, colour in COLOURS.items())
    style = _STYLE.replace("SIZE", f"{type_size(sheet, _SPARE):g}").replace("LEVELS", levels)
    yield (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>{escape(sheet.title)}</h1>\n"
    )
    yield from _head(sheet)
    conclusion = sheet.conclusion
    yield (
        f'<div class="conclusion {conclusion.level}">结论：{escape(conclusion.sentence)}'
        f'<div class="numbers">{escape(conclusion.numbers)}</div></div>\n'
    )
    for block in blocks(sheet):
        yield from _block(block)
    yield f'<h2>核对范围</h2>\n<p>{escape(sheet.scope_text)}</p>\n<div class="sign">\n'
    yield from (f"<span>{escape(line)}</span>\n" for line in sheet.sign_lines)
    yield f'</div>\n<p class="foot">{escape(sheet.foot)}</p>\n</body>\n</html>\n'


def _head(sheet: Sheet) -> Iterator[str]:
    yield '<table class="head"><colgroup>' + '<col style="width:7%"><col style="width:18%">' * 4 + "</colgroup>\n"
    for row in sheet.head_rows:
        yield "<tr>"
        for entry, span in row:
            across = f' colspan="{span}"' if span > 1 else ""
            yield f'<td class="name">{escape(entry.name)}</td><td{across}>{escape(entry.value)}</td>'
        yield "</tr>\n"
    yield "</table>\n"


def _block(block: Block) -> Iterator[str]:
    if block.rows:
        yield f"<h2>{escape(block.name)}</h2>\n"
        columns = "".join(f'<col style="width:{100 * width / WIDTH:.2f}%">' for width in block.widths)
        heads = "".join(f"<th>{escape(head)}</th>" for head in block.heads)
        yield f"<table>\n<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        yield from (f"<tr>{''.join(_cells(block, number))}</tr>\n" for number in range(len(block.rows)))
        yield "</tbody>\n</table>\n"
    else:
        yield f"<h2>{escape(block.name)}：<span>{escape(block.empty)}</span></h2>\n"
    if block.note:
        yield f"<p>{escape(block.note)}</p>\n"


def _cells(block: Block, number: int) -> Iterable[str]:
    for column, text in enumerate(block.rows[number]):
        kinds = ["short"] if column in block.centred else []
        if column == block.level_column:
            kinds += ["level", block.levels[number]]
        mark = f' class="{" ".join(kinds)}"' if kinds else ""
        yield f"<td{mark}>{escape(text)}</td>"
