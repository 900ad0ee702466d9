"""Documentation that stays true: links lead somewhere, commands exist, generated parts are current."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from legation import __version__
from legation.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_docs_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{name(page)} links to {target}, which is not there"
        if anchor:
            assert anchor in anchors(found), f"{name(page)} links to {target}, a heading that is not there"


def commands(page: Path) -> list[str]:
    """The shell lines of a page that call us: in blocks of code, indented or fenced."""
    lines = re.findall(r"^(?: {4,}|\$ |)((?:legation|make|python|pip) [^\n]*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [line.split("  #")[0].split(" | ")[0].strip() for line in lines]


@pytest.mark.parametrize("page", [ROOT / page for page in ("README.md", "benchmarks/README.md", "examples/README.md")], ids=name)
def test_docs_commands_exist(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in commands(page):
        program, *words = shlex.split(line)
        if program == "make":
            assert set(w for w in words if "=" not in w) <= targets, line
        elif program == "legation":
            command = main.commands[words[0]]
            known = {option for parameter in command.params for option in parameter.opts}
            assert {w for w in words if w.startswith("--")} <= known, line
        elif program == "python" and not words[0].startswith("-"):
            assert (ROOT / words[0]).is_file(), line


def test_docs_readme_shows_commands() -> None:
    programs = {line.split()[0] for line in commands(ROOT / "README.md")}
    assert {"make", "legation"} <= programs


def test_docs_index_names_every_page() -> None:
    linked = set(LINK.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"} <= linked


@pytest.mark.parametrize("script", ["doc_tables.py", "people_page.py"])
def test_docs_tables_are_current(script: str) -> None:
    run = subprocess.run([sys.executable, f"scripts/{script}", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_docs_codebook_names_every_field_of_a_report() -> None:
    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    from legation.record.export import COLUMNS
    from legation.record.jsonl import report_json
    from legation.types import Article, Report

    fields = report_json(Report("i", "p", "AGREE", "t", 0, 1, (), ()), Article("p", None, (), ()))
    assert [field for field in (*fields, *COLUMNS) if f"`{field}`" not in codebook] == []


def test_docs_citation_and_changelog_give_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "version", "license"} <= citation.keys()
    assert citation["version"] == __version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(__version__)})\]", changelog, re.MULTILINE)


def test_docs_makefile_help_lists_its_targets() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [t for t in ("demo", "test", "bench", "model", "clean", "help") if f"make {t}" not in shown or f"{t}:" not in text] == []
