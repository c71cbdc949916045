#!/usr/bin/env bash
# system_packages.sh WHAT PACKAGE...: installs Debian's packages, as root or with sudo; WHAT is for the message.
set -euo pipefail

what=$1
shift
if ! command -v apt-get >/dev/null 2>&1; then
  echo "缺少 $what，这台机器没有 apt-get。请自行安装后再跑测试：$*" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo -n)
fi
echo "正在安装 $what ……" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null
