"""Reading OpenDocument text: styles, lists, and the body as WordprocessingML."""
