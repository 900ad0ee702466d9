from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.settings import Settings


def test_settings_digest_is_the_same_for_the_same_settings() -> None:
    assert Settings().digest == Settings().digest
    assert len(Settings().digest) == 16


def test_settings_digest_tells_tables_by_content_and_role(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("x")
    (tmp_path / "b.tsv").write_text("y")
    made = [Settings(), Settings(actors=tmp_path / "a.tsv"), Settings(actors=tmp_path / "b.tsv"), Settings(lexicon=tmp_path / "a.tsv")]
    assert len({settings.digest for settings in made}) == 4
    assert len({settings.model_digest for settings in made}) == 1


def test_settings_digest_tells_dictionaries_by_what_is_in_them(tmp_path: Path) -> None:
    made = []
    for folder, text in (("a", "x"), ("b", "x"), ("c", "y")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "verbs.txt").write_text(text)
        made.append(Settings(dictionaries=tmp_path / folder).digest)
    assert made[0] == made[1]
    assert len({*made, Settings().digest, Settings(actors=tmp_path / "a").digest}) == 4


def test_settings_digest_tells_models_by_their_files(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    assert Settings(model=str(tmp_path)).model_digest != Settings().model_digest


def test_settings_name_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--lexicon .*none\.toml: no such file"):
        Settings(lexicon=tmp_path / "none.toml").check()
    with pytest.raises(UsageError, match=r"--dictionaries .*none: no such file or folder"):
        Settings(dictionaries=tmp_path / "none").check()
    assert Settings().check() == Settings()
