#!/usr/bin/env bash
# Publishes the program for Windows, as the installer packs it: build/publish-windows.sh FOLDER
set -eu
cd "$(dirname "$0")/.."
# A tree of its own for what lies between: a publication for one platform must not disturb the ordinary build
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet publish Driver -c Release -r win-x64 -v q --nologo --artifacts-path "$work" -o "$1" -p:RunAnalyzers=false \
  -p:ContinuousIntegrationBuild=true -p:RestoreLockedMode=false -p:PathMap="$PWD/=/_/%2C$work/=/_build/" # no path of this machine gets into the files
cp LICENSE THIRD-PARTY-NOTICES.md CHANGELOG.md "$1"
