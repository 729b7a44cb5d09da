; The installer for Windows, for Inno Setup 6.4. Its compiler is told what to pack (build/windows-installer.sh and .ps1 are the call):
;   /DProgram=FOLDER   what build/publish-windows.sh made      /DVersion=1.2.3
; Silent: /VERYSILENT /SUPPRESSMSGBOXES. The uninstaller takes /PURGE=1, which removes the settings too.

#define Name "ASCOM Sony Alpha camera driver"

[Setup]
AppId={{5C0C4F0E-6D1B-4C57-9E5E-3F0B6F0C7A41}
AppName={#Name}
AppVersion={#Version}
AppPublisher=ASCOM.SonyAlpha
DefaultDirName={autopf}\ASCOM Sony Alpha
DefaultGroupName=ASCOM Sony Alpha
DisableProgramGroupPage=yes
LicenseFile={#Program}\LICENSE
OutputBaseFilename=ASCOM.SonyAlpha-{#Version}-setup
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
Compression=lzma2/max
SolidCompression=yes
; A running server is asked by PrepareToInstall below: Windows' own way would only find programs with a window
CloseApplications=no

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Sony Alpha cameras"; Filename: "{app}\ASCOM.SonyAlpha.exe"; Comment: "Serves the cameras and opens their web page"
Name: "{group}\Logs"; Filename: "{app}\ASCOM.SonyAlpha.exe"; Parameters: "/logs"; Comment: "What the driver did, a folder for each day"

[Tasks]
Name: import; Description: "Take over the camera and the folder of the older driver ""Sony Mirrorless Camera"""; Check: HasOlderDriver; Flags: checkedonce

[Run]
Filename: "{app}\ASCOM.SonyAlpha.exe"; Parameters: "/register /silent"; StatusMsg: "Registering the driver..."
; The older driver's folder is among the user's own settings: of the user who installs, not of the administrator who may lend a password
Filename: "{app}\ASCOM.SonyAlpha.exe"; Parameters: "/import"; Tasks: import; Flags: runasoriginaluser; StatusMsg: "Taking over settings..."

[Code]
const
  Server = '{app}\ASCOM.SonyAlpha.exe';

function Ran(Arguments: String): Boolean;
var
  ExitCode: Integer;
begin
  Result := Exec(ExpandConstant(Server), Arguments, '', SW_HIDE, ewWaitUntilTerminated, ExitCode) and (ExitCode = 0);
end;

{ Without the Platform the driver still works through Alpaca, so the user may go on }
function InitializeSetup: Boolean;
var
  Version: String;
begin
  Result := RegQueryStringValue(HKLM32, 'SOFTWARE\ASCOM', 'PlatformVersion', Version)
    or (SuppressibleMsgBox('The ASCOM Platform is not installed. Programs that use ASCOM find this driver only with it: '
      + 'https://ascom-standards.org. Programs that use Alpaca need nothing else.' + #13#10#13#10 + 'Install all the same?',
      mbConfirmation, MB_YESNO, IDYES) = IDYES);
end;

function HasOlderDriver: Boolean;
begin
  Result := RegKeyExists(HKLM32, 'SOFTWARE\ASCOM\Camera Drivers\ASCOM.SonyMirrorless.Camera')
    or RegKeyExists(HKCU, 'Software\retro.kiwi\SonyMTPCamera.dll');
end;

{ Files of a running server could not be replaced }
function PrepareToInstall(var NeedsRestart: Boolean): String;
begin
  if FileExists(ExpandConstant(Server)) and not Ran('/stop') then
    Result := 'The driver is in use and cannot be ended. Close the programs that use the camera and try again.';
end;

{ Before the files go; this also ends a running server }
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step <> usUninstall then
    exit;
  if ExpandConstant('{param:PURGE|0}') = '1' then
    Ran('/unregister /silent /purge')
  else
    Ran('/unregister /silent');
  { The files of a program that has just ended are free only a moment later: seen under Wine 10 }
  Sleep(2000);
end;
