; The installer for Windows. Names, version, files and suffixes are in made.nsh, which installer.py writes and which it
; calls makensis with. What a user reads is Chinese; exit statuses are listed in README.md.
;
; Switches: /S silent, /AllUsers, /CurrentUser, /DesktopIcon, /NoContextMenu, and as the last one /D=FOLDER.
; Of the uninstaller: /S, /DeleteData (decisions and settings too).

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
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh

Name "${PRODUCT}"
OutFile "${OUT}"
BrandingText "${PRODUCT} ${VERSION}"
SetFont "Microsoft YaHei UI" 9
Icon "${ICON}"
UninstallIcon "${ICON}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=2052 ProductName "${PRODUCT}"
VIAddVersionKey /LANG=2052 CompanyName "${MAKER}"
VIAddVersionKey /LANG=2052 FileDescription "${PURPOSE}，安装程序"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 LegalCopyright "MIT 许可"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define OPEN_WITH "Software\Classes\Applications\${DESK}"
!define LINK "${PRODUCT}.lnk"

Var Everyone   ; 1: for all users of the machine
Var Elevated   ; 1: run with administrator rights
Var AskWho     ; 1: the user is asked for whom
Var Given      ; the folder given by /D=, ""
Var Before     ; the folder in which an earlier version is, ""
Var Where      ; the folder whose programs are counted and asked to close
Var Count      ; how many of them run
Var Update     ; uninstaller: 1 when a new version follows, so that all but the files stays
Var DeleteData ; uninstaller: 1 when decisions and settings are to go too
Var Other      ; the other way to the program, where it was wished, ""
Var Scans      ; that the component for scans must be installed anew, ""
Var Parameters
Var Choice
Var Choice2

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH FitControl
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装${PRODUCT} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${PRODUCT}在送审之前校对政府信息公开工作年度报告：核数、核表、核对固定表述。$\r$\n$\r$\n稿件只在这台电脑上读取，不连接网络。$\r$\n$\r$\n已装有旧版本的，直接更新，处理记录和设置都保留。"
!insertmacro MUI_PAGE_WELCOME
Page custom WhoPage WhoLeave
; The sentences of NSIS put a blank on each side of the name, and speak of folders in two words.
!define MUI_PAGE_HEADER_SUBTEXT "选择把${PRODUCT}装在哪个文件夹。"
!define MUI_DIRECTORYPAGE_TEXT_TOP "${PRODUCT}将装在下面的文件夹里，一般不用改。要装到别处，点“浏览”另选一个文件夹。"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "安装到"
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "选择入口"
!define MUI_PAGE_HEADER_SUBTEXT "选择从哪里打开${PRODUCT}；开始菜单里总是有。"
!define MUI_COMPONENTSPAGE_TEXT_TOP "要的打上勾，不要的去掉勾，然后点“安装”。"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "安装这些："
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_HEADER_SUBTEXT "正在安装${PRODUCT}，请稍候。"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${PRODUCT}已经装好。"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "${PRODUCT}没有装完，请再运行一次安装程序。"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${PRODUCT}已经装好"
!define MUI_FINISHPAGE_TEXT "从开始菜单打开“${PRODUCT}”，把稿件拖进窗口就开始校对。$Other$Scans"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${PRODUCT}"
!define MUI_FINISHPAGE_RUN_FUNCTION RunDesk
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskPage un.AskLeave
!define MUI_PAGE_HEADER_SUBTEXT "正在移除${PRODUCT}，请稍候。"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${PRODUCT}已从这台电脑上移除。"
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT ; MUI forgets all but this one after a page
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "${PRODUCT}没有移除干净，请再卸载一次。"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese

; What is needed before the first page stands before all else: in front of it Windows would unpack everything, and say so
; in English for some seconds.
ReserveFile /plugin UserInfo.dll
ReserveFile /plugin System.dll
ReserveFile /plugin nsDialogs.dll
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

!macro IsGiven switch ; leaves the error flag clear where the switch was given
  ClearErrors
  ${GetOptions} $Parameters "${switch}" $R9
!macroend

; ---- programs that run: both the installer and the uninstaller need these

