"""Tables of the documentation that the package itself knows: ontology into ``docs/codebook.md``, files into ``docs/architecture.md``.

python scripts/doc_tables.py            # write them
python scripts/doc_tables.py --check    # exit status 1 where a page is not current
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path

from blocks import ROOT, fill, table, write

from legation.knowledge import EventType, Ontology, load

SOURCE = ROOT / "src" / "legation"
TABLES = SOURCE / "knowledge" / "data"
_SENTENCE = re.compile(r"(.+?[.!?])(?=\s|$)")


def codebook(name: str) -> str:
    """A block of the codebook, from the ontology's tables."""
    ontology = load().ontology
    makers: dict[str, Callable[[Ontology], str]]
    makers = {"types": _types, "modes": _modes, "contexts": _contexts, "sectors": _sectors, "future": _future}
    return makers[name](ontology)


def _types(ontology: Ontology) -> str:
    rows = [
        (f"**{kind.name}**", kind.gist, ontology.quads[kind.quad], f"{kind.score:+g}", " ".join(kind.cameo))
        for kind in ontology.types.values()
    ]
    return table(("type", "somebody …", "quad", "score", "CAMEO"), rows)


def _modes(ontology: Ontology) -> str:
    rows = [(f"**{kind.name}**", ", ".join(_mode(kind, mode) for mode in kind.modes)) for kind in ontology.types.values() if kind.modes]
    return table(("type", "modes and their scores"), rows)


def _mode(kind: EventType, mode: str) -> str:
    score = kind.modes[mode]
    return f"`{mode}` {'none' if score is None else f'{score:+g}'}"


def _contexts(ontology: Ontology) -> str:
    return ", ".join(f"`{context}`" for context in ontology.contexts) + "."


def _sectors(ontology: Ontology) -> str:
    return table(("sector", "who"), [(f"`{code}`", name) for code, name in ontology.sectors.items()])


def _future(ontology: Ontology) -> str:
    return table(("still to come", "is coded as"), [(old, f"**{new}**") for old, new in ontology.future_rules.items()])


def architecture(name: str) -> str:
    """A block of the architecture page: the files of a room, or the tables of knowledge, with a line each."""
    if name == "tables":
        files = sorted(TABLES.rglob("*.t*"))
        return table(("table", "what it holds"), [(f"`{path.relative_to(TABLES)}`", _comment(path)) for path in files])
    folder = SOURCE if name == "package" else SOURCE / name
    files = sorted(folder.glob("*.py"))
    return table(("file", "what it does"), [(f"`{path.relative_to(SOURCE)}`", _docstring(path)) for path in files])


def _docstring(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return re.sub(r":\w+:`[\w.]*?(\w+)`", r"`\1`", text.split("\n")[0].replace("``", "`"))


def _comment(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = next((i for i, line in enumerate(lines) if not line.startswith("#") or line.strip() == "#"), len(lines))
    return _first_sentence(" ".join(line.lstrip("# ") for line in lines[:head]))


def _first_sentence(text: str) -> str:
    flat = " ".join(text.replace("``", "`").split())
    found = _SENTENCE.match(flat)
    return found[1] if found else flat


def main() -> int:
    """Command line."""
    pages = {ROOT / "docs" / "codebook.md": codebook, ROOT / "docs" / "architecture.md": architecture}
    return write({path: fill(path.read_text(encoding="utf-8"), content) for path, content in pages.items()})


if __name__ == "__main__":
    sys.exit(main())
