"""Word processors' formats, all read as WordprocessingML: .docx, .doc and .wps, .rtf, .odt, flat XML."""