!macro Running un
; $8 = 1 where the process with the number $9 is one of ours in the folder $Where
Function ${un}IsOurs
  StrCpy $8 0
  System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r9) p.r7'
  ${If} $7 == 0
    Return
  ${EndIf}
  System::Call 'kernel32::QueryFullProcessImageNameW(p r7, i 0, w .r6, *i ${NSIS_MAX_STRLEN}) i.r5'
  System::Call 'kernel32::CloseHandle(p r7)'
  ${If} $5 <> 0
    ${If} $6 == "$Where\${DESK}"
    ${OrIf} $6 == "$Where\${CONSOLE}"
      StrCpy $8 1
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ${un}CountRunning
  StrCpy $Count 0
  System::Alloc 16384
  Pop $0
  System::Call 'kernel32::K32EnumProcesses(p r0, i 16384, *i .r1) i.r2'
  ${If} $2 <> 0
    StrCpy $3 $0
    IntOp $1 $1 / 4
    ${For} $2 1 $1
      System::Call '*$3(i .r9)'
      Call ${un}IsOurs
      IntOp $Count $Count + $8
      IntPtrOp $3 $3 + 4
    ${Next}
  ${EndIf}
  System::Free $0
FunctionEnd

; as if the user had clicked the cross of every window: the program saves and asks what it has to ask
Function ${un}AskToClose
  StrCpy $0 0
  ${Do}
    System::Call 'user32::FindWindowExW(p 0, p r0, p 0, p 0) p.r0'
    ${If} $0 == 0
      ${ExitDo}
    ${EndIf}
    System::Call 'user32::GetWindowThreadProcessId(p r0, *i .r9)'
    Call ${un}IsOurs
    ${If} $8 = 1
      System::Call 'user32::IsWindowVisible(p r0) i.r5'
      ${If} $5 <> 0
        System::Call 'user32::PostMessageW(p r0, i 0x10, p 0, p 0)'
      ${EndIf}
    ${EndIf}
  ${Loop}
FunctionEnd

Function ${un}CloseRunning
  Call ${un}CountRunning
  ${If} $Count = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION \
    "${PRODUCT}正在运行。点“确定”关闭它再继续，已作的处理都会保留；点“取消”则什么都不改动。" /SD IDOK IDOK ask
  SetErrorLevel 1
  Quit
  ask:
  Call ${un}AskToClose
  ${For} $R5 1 60
    Sleep 250
    Call ${un}CountRunning
    ${If} $Count = 0
      Return
    ${EndIf}
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT}还没有关闭，请先关闭它的窗口，再点“重试”。" /SD IDCANCEL IDRETRY ask
  SetErrorLevel 5
  Quit
FunctionEnd

Function ${un}RemoveMenu
  !insertmacro EachSuffix RemoveMenuOf
FunctionEnd
!macroend

!macro RemoveMenuOf suffix
  DeleteRegKey SHCTX "Software\Classes\SystemFileAssociations\${suffix}\shell\${KEY}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\SystemFileAssociations\${suffix}\shell"
  DeleteRegKey /ifempty SHCTX "Software\Classes\SystemFileAssociations\${suffix}"
!macroend

!macro AddMenuOf suffix
  WriteRegStr SHCTX "Software\Classes\SystemFileAssociations\${suffix}\shell\${KEY}" "" "${MENU}"
  WriteRegStr SHCTX "Software\Classes\SystemFileAssociations\${suffix}\shell\${KEY}" "Icon" '"$INSTDIR\${DESK}",0'
  WriteRegStr SHCTX "Software\Classes\SystemFileAssociations\${suffix}\shell\${KEY}\command" "" '"$INSTDIR\${DESK}" "%1"'
!macroend

!macro AddOpenWithOf suffix
  WriteRegStr SHCTX "${OPEN_WITH}\SupportedTypes" "${suffix}" ""
!macroend

!macro TellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!insertmacro Running ""
!insertmacro Running "un."

; ---- what is installed

