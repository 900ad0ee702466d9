"""The news probes are well made, and the shipped model gets as many of them right as it did (``benchmarks/news_probes.json``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import news_probes as bench

from legation.language import Parser, load_parser

PROBES = bench.load()
FLOORS: dict[str, float] = json.loads(bench.FLOORS.read_text(encoding="utf-8"))["floors"]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def scores(parser: Parser) -> dict[str, bench.Score]:
    return bench.measure(PROBES, parser)


def file_of(tmp_path: Path, *rows: list[str]) -> Path:
    path = tmp_path / "probes.toml"
    path.write_text("some = " + json.dumps(list(rows), ensure_ascii=False), encoding="utf-8")
    return path


def test_probes_are_many_and_balanced() -> None:
    sizes = {group: sum(probe.group == group for probe in PROBES) for group in {probe.group for probe in PROBES}}
    assert len(PROBES) >= 230
    assert sum(size for group, size in sizes.items() if group.startswith(bench.HEADLINES)) >= 50
    assert min(sizes.values()) >= 18
    assert max(sizes.values()) <= 20


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.group}: {probe.text[:40]}")
def test_probes_list_what_matters(probe: bench.Probe) -> None:
    assert 2 <= len(probe.attachments) <= 6
    assert all(probe.text[slice(*attachment.word)].strip() for attachment in probe.attachments)


def test_probes_are_no_part_of_the_training(shared: Path) -> None:
    texts = {probe.text for probe in PROBES}
    recipe = "\n".join(path.read_text(encoding="utf-8") for path in (bench.ROOT / "src" / "legation" / "language" / "train").glob("*.py"))
    assert not [text for text in texts if text in recipe]
    for file in (shared / "treebank").glob("*/*.conllu"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert not texts & {line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")}


def test_load_counts_words_that_occur_again(tmp_path: Path) -> None:
    probes = bench.load(file_of(tmp_path, ["Iran met Iran.", "Iran#2 obj met", "met root"]))
    assert [(a.word, a.labels, a.heads) for a in probes[0].attachments] == [
        ((9, 13), {"obj"}, {(5, 8)}),
        ((5, 8), {"root"}, {(5, 8)}),
    ]


def test_load_takes_words_with_stops_and_hyphens_beside_them(tmp_path: Path) -> None:
    probe = bench.load(file_of(tmp_path, ["U.S.-Iran talks went on.", "U.S. compound Iran"]))[0]
    assert [probe.text[slice(*a.word)] for a in probe.attachments] == ["U.S."]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (["Iran spoke."], "lists no attachment"),
        (["Iran spoke.", "Iran nsubj"], "neither 'word label head' nor 'word root'"),
        (["Iran spoke.", "Iraq nsubj spoke"], "'Iraq' does not occur"),
        (["Iran spoke.", "Iran nsubj spo"], "'spo' does not occur"),
        (["Iran left Iran.", "Iran nsubj left"], "occurs 2 times; say which, as Iran#1"),
        (["Iran left Iran.", "Iran#3 nsubj left"], "no 'Iran#3'"),
        (["Iran spoke.", "Iran#1 nsubj spoke"], "no 'Iran#1'"),
        (["Iran spoke.", "Iran subject spoke"], "unknown label"),
        (["Iran spoke.", "Iran nsubj spoke", "Iran obj spoke"], "attached twice"),
    ],
)
def test_load_names_what_is_wrong(tmp_path: Path, row: list[str], complaint: str) -> None:
    with pytest.raises(ValueError, match="some: ") as caught:
        bench.load(file_of(tmp_path, row))
    assert complaint in str(caught.value)
    assert row[0] in str(caught.value)


def test_load_refuses_a_text_that_stands_there_twice(tmp_path: Path) -> None:
    row = ["Iran spoke.", "Iran nsubj spoke"]
    with pytest.raises(ValueError, match="twice; take one out"):
        bench.load(file_of(tmp_path, row, row))


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        ("nsubj", "nsubj", True),
        ("nsubj:pass", "nsubj", False),
        ("nsubj", "nsubj:pass", False),
        ("obl:unmarked", "obl", True),
        ("obl:agent", "obl", False),
        ("obl", "obl:agent", False),
        ("nmod", "nmod:desc", False),
        ("iobj", "obj|iobj", True),
        ("xobj", "obj", False),
    ],
)
def test_holds_takes_subtypes_where_they_carry_no_meaning(tmp_path: Path, found: str, wanted: str, right: bool) -> None:
    probe = bench.load(file_of(tmp_path, ["Iran spoke.", f"Iran {wanted} spoke"]))[0]
    assert probe.attachments[0].holds({(0, 4): ((5, 10), found)}) is right
    assert not probe.attachments[0].holds({(0, 4): ((10, 11), found)})
    assert not probe.attachments[0].holds({})


def test_tree_finds_words_behind_a_dateline(parser: Parser, tmp_path: Path) -> None:
    text = "PARIS (AFP) - France left. Mali stayed."
    probe = bench.load(file_of(tmp_path, [text, "France nsubj left", "Mali nsubj stayed"]))[0]
    tree = probe.tree(parser)
    assert {text[slice(*span)] for span in tree} >= {"PARIS", "France", "left", "Mali", "stayed"}
    assert all(attachment.holds(tree) for attachment in probe.attachments)


def test_floors_stand_a_point_below_the_figures() -> None:
    assert bench.floors({"overall": bench.Score(1, 40, 39), bench.HEADLINES: bench.Score(1, 8, 7)}) == {"overall": 96.5, "headlines": 86.5}


@pytest.mark.parametrize("name", ["overall", bench.HEADLINES])
def test_probes_scores_do_not_fall(scores: dict[str, bench.Score], name: str) -> None:
    assert FLOORS[name] > 50
    assert scores[name].percent >= FLOORS[name], "see what is wrong with: python benchmarks/news_probes.py --wrong"
