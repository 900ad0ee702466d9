"""The PLOVER ontology and CAMEO's codes in it."""

from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.knowledge import Ontology, load


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load().ontology


@pytest.mark.parametrize(
    ("type_", "quad", "score"),
    [
        ("AGREE", 1, 2.5), ("CONSULT", 1, 2.5), ("SUPPORT", 1, 5.0), ("CONCEDE", 1, 4.5), ("COOPERATE", 2, 9.5), ("AID", 2, 10.0),
        ("RETREAT", 2, 6.5), ("REQUEST", 3, 0.0), ("ACCUSE", 3, -3.0), ("REJECT", 3, -2.0), ("THREATEN", 3, -3.5), ("PROTEST", 4, -5.0),
        ("SANCTION", 4, -6.0), ("MOBILIZE", 4, -5.5), ("COERCE", 4, -7.0), ("ASSAULT", 4, -9.0),
    ],
)  # fmt: skip
def test_quad_and_score_of_a_type(ontology: Ontology, type_: str, quad: int, score: float) -> None:
    assert (ontology.quad(type_), ontology.score(type_)) == (quad, score)


@pytest.mark.parametrize(
    ("type_", "modes", "score"),
    [
        ("CONSULT", ["visit"], 4.0),
        ("CONSULT", ["third-party", "phone"], 1.5),
        ("ASSAULT", ["beat", "aerial"], -9.5),
        ("PROTEST", ["vandalize"], -5.0),
        ("PROTEST", ["vandalize", "riot"], -7.0),
        ("REQUEST", ["meet"], 0.0),
        ("AGREE", ["visit"], 2.5),
    ],
)
def test_score_of_modes(ontology: Ontology, type_: str, modes: list[str], score: float) -> None:
    assert ontology.score(type_, modes) == score


def test_an_unknown_type_lists_the_right_ones(ontology: Ontology) -> None:
    with pytest.raises(UsageError, match=r"unknown event type 'FIGHT'.*ASSAULT"):
        ontology.quad("FIGHT")


def test_future_acts_and_old_labels(ontology: Ontology) -> None:
    assert {"CONSULT": "AGREE", "RETREAT": "CONCEDE"}.items() <= ontology.future_rules.items()
    assert ontology.old_labels["FIGHT"] == "ASSAULT"


def test_sizes(ontology: Ontology) -> None:
    assert (len(ontology.types), len(ontology.contexts), len(ontology.quads)) == (16, 37, 4)
    assert {"GOV", "MIL", "REB", "CVL"} <= ontology.sectors.keys()


@pytest.mark.parametrize(
    ("code", "type_", "mode", "goldstein"),
    [
        ("010", None, None, 0.0),
        ("020", "REQUEST", None, 3.0),
        ("036", "AGREE", None, 4.0),
        ("042", "CONSULT", "visit", 1.9),
        ("057", "SUPPORT", None, 8.0),
        ("0841", "RETREAT", "release", 7.0),
        ("0874", "RETREAT", "disarm", 10.0),
        ("112", "ACCUSE", "allege", -2.0),
        ("163", "SANCTION", "discontinue", -6.5),
        ("173", "COERCE", "arrest", -5.0),
        ("190", "ASSAULT", None, -10.0),
        ("1909", "ASSAULT", None, -10.0),
        ("1661", "SANCTION", "expel", -8.0),
    ],
)
def test_cameo(ontology: Ontology, code: str, type_: str | None, mode: str | None, goldstein: float) -> None:
    found = ontology.of_cameo(code)
    assert (found.type, found.mode, ontology.goldstein(code)) == (type_, mode, goldstein)


@pytest.mark.parametrize("code", ["21", "9", "", "abc"])
def test_an_unknown_cameo_code_is_refused(ontology: Ontology, code: str) -> None:
    with pytest.raises(UsageError, match="unknown CAMEO code"):
        ontology.goldstein(code)


def test_every_root_of_cameo_has_a_type(ontology: Ontology) -> None:
    covered = {root for kind in ontology.types.values() for root in kind.cameo}
    assert covered == {f"{root:02}" for root in range(2, 21)}


def test_scale_agrees_with_the_published_one(ontology: Ontology, shared: Path) -> None:
    lines = (shared / "series" / "cameo.scale.csv").read_text(encoding="utf-8").split()[1:]
    published = dict(line.split(",") for line in lines)
    assert {code: ontology.goldstein(code) for code in published} == {code: float(value) for code, value in published.items()}
