"""What the project promises of itself: set-up, settings, rows, documents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("folder", ["lib", "data", "pages", "tests", "tools", "static"])
def test_git_ignores_no_part_of_the_product(folder: str) -> None:
    probe = subprocess.run(
        ["git", "check-ignore", "-q", f"{folder}/new_file.py"], cwd=ROOT, check=False
    )
    assert probe.returncode == 1


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "frontend/requirements.txt"]
)
def test_every_requirement_is_exact_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.M).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


def test_the_tests_run_on_the_versions_that_the_app_runs_on() -> None:
    def pins(name: str) -> dict[str, set[str]]:
        text = (ROOT / name).read_text(encoding="utf-8")
        found: dict[str, set[str]] = {}
        for package, version in re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, flags=re.M):
            found.setdefault(package, set()).add(version)
        return found

    app, tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: tests.get(name) for name in app} == app


def test_ci_runs_the_readmes_test_command() -> None:
    assert re.search(r"^make test$", (ROOT / ".ci/run").read_text(encoding="utf-8"), flags=re.M)
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_themes_colours_are_the_tokens() -> None:
    tokens = json.loads((ROOT / "lib/cartography/tokens.json").read_text(encoding="utf-8"))
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    roles = {
        "grayTextColor": "text3",
        "backgroundColor": "page",
        "secondaryBackgroundColor": "surface2",
        "textColor": "text1",
        "linkColor": "link",
        "borderColor": "rule",
    }
    for name in ("light", "dark"):
        for setting, role in roles.items():
            assert theme[name][setting] == tokens[name][role], (name, setting)
    # In the dark, Streamlit writes selected words in the primary colour: only the link's is
    # light enough to be read there.
    assert theme["light"]["primaryColor"] == tokens["light"]["primary"]
    assert theme["dark"]["primaryColor"] == tokens["dark"]["link"]


def test_the_settings_are_safe_for_a_public_server() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["enableCORS"] is True
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] <= 1
    assert config["server"]["maxMessageSize"] <= 10


def test_imports_go_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_each_package_of_the_library_is_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    packages = {p.stem for p in (ROOT / "lib").iterdir() if not p.name.startswith("_")}
    assert {name for name in packages if f"`lib.{name}`" not in text} == set()


def test_make_help_lists_each_verb() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in re.findall(r"^([a-z]+):.*## ", makefile, flags=re.M):
        if verb not in ("help", "clean", "lock", "component"):
            assert f"make {verb}" in readme, verb


def test_the_pictures_of_the_pages_are_small() -> None:
    sizes = {p.name: p.stat().st_size for p in (ROOT / "docs/pictures").glob("*.png")}
    assert len(sizes) >= 28  # seven pages, two widths, two themes
    assert {name: size for name, size in sizes.items() if size >= 200_000} == {}
