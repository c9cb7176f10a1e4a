#!/usr/bin/env bash
# Draws docs/report.png, the picture in the README: the example's page in Debian's Chromium. Needs retold and chromium.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
retold demo -q -o "$work/demo.html" >/dev/null
chromium --headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync --no-first-run \
  --hide-scrollbars --user-data-dir="$work/profile" --window-size=1200,1560 --screenshot="$PWD/report.png" \
  "file://$work/demo.html" 2>/dev/null
