"""Chinese for the words of Qt that its own translation lacks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

#: Kinds of files, as the list of a file dialog names what the system has no name for.
_KINDS = {
    "Drive": "驱动器",
    "File Folder": "文件夹",
    "Folder": "文件夹",
    "File": "文件",
    "%1 File": "%1 文件",
    "Shortcut": "快捷方式",
    "Alias": "替身",
    "Unknown": "未知",
}


class MissingWords(QTranslator):
    """Asked only for what the translation installed after it does not know."""

    def isEmpty(self) -> bool:
        """It has words, though no file."""
        return False

    def translate(  # type: ignore[override]  # Qt's null string is None here, and an empty one would count as a word
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The Chinese word; None, and Qt's own stands, for all others."""
        return _KINDS.get(sourceText) if context == "QAbstractFileIconProvider" else None


def speak_chinese(app: QCoreApplication) -> None:
    """Install Qt's translation, and what it lacks below it: Qt asks the last one first."""
    app.installTranslator(MissingWords(app))
    own = QTranslator(app)
    if own.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
