#!/usr/bin/env bash
# Finds a browser for the tests, and installs Chromium and Chinese fonts from the system's packages when missing.
set -euo pipefail
cd "$(dirname "$0")"

have_fonts() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }

if [ -n "${CHROMIUM:-}" ]; then
  ./find_browser.sh >/dev/null # says what is wrong with it
fi
have_fonts || ./system_packages.sh "中文字体" fontconfig fonts-noto-cjk
if ./find_browser.sh >/dev/null; then
  exit 0
fi
if ./system_packages.sh "Chromium" chromium && ./find_browser.sh >/dev/null; then
  exit 0
fi
cat >&2 <<'MESSAGE'
没有能用的浏览器：系统的软件包里没有 Chromium（Ubuntu 的 chromium 只有 snap 版），或者没有装上。请任选一种，再试一次：
  1. 安装 Google Chrome：https://www.google.cn/chrome/ 下载 deb 包，apt-get install ./google-chrome-stable_current_amd64.deb
  2. 装好 snap 版：snap install chromium
  3. 已有浏览器，只是不在 PATH 里：设环境变量 CHROMIUM=浏览器的完整路径
MESSAGE
exit 1
