#!/usr/bin/env bash
# Installs Chromium and Chinese fonts from the system's packages when they are missing; for the browser tests.
set -euo pipefail

have_browser() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; }
have_fonts() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }

if have_browser && have_fonts; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "缺少 Chromium 或中文字体，这台机器没有 apt-get。请自行安装 chromium 和 Noto CJK 字体后再跑浏览器测试。" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo -n)
fi
echo "正在安装 Chromium 和中文字体 ……" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
  chromium fontconfig fonts-noto-cjk >/dev/null
