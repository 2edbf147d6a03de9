"""Namespaces of OpenDocument 1.3 (OASIS)."""

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (f"{_URN}{n}:1.0}}" for n in ("office", "style", "text", "table", "drawing"))
FO = f"{_URN}xsl-fo-compatible:1.0}}"
SVG = f"{_URN}svg-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