Section "${PRODUCT}" MainSection
  SectionIn RO
  ${If} $Before != ""
    StrCpy $Where $Before
    Call CloseRunning
  ${EndIf}
  StrCpy $Where $INSTDIR
  Call CloseRunning

  CreateDirectory "$INSTDIR"
  ClearErrors
  GetTempFileName $0 "$INSTDIR"
  ${If} ${Errors}
    !insertmacro Refuse 6 "写不进文件夹 $INSTDIR ，请换一个文件夹，或以管理员身份运行安装程序。"
  ${EndIf}
  Delete $0

  ; The version before knows best which files were its own. It leaves everything else alone.
  ${If} $Before != ""
  ${AndIf} ${FileExists} "$Before\uninstall.exe"
    ExecWait '"$Before\uninstall.exe" /S /Update _?=$Before' $0
    ${If} $0 <> 0
      !insertmacro Refuse 2 "旧版本没有清理干净，请关闭占用 $Before 的程序，再运行一次安装程序。"
    ${EndIf}
    Delete "$Before\uninstall.exe"
    RMDir "$Before"
  ${EndIf}

  ; nobody knows the files by their names, and long paths would be cut off
  SetDetailsPrint textonly
  DetailPrint "正在复制文件……"
  SetDetailsPrint none
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  !insertmacro EachRewritten Restored
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; The component that reads scans, beside the program since before, goes with its own version alone.
  ${If} ${FileExists} "$INSTDIR\recognition\*.*"
    StrCpy $0 ""
    ClearErrors
    FileOpen $1 "$INSTDIR\recognition\version" r
    ${IfNot} ${Errors}
      FileRead $1 $0
      FileClose $1
    ${EndIf}
    ${If} $0 != "${VERSION}"
      RMDir /r "$INSTDIR\recognition"
      StrCpy $Scans "$\r$\n$\r$\n要读扫描件的，请再装一次 ${VERSION} 版的识别组件。"
    ${EndIf}
  ${EndIf}

  CreateShortcut "$SMPROGRAMS\${LINK}" "$INSTDIR\${DESK}" "" "$INSTDIR\${DESK}" 0 SW_SHOWNORMAL "" "${PURPOSE}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${MAKER}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${DESK}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1

  ; "Open with" offers the program; what opens by a double click stays as it is.
  WriteRegStr SHCTX "${OPEN_WITH}" "FriendlyAppName" "${PRODUCT}"
  WriteRegStr SHCTX "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\${DESK}" "%1"'
  !insertmacro EachSuffix AddOpenWithOf

  ; The two sections below put these back where they are wanted.
  Delete "$DESKTOP\${LINK}"
  Call RemoveMenu
SectionEnd

Section /o "桌面图标" DesktopSection
  CreateShortcut "$DESKTOP\${LINK}" "$INSTDIR\${DESK}" "" "$INSTDIR\${DESK}" 0 SW_SHOWNORMAL "" "${PURPOSE}"
SectionEnd

Section "右键菜单“${MENU}”" MenuSection
  !insertmacro EachSuffix AddMenuOf
  StrCpy $Other "$\r$\n$\r$\n也可以在稿件上点右键，选“${MENU}”（Windows 11 先点“显示更多选项”）。"
SectionEnd

Section "-last"
  !insertmacro TellShell
SectionEnd

; ---- before the pages, and the page that asks for whom

Function .onInit
  SetRegView 64
  StrCpy $Given $INSTDIR
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 3 "${PRODUCT}需要 Windows 10（1809 及以上）或 Windows 11，这台电脑的 Windows 版本较旧，请换一台电脑安装。"
  ${EndIf}
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 3 "${PRODUCT}需要 64 位的 Windows，这台电脑的 Windows 是 32 位的，请换一台电脑安装。"
  ${EndIf}
  StrCpy $Elevated 0
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    StrCpy $Elevated 1
  ${EndIf}
  StrCpy $Everyone 0
  StrCpy $AskWho 0
  ${GetParameters} $Parameters
  !insertmacro IsGiven "/AllUsers"
  ${IfNot} ${Errors}
    StrCpy $Everyone 1
    ${If} $Elevated = 0
      ${If} ${Silent}
        !insertmacro Refuse 4 ""
      ${EndIf}
      ExecShell "runas" "$EXEPATH" "$Parameters"
      Quit
    ${EndIf}
  ${ElseIf} $Elevated = 1
    !insertmacro IsGiven "/CurrentUser"
    ${If} ${Errors}
      ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
      ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
      ${If} $0 != ""
        StrCpy $Everyone 1
      ${EndIf}
      ${If} $0$1 == ""
        StrCpy $AskWho 1
      ${EndIf}
    ${EndIf}
  ${Else}
    ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
    ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
    !insertmacro IsGiven "/CurrentUser"
    ${If} ${Errors}
    ${AndIf} $0 != ""
    ${AndIf} $1 == ""
      MessageBox MB_YESNO|MB_ICONQUESTION "管理员已为这台电脑的所有用户装了${PRODUCT}。点“是”以管理员身份更新它，点“否”只为自己另装一份。" \
        /SD IDNO IDNO own
      ExecShell "runas" "$EXEPATH" "/AllUsers"
      Quit
      own:
    ${EndIf}
  ${EndIf}
  Call TakePlace
FunctionEnd

