#!/usr/bin/env bash
# Installs Chromium and Chinese fonts from the system's packages when they are missing; for the browser tests.
set -euo pipefail

have_browser() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; }
have_fonts() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }

if have_browser && have_fonts; then
  exit 0
fi
exec "$(dirname "$0")/system_packages.sh" "Chromium 和中文字体" chromium fontconfig fonts-noto-cjk
