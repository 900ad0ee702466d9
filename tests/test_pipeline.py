from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

import legation
from legation import pipeline
from legation.pipeline import House, code_page, distinct
from legation.types import Report
from tests.record.samples import USA, article, page, report


def _house(monkeypatch: pytest.MonkeyPatch, language: str | None, reports: tuple[Report, ...] = ()) -> House:
    """Rooms that give what they are told to, for what stands between them."""
    read = replace(article(page()), language=language)
    monkeypatch.setattr(pipeline, "articles", SimpleNamespace(read_article=lambda page, knowledge: read))
    monkeypatch.setattr(pipeline, "actors", SimpleNamespace(find_actors=lambda *given: ()))
    monkeypatch.setattr(pipeline, "events", SimpleNamespace(code=lambda *given: reports))
    parser: Any = SimpleNamespace(parse=lambda article, screen: [])
    return House(knowledge=None, parser=parser)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", None])
def test_pipeline_codes_english_and_what_has_no_language(monkeypatch: pytest.MonkeyPatch, language: str | None) -> None:
    told = report("r", "AGREE", [USA])
    coded = code_page(page(), _house(monkeypatch, language, (told,)))
    assert (coded.note, coded.reports) == (None, (told,))


def test_pipeline_keeps_another_language_as_an_article_and_says_why_it_is_not_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    coded = code_page(page(), _house(monkeypatch, "fr", (report("r", "AGREE", [USA]),)))
    assert coded.reports == ()
    assert coded.article.language == "fr"
    assert "(fr)" in (coded.note or "")


def test_pipeline_reports_of_one_id_are_told_apart_whatever_their_order() -> None:
    told = [
        report("r", "AGREE", [USA], start=5),
        report("r", "CONSULT", [USA], start=1),
        report("s", "AID", [USA]),
        report("r", "AID", [USA]),
    ]
    kept = distinct(told)
    assert [(r.id, r.type) for r in kept] == [("r", "AID"), ("s", "AID"), ("r-2", "CONSULT"), ("r-3", "AGREE")]
    assert distinct(told[::-1]) == kept


def test_pipeline_front_door_is_what_it_names() -> None:
    assert legation.__all__ == ["CODEBOOK", "Coded", "House", "Record", "Settings", "__version__", "code_page"]
    assert all(getattr(legation, name) for name in legation.__all__)
    with pytest.raises(AttributeError, match="it has CODEBOOK"):
        legation.nothing  # noqa: B018