; folder and choices, for one user or for all
Function TakePlace
  ${If} $Everyone = 1
    SetShellVarContext all
    StrCpy $R0 "$PROGRAMFILES64\${FOLDER_NAME}"
  ${Else}
    SetShellVarContext current
    StrCpy $R0 "$LOCALAPPDATA\Programs\${FOLDER_NAME}"
  ${EndIf}
  ReadRegStr $Before SHCTX "${UNINSTALL}" "InstallLocation"
  ${If} $Given != ""
    StrCpy $INSTDIR $Given
  ${ElseIf} $Before != ""
    StrCpy $INSTDIR $Before
  ${Else}
    StrCpy $INSTDIR $R0
  ${EndIf}

  !insertmacro UnselectSection ${DesktopSection}
  !insertmacro IsGiven "/DesktopIcon"
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$DESKTOP\${LINK}"
    !insertmacro SelectSection ${DesktopSection}
  ${EndIf}
  !insertmacro SelectSection ${MenuSection}
  !insertmacro IsGiven "/NoContextMenu"
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${MenuSection}
  ${ElseIf} $Before != ""
    ReadRegStr $0 SHCTX "Software\Classes\SystemFileAssociations\${FIRST_SUFFIX}\shell\${KEY}" ""
    ${If} $0 == ""
      !insertmacro UnselectSection ${MenuSection}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WhoPage
  ${If} $AskWho = 0
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "为谁安装" "安装程序是以管理员身份运行的。"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "只为我自己安装（&M）"
  Pop $Choice
  ${NSD_CreateRadioButton} 0 28u 100% 12u "为这台电脑的所有用户安装（&A）"
  Pop $Choice2
  ${If} $Everyone = 1
    ${NSD_Check} $Choice2
  ${Else}
    ${NSD_Check} $Choice
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function WhoLeave
  ${NSD_GetState} $Choice2 $Everyone
  Call TakePlace
FunctionEnd

; by way of the shell, so that the program does not get the installer's rights
Function RunDesk
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${DESK}"'
FunctionEnd

; ---- removal

Function un.onInit
  SetRegView 64
  StrCpy $Update 0
  StrCpy $DeleteData 0
  ${GetParameters} $Parameters
  !insertmacro IsGiven "/Update"
  ${IfNot} ${Errors}
    StrCpy $Update 1
  ${EndIf}
  !insertmacro IsGiven "/DeleteData"
  ${IfNot} ${Errors}
    StrCpy $DeleteData 1
  ${EndIf}
  SetShellVarContext current
  ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ${If} ${Silent}
        !insertmacro Refuse 4 ""
      ${EndIf}
      ExecShell "runas" "$INSTDIR\uninstall.exe"
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.AskPage
  !insertmacro MUI_HEADER_TEXT "卸载${PRODUCT}" "从这台电脑上移除${PRODUCT} ${VERSION}。"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "将从 $INSTDIR 移除程序。$\r$\n校对时作的处理、备注和设置默认保留，以后重新安装还能接着用。"
  Pop $0
  ${NSD_CreateCheckbox} 0 44u 100% 12u "同时删除我的处理记录、备注和设置（&D），删除后不能恢复"
  Pop $Choice
  ${If} $DeleteData = 1
    ${NSD_Check} $Choice
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:卸载(&U)"
  nsDialogs::Show
FunctionEnd

Function un.AskLeave
  ${NSD_GetState} $Choice $DeleteData
FunctionEnd

Section "Uninstall"
  StrCpy $Where $INSTDIR
  Call un.CloseRunning
  SetDetailsPrint textonly
  DetailPrint "正在移除文件……"
  SetDetailsPrint none
  !insertmacro DeleteFiles
  ${If} $Update = 1
    SetErrorLevel 0
  ${Else}
    Delete "$INSTDIR\uninstall.exe"
    RMDir /r "$INSTDIR\recognition"
    Delete "$SMPROGRAMS\${LINK}"
    Delete "$DESKTOP\${LINK}"
    Call un.RemoveMenu
    DeleteRegKey SHCTX "${OPEN_WITH}"
    DeleteRegKey SHCTX "${UNINSTALL}"
    ; not there on every machine before; what anyone else has put into them keeps them
    DeleteRegKey /ifempty SHCTX "Software\Microsoft\Windows\CurrentVersion\Uninstall"
    DeleteRegKey /ifempty SHCTX "Software\Classes\Applications"
    DeleteRegKey /ifempty SHCTX "Software\Classes\SystemFileAssociations"
    SetShellVarContext current
    ${If} $DeleteData = 1
      RMDir /r "$APPDATA\${NAME}"
      RMDir /r "$LOCALAPPDATA\${NAME}"
      RMDir /r "$INSTDIR\data"
    ${EndIf}
    RMDir "$INSTDIR"
    ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${FOLDER_NAME}"
      RMDir "$LOCALAPPDATA\Programs"
    ${EndIf}
    !insertmacro TellShell
  ${EndIf}
SectionEnd
