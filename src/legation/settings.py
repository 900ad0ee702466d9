"""With what a page is coded: the model, the tables, the versions. The same page under the same settings gives the same reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from legation import __version__
from legation.errors import UsageError

CODEBOOK = "plover-base-0.8"
BOTH, LEXICON, VIEW = WAYS = ("both", "lexicon", "view")  # what decides: tables and the learned view together, or one of them alone
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """``model`` is a name or a folder that ``language.load_parser`` takes; ``actors`` and ``lexicon`` are the user's own tables,
    ``dictionaries`` a folder of PETRARCH's; ``by`` is one of ``WAYS`` and says what decides;
    ``places`` is one of ``actors.RESOLVERS`` and says what puts places on the map; ``every_sentence``: parse those too that hardly ever
    tell of an event."""

    model: str = "legation"
    actors: Path | None = None
    lexicon: Path | None = None
    dictionaries: Path | None = None
    by: str = BOTH
    places: str = "towns"
    every_sentence: bool = False

    @property
    def coder(self) -> str:
        return f"legation {__version__}"

    @property
    def model_digest(self) -> str:
        """SHA-256 (first 16 hex digits) of the model's files; of its name where it has none here."""
        folder = Path(self.model)
        return _digest_of(folder if folder.exists() else _PACKAGE / "language" / "model", self.model)

    @property
    def tables_digest(self) -> str:
        """SHA-256 (first 16 hex digits) of all tables of knowledge: those of the package and the user's own."""
        tables = {"actors": self.actors, "lexicon": self.lexicon, "dictionaries": self.dictionaries}
        own = [_digest_of(path, role) for role, path in tables.items() if path is not None]
        return _short([_digest_of(_PACKAGE / "knowledge" / "data", "ours"), *own])

    @property
    def digest(self) -> str:
        """What tells one way to code from another, 16 hex digits: a page is coded again when this changes."""
        read = ("every sentence",) if self.every_sentence else ()
        made = (self.coder, CODEBOOK, self.model_digest, self.tables_digest, self.by, self.view_digest, self.places)
        return _short((*made, *read))

    @property
    def view_digest(self) -> str:
        """SHA-256 (first 16 hex digits) of the learned view's files."""
        return _digest_of(_PACKAGE / "events" / "view" / "model", "view")

    def check(self) -> Settings:
        """These settings; :class:`UsageError` if a table that they name is not there."""
        for option, path in (("--actors", self.actors), ("--lexicon", self.lexicon), ("--dictionaries", self.dictionaries)):
            if path is not None and not path.exists():
                raise UsageError(f"{option} {path}: no such file or folder; give the path of a table, or leave the option out")
        return self


@lru_cache(maxsize=32)
def _digest_of(path: Path, role: str) -> str:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return _short([role, *(f"{file.relative_to(path)} {sha256(file.read_bytes()).hexdigest()}" for file in files)])


def _short(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
