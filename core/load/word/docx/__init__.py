"""Reading Word's XML: the package, numbering and styles, and the body as blocks."""
