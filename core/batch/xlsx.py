"""The rows of the first sheet of an Excel workbook (.xlsx), as texts: as much as a plain list of names needs."""

from __future__ import annotations

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (a C module without stubs)

from core.base.errors import DamagedError
from core.load.archive import Archive

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAX_ROWS = 20_000


def sheet_rows(data: bytes) -> list[list[str]]:
    """Rows without the empty ones, cells in their columns; formulas by their last result. Raises a LoadError."""
    archive = Archive(data)
    if "xl/workbook.xml" not in archive:
        raise DamagedError(detail="no workbook")
    shared: list[str] = []
    if "xl/sharedStrings.xml" in archive:
        shared = [_text(item) for item in archive.xml("xl/sharedStrings.xml").iter(f"{_MAIN}si")]
    rows: list[list[str]] = []
    for row in list(archive.xml(_first_sheet(archive)).iter(f"{_MAIN}row"))[:_MAX_ROWS]:
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = _column(cell.get("r") or "")
            cells += [""] * ((len(cells) if place is None else place) - len(cells))
            cells.append(_value(cell, shared).strip())
        if any(cells):
            rows.append(cells)
    return rows


def _first_sheet(archive: Archive) -> str:
    sheet = next(archive.xml("xl/workbook.xml").iter(f"{_MAIN}sheet"), None)
    key = sheet.get(_RELATION) if sheet is not None else None
    for relation in archive.xml("xl/_rels/workbook.xml.rels"):
        if relation.get("Id") == key:
            target = str(relation.get("Target", ""))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise DamagedError(detail="no sheet")


def _value(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") != "s":
        return value
    return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""


def _text(element: etree._Element) -> str:
    """The words, without those that only say how they are read aloud."""
    found = (t for t in element.iter(f"{_MAIN}t") if t.getparent() is None or t.getparent().tag != f"{_MAIN}rPh")
    return "".join(t.text or "" for t in found)


def _column(reference: str) -> int | None:
    """A1 is 0, AB7 is 27; None where no column is named or one beyond Excel's last."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        if not "A" <= letter <= "Z":
            return None
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if 0 < number <= 16_384 else None
