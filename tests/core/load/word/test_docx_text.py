"""What of a paragraph of a Word draft is text."""

from __future__ import annotations

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from core.load import load_bytes
from tests.support.docx_xml import xml_of
from tests.support.drafts import save


def test_of_text_with_its_reading_above_only_the_text_is_read() -> None:
    word = docx.Document()
    base, above = "<w:rubyBase><w:r><w:t>澄阳</w:t></w:r></w:rubyBase>", "<w:rt><w:r><w:t>chéng</w:t></w:r></w:rt>"
    paragraph = xml_of(word.add_paragraph()._p)
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:ruby><w:rubyPr/>{above}{base}</w:ruby></w:r>"))
    paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>县水务局</w:t></w:r>"))
    assert [view.text for view in load_bytes(save(word), "年报.docx").paragraphs] == ["澄阳县水务局"]
