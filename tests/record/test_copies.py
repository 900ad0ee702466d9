"""Copies, on texts of our own: what an outlet does to a wire story, and what only looks like a copy."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from legation.articles import Signature, sign
from legation.record import Copies, PageFacts, Record
from legation.record.copies import find_copies
from legation.types import Article, Passage
from tests.record.samples import article, page, report

WIRE = """Ministers of the two coastal republics signed a fishing accord on Tuesday after nine months of talks that broke down twice.
Under the accord 140 boats of the northern state may cast their nets east of the line of 1968, and its coast guard will tell the other
side of each patrol a day ahead. The southern navy gives back 11 trawlers that it seized in March.
"Nobody won and nobody lost," said the northern minister, Ada Brandt, in the harbour hall where the papers were laid out.
Her counterpart said that the fleet of his country had lived too long between two radios. Both parliaments have to agree by the summer.
The quarrel began when a patrol ship fired a flare across the bow of a boat from the north. A deckhand lost an eye.
Since then the two governments have called home their envoys once each, and insurers have asked for double the premium.
Fishermen on both shores were wary. Some said they would wait until the first boat had come home with a full hold and no escort.
Economists at the university of the northern capital put the worth of the catch at 38 million crowns a year."""

OTHER = """Two republics on one coast have settled how their fishermen share the sea, officials in both capitals announced on Tuesday.
The agreement comes as a relief to ports that have lain half empty since spring, and lets 140 northern boats work east of the old line.
"Nobody won and nobody lost," said the northern minister, Ada Brandt, in the harbour hall where the papers were laid out.
Diplomats who sat in the room speak of a night in which the delegations quarrelled over commas and sandwiches alike.
What remains open is who pays for the eleven trawlers that rusted at a navy quay, and whether a hot line is answered at night.
Opposition leaders in the south called it a surrender and promised to vote against it when parliament meets again in June."""

LOCAL = """In our own harbour the news was heard with interest: three families here fish under the northern flag, and one of their
boats, the Marigold, was among those stopped in April. Its owner says that he will sail as soon as the papers are in his hand."""

BULLETIN = """The observers of the truce counted {} breaches along the northern line in the last twenty-four hours, of which {} were fire
from mortars and {} from small arms. The southern side reported {} wounded and the northern {}. Patrols of the mission could not enter {}
villages for want of guarantees. The mission reminds both sides of what they signed and asks them to let its cars pass."""

DAY = date(2015, 5, 12)


def facts(outlet: str | None = None, day: date | None = DAY) -> PageFacts:
    return PageFacts(outlet, day, day)


def signatures(texts: dict[str, str]) -> dict[str, Signature]:
    found = {name: sign(Article(name, None, (), (Passage(text, 0, len(text)),))) for name, text in texts.items()}
    return {name: signature for name, signature in found.items() if signature}


def groups(texts: dict[str, str], known: dict[str, PageFacts] | None = None) -> list[tuple[str, ...]]:
    known = known or {name: facts(f"Outlet {name}") for name in texts}
    return [copies.pages for copies in find_copies(signatures(texts), known)]


def cut(text: str, share: float) -> str:
    return text[: int(len(text) * share)]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="as it came"),
        pytest.param(WIRE.replace(" ", "  ").replace('"', "”").upper(), id="set in another type"),
        pytest.param(cut(WIRE, 0.35), id="tail cut"),
        pytest.param(WIRE + "\n" + LOCAL, id="local paragraph added"),
        pytest.param(LOCAL + "\n" + cut(WIRE, 0.7), id="local paragraph put before, tail cut"),
        pytest.param(WIRE.replace("harbour", "harbor").replace("Ministers", "Officials").replace("said", "told reporters"), id="edited"),
        pytest.param("\n".join(line for at, line in enumerate(WIRE.split("\n")) if at not in (2, 5)), id="passages left out"),
    ],
)
def test_copies_are_one_text_whatever_an_outlet_did_to_it(copy: str) -> None:
    assert groups({"wire": WIRE, "copy": copy, "other": OTHER}) in ([("copy", "wire")], [("wire", "copy")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(WIRE, OTHER, id="two reports of one event that quote one sentence"),
        pytest.param(WIRE, OTHER + WIRE[-300:], id="background taken over"),
        pytest.param(BULLETIN.format(14, 9, 5, 3, 1, 4), BULLETIN.format(31, 20, 11, 6, 7, 2), id="a bulletin filled in anew"),
        pytest.param(WIRE, LOCAL, id="nothing shared"),
    ],
)
def test_copies_are_not_what_only_shares_a_passage(one: str, other: str) -> None:
    assert groups({"one": one, "other": other}) == []


def test_copies_in_one_outlet_must_be_the_same_nearly_throughout() -> None:
    again = {"one": facts("Gazette"), "two": facts("Gazette")}
    assert groups({"one": WIRE, "two": LOCAL + WIRE[len(WIRE) // 3 :]}, again) == []
    assert groups({"one": WIRE, "two": cut(WIRE, 0.5)}, again) == [("one", "two")]


def test_copies_are_of_one_week_unless_they_are_the_very_text() -> None:
    later = {"one": facts("A"), "two": facts("B", DAY + timedelta(days=8))}
    assert groups({"one": WIRE, "two": cut(WIRE, 0.6)}, later) == []
    assert groups({"one": WIRE, "two": WIRE}, later) == [("one", "two")]
    assert groups({"one": WIRE, "two": cut(WIRE, 0.6)}, {"one": facts("A"), "two": facts("B", None)}) == [("one", "two")]


def test_copies_of_two_stories_are_not_made_one_by_a_survey_that_has_both() -> None:
    texts = {"a": WIRE, "b": OTHER.replace("Nobody won and nobody lost", "We did it"), "survey": WIRE + "\n" + OTHER}
    found = groups(texts)
    assert len(found) == 1
    assert not {"a", "b"} <= set(found[0])


def test_copies_begin_with_the_page_that_was_first_then_with_the_longest() -> None:
    texts = {"c": WIRE, "a": cut(WIRE, 0.5), "b": cut(WIRE, 0.8)}
    assert groups(texts) == [("c", "b", "a")]
    known = {"c": facts("C", DAY + timedelta(days=1)), "a": facts("A"), "b": facts("B")}
    (found,) = find_copies(signatures(texts), known)
    assert found.pages == ("b", "a", "c")
    assert min(found.shared) > 0.9


def test_copies_do_not_depend_on_the_order_of_pages() -> None:
    chance = random.Random(5)
    texts = {f"{n}": cut(WIRE, 0.4 + n / 20) for n in range(12)} | {f"o{n}": OTHER + LOCAL[: 20 * n] for n in range(12)}
    first = groups(texts)
    assert sorted(map(len, first)) == [12, 12]
    for _ in range(3):
        names = list(texts)
        chance.shuffle(names)
        assert groups({name: texts[name] for name in names}) == first


def test_copies_of_nothing() -> None:
    assert groups({}) == []
    assert groups({"one": WIRE}) == []


def file_all(record: Record, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        told = page(name, f"A headline of {name}\n\n{text}")
        record.file(told, article(told, outlet=name, published_on=DAY), [report(f"r-{name}", "AGREE", ["USA"], ["RUS"], page=name)])


TEXTS = {"wire": WIRE, "copy": cut(WIRE, 0.6), "other": OTHER, "short": "Ministers signed."}


def test_record_gives_for_each_copy_the_page_that_it_counts_with(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.duckdb") as record:
        file_all(record, TEXTS)
        record.flush()
        assert record.copies() == {"wire": "wire", "copy": "wire"}
        record.merge()
        assert record.copies() == {"wire": "wire", "copy": "wire"}
    with Record.open(tmp_path / "r.duckdb", read_only=True) as record:
        assert record.copy_groups() == (Copies(("wire", "copy"), (1.0, 1.0)),)
    with duckdb.connect(str(tmp_path / "r.duckdb"), read_only=True) as connection:
        assert connection.execute('SELECT page, "first" FROM copies ORDER BY page').fetchall() == [("copy", "wire"), ("wire", "wire")]


def test_record_finds_copies_anew_when_a_page_has_changed(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.duckdb") as record:
        file_all(record, TEXTS)
        record.merge()
        file_all(record, {"copy": OTHER})
        record.flush()
        assert set(record.copies()) == {"copy", "other"}
    with Record.open(tmp_path / "r.duckdb") as record:  # as after a run that was killed before it merged
        assert set(record.copies()) == {"copy", "other"}
        record.merge()
        assert record.copy_groups() == (Copies(("copy", "other"), (1.0, 1.0)),)


def test_record_without_signatures_makes_them(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    with Record.open(path) as record:
        file_all(record, TEXTS)
        record.merge()
    with duckdb.connect(str(path)) as connection:  # as made before there were such tables
        connection.execute("DROP TABLE signatures; DROP TABLE copies; DELETE FROM legation WHERE key = 'copies'")
    with Record.open(path, read_only=True) as record:
        assert record.copies() == {"wire": "wire", "copy": "wire"}
    with Record.open(path) as record:
        record.merge()
        assert record.counts()["copies"] == 2
