from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import gazetteer, load
from legation.knowledge.compiled import compiled
from legation.knowledge.gazetteer import Gazetteer


class Maker:
    """Makes the number of its calls, so that a test sees whether it was called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> tuple[int, dict[tuple[str, ...], list[str]]]:
        self.calls += 1
        return self.calls, {("a", "b"): ["c"]}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text("name\nA\n", encoding="utf-8")
    return path


def test_compiled_is_made_once(tmp_path: Path, table: Path) -> None:
    make = Maker()
    first = compiled("x", [table], make, folder=tmp_path / "kept")
    assert compiled("x", [table], make, folder=tmp_path / "kept") == first == (1, {("a", "b"): ["c"]})
    assert make.calls == 1


def test_compiled_is_made_anew_when_a_character_of_a_table_changes(tmp_path: Path, table: Path) -> None:
    make = Maker()
    compiled("x", [table], make, folder=tmp_path / "kept")
    table.write_text("name\nB\n", encoding="utf-8")
    assert compiled("x", [table], make, folder=tmp_path / "kept")[0] == 2
    table.unlink()
    assert compiled("x", [table], make, folder=tmp_path / "kept")[0] == 3


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 200])
def test_compiled_is_made_anew_where_what_was_kept_is_broken(tmp_path: Path, table: Path, content: bytes) -> None:
    make = Maker()
    compiled("x", [table], make, folder=tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    stamp = kept.read_bytes()[:32]
    for broken in (content, stamp, stamp + content):
        kept.write_bytes(broken)
        assert compiled("x", [table], make, folder=tmp_path / "kept")[1] == {("a", "b"): ["c"]}
    assert make.calls == 4


def test_compiled_needs_no_folder_that_can_be_written(tmp_path: Path, table: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    make = Maker()
    assert [compiled("x", [table], make, folder=blocked)[0] for _ in range(2)] == [1, 2]


def test_compiled_keeps_nothing_of_a_table_that_is_wrong(tmp_path: Path, table: Path) -> None:
    def wrong() -> int:
        raise TableError(str(table), 2, "wrong")

    with pytest.raises(TableError, match="wrong"):
        compiled("x", [table], wrong, folder=tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_compiled_gazetteer_is_that_of_the_tables() -> None:
    countries = load().countries
    kept, read = load().gazetteer, gazetteer._ours(countries)
    assert list(kept) == list(read)
    assert len(kept) == len(read)


def test_compiled_gazetteer_takes_the_users_names_without_changing_ours() -> None:
    ours = load().gazetteer
    mine = Gazetteer.restored(ours.kept())
    mine.put_over([gazetteer.Entry("Moscow", "USA", "city")])
    assert [e.code for e in mine.find("Moscow")] == ["USA"]
    assert ours.find("Moscow")[0].code == "RUS"
