# Makes the installer on Windows: build\windows-installer.ps1 [-Output FOLDER]
# Wants the .NET SDK of global.json, Git, and Inno Setup 6.4 (winget install JRSoftware.InnoSetup) or its compiler's path in -Compiler.
param(
    [string] $Output = "Output",
    [string] $Compiler = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

function Invoke-Checked([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

if (-not (Test-Path $Compiler)) { throw "There is no Inno Setup at $Compiler. Install it, or say with -Compiler where ISCC.exe is" }
$version = & dotnet msbuild Driver -nologo -t:VersionFromGit -getProperty:Version

# A tree of its own for what lies between: a publication for one platform must not disturb the ordinary build
$work = Join-Path ([IO.Path]::GetTempPath()) ("sonyalpha-" + [Guid]::NewGuid().ToString("N"))
try {
    $program = Join-Path $work "program"
    Invoke-Checked dotnet @("publish", "Driver", "-c", "Release", "-r", "win-x64", "-v", "q", "--nologo",
        "--artifacts-path", (Join-Path $work "artifacts"), "-o", $program, "-p:RunAnalyzers=false")
    Copy-Item LICENSE, THIRD-PARTY-NOTICES.md, CHANGELOG.md $program
    Invoke-Checked $Compiler @("/Q", "/DProgram=$program", "/DVersion=$($version.TrimStart('v'))", "/O$([IO.Path]::GetFullPath($Output))", "Setup.iss")
    Get-ChildItem $Output -Filter "*-setup.exe"
}
finally {
    Remove-Item $work -Recurse -Force -ErrorAction SilentlyContinue
}
