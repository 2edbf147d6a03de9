"""A DTD is refused in whatever encoding it comes."""

from __future__ import annotations

import pytest

from core.base.errors import DamagedError
from core.load import load_bytes

_DRAFT = (
    '<?xml version="1.0" encoding="{}"?><?mso-application progid="Word.Document"?>'
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x y="&a;&a;"/>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_dtd_in_word_xml_is_refused(encoding: str) -> None:
    with pytest.raises(DamagedError) as refused:
        load_bytes(_DRAFT.format(encoding).encode(encoding), "年报.xml")
    assert "DTD" in refused.value.detail


def test_an_encoding_that_hides_one_is_refused() -> None:
    text = _DRAFT.format("UTF-7").replace("<!DOCTYPE", "+ADwAIQ-DOCTYPE").replace("<!ENTITY", "+ADwAIQ-ENTITY")
    with pytest.raises(DamagedError) as refused:
        load_bytes(text.encode("ascii"), "年报.xml")
    assert "encoding" in refused.value.detail
