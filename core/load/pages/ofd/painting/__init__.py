"""Drawing OFD pages: each is written as a PDF of one page, which PDFium draws as it does any other.

There is no maintained library under a licence that fits. PDF has all that OFD draws with: matrices, clip paths,
colours, glyphs by number from embedded fonts, pictures. Places come from ``core.load.pages.ofd.objects``, as the
reader's do.
"""
