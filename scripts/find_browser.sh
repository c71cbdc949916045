#!/usr/bin/env bash
# Prints the path of the Chromium or Chrome on this machine, or fails; the browser tests ask it too.
# CHROMIUM names one that is elsewhere. Ubuntu's deb is a stand-in that only starts the snap: it counts only
# when the program can say its version.
set -euo pipefail

if [ -n "${CHROMIUM:-}" ] && ! command -v "$CHROMIUM" >/dev/null 2>&1; then
  echo "环境变量 CHROMIUM 指的 $CHROMIUM 不是能运行的程序；请改正，或者去掉这个变量。" >&2
  exit 1
fi
for name in ${CHROMIUM:+"$CHROMIUM"} chromium google-chrome google-chrome-stable chromium-browser; do
  if path=$(command -v "$name") && "$path" --version >/dev/null 2>&1; then
    echo "$path"
    exit 0
  fi
done
exit 1
