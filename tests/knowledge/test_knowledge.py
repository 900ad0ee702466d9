"""The front door of the library, and a user's own tables put over ours."""

from datetime import date
from pathlib import Path

import pytest

from legation import knowledge
from legation.errors import TableError


def test_all_public_names_are_there() -> None:
    assert all(hasattr(knowledge, name) for name in knowledge.__all__)
    assert knowledge.__all__ == sorted(knowledge.__all__)


def test_load_is_cached() -> None:
    assert knowledge.load() is knowledge.load()


def test_knowledge_is_frozen() -> None:
    with pytest.raises(AttributeError):
        knowledge.load().actors = Path("x")  # type: ignore[misc]


def test_every_table_loads() -> None:
    ours = knowledge.load()
    assert all((ours.countries, ours.gazetteer, ours.agents, ours.ontology, ours.people, ours.lexicon))


def test_own_names_add_and_replace(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        "name\tcode\tkind\tsector\n"
        "Grand Fenwick; Duchy of Grand Fenwick\tFRA\tregion\n"
        "Wagner Group\tRUS\tgroup\tMIL\n"
        "Wall Street\t-\tmetonym\n",
        encoding="utf-8",
    )
    names = knowledge.load(actors=path).gazetteer
    assert [entry.code for entry in names.find("Duchy of Grand Fenwick")] == ["FRA"]
    assert [entry.sector for entry in names.find("Wagner Group")] == ["MIL"]
    assert names.find("Wall Street") == ()
    assert [entry.sector for entry in knowledge.load().gazetteer.find("Wagner Group")] == ["PRM"]


def test_own_names_replace_whatever_the_spelling(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("name\tcode\tkind\tsector\nUN Security Council\tIGO\tbody\tGOV\n", encoding="utf-8")
    assert [entry.sector for entry in knowledge.load(actors=path).gazetteer.find("U.N. Security Council")] == ["GOV"]


def test_own_tenures_go_to_people(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    header = "person\tspellings\tcode\toffice\tstart\tend\tsource\n"
    path.write_text(header + "Gloriana Mountjoy\t\tLUX\tprime minister\t2001-01-01\t2003-12-31\town\n", encoding="utf-8")
    (tenure, *_) = knowledge.load(actors=path).people.by_name("Gloriana Mountjoy", date(2002, 1, 1))
    assert tenure.code == "LUX"


def test_an_own_table_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such file"):
        _ = knowledge.load(actors=tmp_path / "none.tsv").gazetteer
