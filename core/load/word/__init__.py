"""Word processors' formats: docx, doc, rtf, odt and Word's flat XML.

All but .docx are turned into WordprocessingML by one builder (``wordml``), so that one reader (``docx.body``) decides
what Word shows: revisions, hidden text, numbering, merged cells. The libraries and what each does:

lxml (BSD-3-Clause) parses and builds XML: full XPath-free access in C, with entities and network switched off.
olefile (BSD-2-Clause) opens the container of .doc and lists its streams; their content is read by our own code, because
no library on PyPI reads Word's binary text with its tables, revisions and numbering.
"""
