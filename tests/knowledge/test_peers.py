"""Other people's codes in our terms: parties, acts, scales."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from legation.knowledge import Peers, load


@pytest.fixture(scope="module")
def peers() -> Peers:
    return load().peers


@pytest.mark.parametrize(
    ("code", "scheme", "party"),
    [
        ("ISRMIL", "cameo", "ISR:MIL"), ("PALREB", "cameo", "PSE:REB"), ("USR", "cameo", "RUS"), ("IGOUNO", "cameo", "IGO"),
        ("---", "cameo", "UNK"), ("SERMIL", "weis", "SRB:MIL"), ("BOSSER", "weis", "BIH"), ("UAR", "weis", "EGY"),
        ("AUS", "weis", "AUT"), ("AUS", "cameo", "AUS"),
        ("KSVALB", "weis", "XKX"), ("CYPTUR", "weis", "CYP"), ("USRARM", "cameo", "ARM"), ("GMW", "cameo", "DEU"), ("XQZ", "cameo", None),
    ],
)  # fmt: skip
def test_parties(peers: Peers, code: str, scheme: str, party: str | None) -> None:
    assert peers.party(code, scheme) == party


def test_every_type_and_mode_that_cameo_tells_comes_back_from_its_code(peers: Peers) -> None:
    ontology = load().ontology
    for kind in ontology.types.values():
        found = peers.act(peers.cameo_act(kind.name))
        assert found is not None
        assert found.type == kind.name
        for mode in kind.modes:
            act = peers.act(peers.cameo_act(kind.name, (mode,)))
            assert act is not None
            assert act.type == kind.name


def test_acts_are_converted_as_published(peers: Peers, shared: Path) -> None:
    modes = {mode for kind in load().ontology.types.values() for mode in kind.modes}
    differ = []
    for line in (shared / "reference" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines():
        found = re.match(r"(\d{3,}):\s*([A-Z]+)\s*(?:,\s*([\w-]*))?", line)
        if not found:
            continue
        act = peers.act(found[1])
        assert act is not None
        if act.type != found[2] or (found[3] in modes and act.mode != found[3]):
            differ.append(found[1])
    # The table's mode "seize" of ASSAULT is none that ASSAULT has.
    assert differ == ["1712"]


@pytest.mark.parametrize(("table", "scheme"), [("cameo.scale.csv", "cameo"), ("weis.goldstein.scale.csv", "weis")])
def test_goldstein_values_are_those_of_the_published_scale(peers: Peers, shared: Path, table: str, scheme: str) -> None:
    with (shared / "series" / table).open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file) if row[0]]
    assert len(rows) > 100
    for code, value in rows:
        act = peers.act(code, scheme)
        assert act is not None, code
        assert act.goldstein == float(value), code


def test_fips_is_not_iso(peers: Peers) -> None:
    assert [peers.from_fips(code) for code in ("CH", "AU", "SF", "GM", "GZ", "??")] == ["CHN", "AUT", "ZAF", "DEU", "PSE", None]
    assert [peers.to_fips(code) for code in ("CHN", "PSE", "XKX")] == ["CH", "WE", "KV"]


def test_goldstein_of_our_own_types_is_the_mean_of_their_codes() -> None:
    ontology = load().ontology
    assert ontology.goldstein_of("CONSULT", ["visit"]) == pytest.approx((1.9 + 2.8) / 2)
    assert ontology.goldstein_of("SANCTION", ["expel"]) == -8.0
    assert ontology.goldstein_of("ASSAULT", ["drone"]) == ontology.goldstein_of("ASSAULT")
    assert set(ontology.scales) == {"plover", "goldstein", "weis"}
