"""Everything that can go wrong with a draft or with what is made of it, as one small tree.

GoujiError                      carries a code and one Chinese sentence that says what to do
├── LoadError
│   ├── NotFoundError           not_found      no such file, or no right to read it
│   ├── UnsupportedError        unsupported    a kind of file that is not read
│   ├── EncryptedError          encrypted      a password is needed
│   ├── ScannedError            scanned        pages without text
│   ├── GarbledError            garbled        text whose encoding cannot be trusted
│   ├── DamagedError            damaged        truncated or broken
│   ├── TooLargeError           too_large      beyond the limits that protect the machine
│   └── EmptyError              empty          no text in it
├── NotAReportError             not_a_report   text, but no trace of the statutory form
├── ExportError                 export         a file could not be written
│   ├── TargetOpenError         target_open    another program holds it open
│   ├── ReadOnlyError           read_only      the folder or the file there must not be written
│   ├── DiskFullError           disk_full      no room on the disk
│   ├── PathTooLongError        path_too_long  longer than the system takes
│   ├── NoFolderError           no_folder      the folder is not there
│   ├── IsADraftError           is_a_draft     it would overwrite a draft
│   └── UnknownSuffixError      unknown_suffix nothing is written under that suffix
├── ResourceError               resource       a form or word list of our own that is wrong
├── CrashedError                crashed        the process that read the draft died of it
└── Cancelled                   cancelled      the user stopped the check
"""

from __future__ import annotations


class GoujiError(Exception):
    """Base of all errors that are told to the user.

    ``message`` is one Chinese sentence for a clerk; ``detail`` may hold technical text for support.
    """

    code = "error"
    default = "程序出错，请重新打开文件再试。"

    def __init__(self, message: str | None = None, *, detail: str = "") -> None:
        self.message = message or self.default
        self.detail = detail
        super().__init__(self.message)


class LoadError(GoujiError):
    code = "unreadable"
    default = "文件读不出来，请在 Word 或 WPS 中打开后另存为 .docx 再试。"


class NotFoundError(LoadError):
    code = "not_found"
    default = "找不到这个文件或没有读取权限，请检查路径后重试。"


class UnsupportedError(LoadError):
    code = "unsupported"
    default = "暂不支持这种格式，请另存为 .docx 或 .pdf 后再试。"


class EncryptedError(LoadError):
    code = "encrypted"
    default = "文件设有打开密码，请去除密码后另存一份再试。"


class ScannedError(LoadError):
    code = "scanned"
    default = (
        "这份稿件是扫描图片，没有可读取的文字，请改用 Word 稿件或由稿件直接导出的 PDF；"
        "只有扫描件的，请管理员装上文字识别组件后再打开。"
    )


class GarbledError(LoadError):
    code = "garbled"
    default = "文件的文字编码无法识别，请在 Word 或 WPS 中打开后另存为 .docx 再试。"


class DamagedError(LoadError):
    code = "damaged"
    default = "文件已损坏或不完整，请重新接收一份，或在 Word 或 WPS 中打开原稿，重新保存或导出后再试。"


class TooLargeError(LoadError):
    code = "too_large"
    default = "文件过大，超出可处理的范围，请只保留年度报告正文后再试。"


class EmptyError(LoadError):
    code = "empty"
    default = "文件里没有文字，请确认选对了稿件。"


class NotAReportError(GoujiError):
    code = "not_a_report"
    default = "没有找到年度报告的章节和表格，请确认这是政府信息公开工作年度报告。"


class ExportError(GoujiError):
    code = "export"
    default = "文件写不出来，请换一个文件夹或文件名再试。"


class TargetOpenError(ExportError):
    code = "target_open"
    default = "这个文件正在其他程序中打开，请先在 Word 或 WPS 中关闭它，或另起一个文件名。"


class ReadOnlyError(ExportError):
    code = "read_only"
    default = "这个文件夹不允许写入，请另选一个文件夹，例如桌面。"


class DiskFullError(ExportError):
    code = "disk_full"
    default = "磁盘空间不足，文件没有写成，请清理磁盘或换一个磁盘再试。"


class PathTooLongError(ExportError):
    code = "path_too_long"
    default = "文件的路径太长，请缩短文件名，或换到层级较浅的文件夹，例如桌面。"


class NoFolderError(ExportError):
    code = "no_folder"
    default = "文件夹不存在，请先建立它或另选一个文件夹。"


class IsADraftError(ExportError):
    code = "is_a_draft"
    default = "不能写到稿件自己上，原稿不会被改动，请另起一个文件名。"


class UnknownSuffixError(ExportError):
    code = "unknown_suffix"
    default = "文件名的后缀不认识，请改用所列的后缀。"


class ResourceError(GoujiError):
    code = "resource"
    default = "程序自带的数据文件有误，请重新安装。"


class CrashedError(GoujiError):
    code = "crashed"
    default = "读取这份文件时校对进程意外中止，文件没有被改动；请在 Word 或 WPS 中打开后另存为 .docx 再试。"


class Cancelled(GoujiError):
    code = "cancelled"
    default = "已取消。"
