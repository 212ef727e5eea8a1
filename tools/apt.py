"""Install packages of the distribution where this user may."""

from __future__ import annotations

import os
import shutil
import subprocess

__all__ = ["install"]


def install(*packages: str) -> bool:
    """Install Debian or Ubuntu packages; whether that worked, False without apt or the right."""
    if not shutil.which("apt-get"):
        return False
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become and subprocess.run([*become, "true"], capture_output=True, check=False).returncode:
        return False
    steps = (["update"], ["install", "-y", *packages])
    return not any(
        subprocess.run([*become, "apt-get", "-qq", *step], check=False).returncode for step in steps
    )
