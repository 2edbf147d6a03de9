; The installer of the component that reads scans: lays it beside the installed program, of the same version. It has no
; uninstaller of its own: the program's removes it too. installer.py calls this with what it has written to made.nsh.
; Switch: /S silent. Exit statuses are those of the program's installer, and 7: no such program is installed.

!include "${MADE}/made.nsh"
Target ${TARGET}
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID ${PACKER}
!if "${PACKER}" == "lzma"
  SetCompressorDictSize 64
!endif
AllowSkipFiles off
!addplugindir "${PLUGINS}"

!include MUI2.nsh
!include LogicLib.nsh

!define WHAT "${PRODUCT}的识别组件"
Name "${WHAT}"
OutFile "${OUT}"
BrandingText "${WHAT} ${VERSION}"
SetFont "Microsoft YaHei UI" 9
Icon "${ICON}"
ShowInstDetails nevershow
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=2052 ProductName "${WHAT}"
VIAddVersionKey /LANG=2052 CompanyName "${MAKER}"
VIAddVersionKey /LANG=2052 FileDescription "${WHAT}，安装程序"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 LegalCopyright "MIT 许可"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"

!define MUI_ICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH FitControl
!define MUI_WELCOMEPAGE_TITLE "安装${WHAT}"
!define MUI_WELCOMEPAGE_TEXT "有了识别组件，${PRODUCT}也能读扫描件和图片。$\r$\n$\r$\n识别只在这台电脑上进行，不连接网络。$\r$\n$\r$\n请先关闭${PRODUCT}，再点“安装”。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_SUBTEXT "正在安装${WHAT}，请稍候。"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${WHAT}已经装好。"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "${WHAT}没有装完，请再运行一次安装程序。"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${WHAT}已经装好"
!define MUI_FINISHPAGE_TEXT "重新打开${PRODUCT}，把扫描件拖进窗口。识别出的每个数字都标“待核对”。"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_LANGUAGE SimpChinese
ReserveFile /plugin UserInfo.dll
ReserveFile "${PANEL}"

; What packed_code.py has rewritten is made again what it was.
!macro Restored file
  restore::File "${file}"
  Pop $0
  ${If} $0 != "1"
    !insertmacro Refuse 2 "没有写完，请看看磁盘是否已满，再运行一次安装程序。"
  ${EndIf}
!macroend

!macro Refuse status text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${status}
  Quit
!macroend

Section "-recognition"
  ClearErrors
  RMDir /r "$INSTDIR\recognition"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\recognition\*.*"
    !insertmacro Refuse 5 "${PRODUCT}还开着，请先关闭它的窗口，再运行一次安装程序。"
  ${EndIf}
  SetDetailsPrint textonly
  DetailPrint "正在复制文件……"
  SetDetailsPrint none
  SetOutPath "$INSTDIR\recognition"
  ClearErrors
  File /r "${FOLDER}/*"
  ${If} ${Errors}
    !insertmacro Refuse 2 "没有写完，请看看磁盘是否已满，再运行一次安装程序。"
  ${EndIf}
  !insertmacro EachRewritten Restored
SectionEnd

Function .onInit
  SetRegView 64
  ReadRegStr $INSTDIR HKCU "${UNINSTALL}" "InstallLocation"
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR HKLM "${UNINSTALL}" "InstallLocation"
    ReadRegStr $0 HKLM "${UNINSTALL}" "DisplayVersion"
    ${If} $INSTDIR != ""
      UserInfo::GetAccountType
      Pop $1
      ${If} $1 != "Admin"
        ${If} ${Silent}
          !insertmacro Refuse 4 ""
        ${EndIf}
        ExecShell "runas" "$EXEPATH"
        Quit
      ${EndIf}
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR == ""
    !insertmacro Refuse 7 "这台电脑还没有装${PRODUCT}，请先装${PRODUCT} ${VERSION}，再装识别组件。"
  ${EndIf}
  ${If} $0 != "${VERSION}"
    !insertmacro Refuse 7 "识别组件是 ${VERSION} 版，装着的${PRODUCT}是 $0 版，请改用版本相同的识别组件。"
  ${EndIf}
FunctionEnd
