"""What makes the Windows program one of Windows: icon, version resource, manifest. Used by build.spec."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pictures

from core.base.about import NAME, TITLE

if TYPE_CHECKING:
    from pathlib import Path

#: The names under which Windows shows it: in the start menu, in the list of programs, in the properties of the files.
PRODUCT, MAKER, PURPOSE = f"{TITLE}校对", f"{TITLE} Gouji", f"{TITLE}：政府信息公开工作年度报告校对台"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

#: Windows 10 and 11; as the user who starts it; each screen's own scaling; paths of any length; text in UTF-8.
MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security><requestedPrivileges>
      <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
    </requestedPrivileges></security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application><supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/></application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
    </windowsSettings>
  </application>
  <dependency><dependentAssembly>
    <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
      processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
  </dependentAssembly></dependency>
</assembly>
"""


def written(name: str, version: str, root: Path, folder: Path) -> dict[str, Any]:
    """The arguments of PyInstaller's EXE ``name``; the icon is drawn from resources/icons/gouji.svg into ``folder``."""
    made = folder / "gouji.ico"
    made.write_bytes(icon((root / "resources" / "icons" / "gouji.svg").read_bytes()))
    return {"icon": str(made), "version": version_resource(name, version), "manifest": MANIFEST}


def icon(svg: bytes) -> bytes:
    """An .ico with every size that Windows asks for, each drawn by itself."""
    from PIL import Image

    drawn = [Image.open(io.BytesIO(pictures.png(svg, size))) for size in _SIZES]
    stream = io.BytesIO()
    largest = drawn[-1]
    largest.save(stream, "ICO", sizes=[(s, s) for s in _SIZES], append_images=drawn[:-1])
    return stream.getvalue()


def version_resource(name: str, version: str) -> Any:
    """What the properties of the .exe show, in Simplified Chinese (language 2052, code page 1200)."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = tuple(int(part) for part in version.split("."))
    four = (*numbers, 0, 0, 0, 0)[:4]
    texts = {
        "CompanyName": MAKER,
        "FileDescription": PURPOSE,
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": "MIT 许可",
        "OriginalFilename": f"{name}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=four, prodvers=four),
        kids=[
            info.StringFileInfo([info.StringTable("080404b0", [info.StringStruct(*pair) for pair in texts.items()])]),
            info.VarFileInfo([info.VarStruct("Translation", [2052, 1200])]),
        ],
    )
