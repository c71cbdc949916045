#!/usr/bin/env bash
# system_packages.sh WHAT PACKAGE...: installs Debian's packages, as root or with sudo; WHAT is for the message.
set -euo pipefail

what=$1
shift
if ! command -v apt-get >/dev/null 2>&1; then
  echo "缺少 $what，这台机器没有 apt-get。请自行安装后再试一次：$*" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1 || ! sudo -n true 2>/dev/null; then
    echo "缺少 $what。这里不是 root，也不能免密码用 sudo；请用 root 运行下面的命令，再试一次：" >&2
    echo "  apt-get update && apt-get install -y --no-install-recommends $*" >&2
    exit 1
  fi
  as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
fi
echo "正在安装 $what ……" >&2
export DEBIAN_FRONTEND=noninteractive
# One source that cannot be reached does no harm when another has the packages; the installation decides.
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq ||
  echo "apt-get update 没有全部成功，用现有的软件包目录继续。" >&2
if ! "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null; then
  echo "没有装上 $what（$*），原因见上面 apt-get 的几行。" >&2
  exit 1
fi
