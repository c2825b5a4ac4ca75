"""Sets the program up on a bare machine and starts it, tests it, or measures its tests; standard library only.

    python3 installer/bootstrap.py run  [arguments for main.py]
    python3 installer/bootstrap.py test [--quick] [arguments for pytest]
    python3 installer/bootstrap.py coverage [--raise]

Made for Debian 12+, Ubuntu 24.04+ (x86-64, with nothing but python3) and their relatives; tried in a bare Debian 12.
On Windows and macOS it takes the same path without the system packages, but nobody has tried it there yet.

Rooms, in `bootstrapping/`: `interpreter` finds a Python, `system_packages` asks apt, `environment` keeps `.venv`
equal to `requirements.lock`, `checks`, `coverage` and `launch` do the command itself, `console` says what happens.
This file and those must stay readable for an older Python (3.8), because that may be the one that starts them.
"""

from __future__ import annotations

import sys

from bootstrapping import checks, coverage, launch
from bootstrapping.console import Console, SetupError
from bootstrapping.interpreter import find_interpreter
from bootstrapping.prepare import prepare

USAGE = """用法（usage）：
  python3 installer/bootstrap.py run  [main.py 的参数]      准备环境并启动程序 (set up, then start the program)
  python3 installer/bootstrap.py test [--quick] [pytest 参数] 准备环境并做全部检查 (set up, then check everything)
      --quick  只跑 pytest，不做静态检查 (pytest only)
  python3 installer/bootstrap.py coverage [--raise]         准备环境并查测试走到哪些代码 (measure the tests)
      --raise  把清单写成这次的结果 (write the floor anew)"""

COMMANDS = {"run": launch.run, "test": checks.test, "coverage": coverage.run}

WRONG_USE = 2
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """The exit code: that of the program or of the checks, 2 where the set-up is not possible."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in COMMANDS:
        print(USAGE, file=sys.stdout if command in ("-h", "--help") else sys.stderr)
        return 0 if command in ("-h", "--help") else WRONG_USE
    # `run … --json` owns stdout; the checks want one stream in one order
    console = Console(sys.stderr if command == "run" else sys.stdout)
    try:
        python = prepare(command, find_interpreter(), console)
        return COMMANDS[command](python, rest, console)
    except SetupError as error:
        console.failure(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        console.failure("已中断。再运行一次同样的命令即可继续 (interrupted; run the same command again)。")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
