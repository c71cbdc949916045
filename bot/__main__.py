"""`python -m bot`: up · ask · train."""

from __future__ import annotations

import argparse
import asyncio
import sys

from knowledge.errors import KnowledgeError
from knowledge.settings import Settings


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="python -m bot", description="工小助：工会服务职工的助手")
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser("up", help="启动全部进程，打印地址，Ctrl-C 全部停止")
    commands.add_parser("train", help="重新训练，不管现有的模型合不合用")
    ask = commands.add_parser("ask", help="通过真实的整套服务问一句，没启动就先启动")
    ask.add_argument("text", nargs="?", help="要问的话；--jsonl 时从标准输入读")
    ask.add_argument(
        "--jsonl", action="store_true", help='逐行读 {"id", "text", "conversation"?}，逐行写回答'
    )
    ask.add_argument("--url", help="用这个地址上已经启动的服务")
    return top


def main(arguments: list[str] | None = None) -> None:
    """Run one command; a mistake ends with one plain line and a code above zero."""
    chosen = parser().parse_args(arguments)
    try:
        asyncio.run(_run(chosen, Settings.from_environment()))
    except KnowledgeError as error:
        raise SystemExit(str(error)) from error
    except KeyboardInterrupt:
        raise SystemExit(130) from None


async def _run(chosen: argparse.Namespace, settings: Settings) -> None:
    if chosen.command == "up":
        from bot.supervisor import run

        await run(settings)
    elif chosen.command == "train":
        # Training is long and blocks; nothing else runs in this process.
        from bot.prepare import ready_model

        print(ready_model(settings, force=True))
    elif chosen.jsonl:
        from bot.ask import ask_lines

        await ask_lines(settings, sys.stdin, sys.stdout, url=chosen.url)
    elif chosen.text:
        from bot.ask import ask_once

        await ask_once(settings, chosen.text, sys.stdout, url=chosen.url)
    else:
        raise SystemExit("要问什么？例如：python -m bot ask 老板拖欠我三个月工资不给怎么办")


if __name__ == "__main__":
    main()
