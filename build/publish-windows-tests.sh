#!/usr/bin/env bash
# Publishes the tests for Windows, as a program that needs nothing there: build/publish-windows-tests.sh FOLDER
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet publish ConformanceTests -c Debug -r win-x64 --self-contained -v q --nologo --artifacts-path "$work" -o "$1" \
  -p:RunAnalyzers=false -p:NuGetLockFilePath=obj/windows.lock.json
