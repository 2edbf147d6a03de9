"""Reading Word's binary format, 97 to 2003 (MS-DOC), which WPS writes as .wps too."""
