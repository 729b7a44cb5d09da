#!/usr/bin/env bash
# Makes the installer on Linux: build/windows-installer.sh FOLDER [PROGRAM], where PROGRAM is what publish-windows.sh made; without it, it
# is made. Inno Setup's compiler is a Windows program: it runs in the Debian folder with Wine that ci/windows has (root is needed for it).
set -eu
cd "$(dirname "$0")/.."
. ci/windows/environment
version=$(dotnet msbuild Driver -nologo -t:VersionFromGit -getProperty:Version)
make_environment
work=$(mktemp -d "$wine_home/installer.XXXXXX"); trap 'remove_tree "$work"' EXIT
if [ -n "${2:-}" ]; then cp -r "$2" "$work/program"; else build/publish-windows.sh "$work/program"; fi
cp Setup.iss "$work/"
unshare -m bash -c '. "$0"; enter_environment && own_prefix "$1" && in_environment sh -c "$2"' ci/windows/environment "$work" \
  "wine 'Z:$(find "$inno_home" -name ISCC.exe | head -n 1)' /Q '/DProgram=Z:$work/program' '/DVersion=${version#v}' '/OZ:$work/out' 'Z:$work/Setup.iss'
   status=\$?; wineserver -k; exit \$status"
mkdir -p "$1" && cp "$work"/out/*-setup.exe "$1/"
ls -l "$1"/*-setup.exe
