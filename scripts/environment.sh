#!/usr/bin/env bash
# Makes .venv hold exactly what requirements.lock names; does nothing when it already does.
# uv is taken from the path, or installed into .tools with pip when missing.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9

find_python() {
  for candidate in python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

stamp=.venv/installed-from
wanted=$(cat requirements.lock scripts/environment.sh | sha256sum | cut -d' ' -f1)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ]; then
  exit 0
fi

python=$(find_python) || {
  echo "没有找到 Python 3.11。请先安装它（例如 apt-get install python3.11 python3.11-venv），再试一次。" >&2
  exit 1
}
uv=$(command -v uv || true)
if [ -z "$uv" ] || ! "$uv" --version >/dev/null 2>&1; then
  uv=.tools/bin/uv
  if [ ! -x "$uv" ]; then
    echo "正在安装 uv ……" >&2
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      # Debian and Ubuntu keep what venv needs in a package of its own.
      scripts/system_packages.sh "venv（python3.11-venv）" python3.11-venv
    fi
    # What an interrupted start left behind is made anew.
    "$python" -m venv --clear .tools
    .tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
  fi
fi

echo "正在安装依赖（第一次约一两分钟）……" >&2
rm -f "$stamp"
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
# --compile-bytecode: where Python writes no bytecode by itself, imports would be three times slower.
VIRTUAL_ENV="$PWD/.venv" "$uv" pip sync --quiet --require-hashes --compile-bytecode requirements.lock
echo "$wanted" > "$stamp"
