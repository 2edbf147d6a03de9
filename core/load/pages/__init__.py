"""Formats made of pages of placed characters: PDF, OFD, and pictures recognised.

The libraries and what each does:

pypdfium2 (PDFium; Apache-2.0 or BSD-3-Clause) opens PDFs and gives characters with boxes, drawn lines and pictures of
pages. It is a hundred times as fast as reading a PDF in Python and keeps characters in the order they were written.
pdfplumber (MIT) finds cells: four pure functions of ``pdfplumber.table`` join lines, cross them and group the cells to
tables. Its reading of PDFs by pdfminer is not used. It is imported when the first page with ruled lines is read.
Pillow (MIT-CMU) opens pictures and turns them; rapidocr (Apache-2.0, the extra ``ocr``) recognises text in them.
lxml (BSD-3-Clause) parses the XML inside an OFD.
"""
