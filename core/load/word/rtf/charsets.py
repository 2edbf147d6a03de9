"""Bytes of rich text to characters, by the font's character set and the document's code page."""

from __future__ import annotations

from core.load.charsets import charset, with_replacements

#: Character sets of fonts (\\fcharset) that say which code page their bytes are in.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_WESTERN = 0
_WIDE = frozenset(("cp932", "cp949", "gb18030", "cp950", "johab"))


def code_page(number: int) -> str:
    """Name of the codec of a Windows code page; GBK is read as GB 18030, which contains it."""
    if number in (936, 54936, 20936):
        return "gb18030"
    return charset({65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}")) or "cp1252"


class Decoder:
    """Collects the bytes of a run; characters of several bytes may come in several tokens."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self._pending = bytearray()

    def add(self, data: bytes) -> None:
        """Take in bytes."""
        self._pending += data

    def take(self, charset: int) -> str:
        """The characters of all bytes since the last call, in a font of that character set."""
        if not self._pending:
            return ""
        data = bytes(self._pending)
        self._pending.clear()
        if data.isascii():
            return data.decode("ascii")
        own = _CHARSETS.get(charset)
        if charset == _WESTERN and self.page in _WIDE:
            return _mixed(data, self.page)
        return with_replacements(data, own or self.page)


def _mixed(data: bytes, page: str) -> str:
    """Bytes in a Western font of a Chinese document: pairs of high bytes are Chinese, single ones its own quotes."""
    out: list[str] = []
    at = 0
    while at < len(data):
        size = 2 if data[at] >= 0xA1 and at + 1 < len(data) and data[at + 1] >= 0xA1 else 1
        out.append(with_replacements(data[at : at + size], page if size == 2 else "cp1252"))
        at += size
    return "".join(out)
