from __future__ import annotations

from pathlib import Path

import pytest

from legation.language.train.evaluate import spans
from legation.language.train.treebank import UNSURE, Sentence, read_ewt, read_gum, read_names

EWT = """\
# newdoc id = d1
# sent_id = d1-1
# newpar id = d1-p1
# text = Poland didn't agree.
1	Poland	Poland	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg|Typo=Yes	4	advmod	_	_
4	agree	agree	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = d1-2
# text = Talks ended
1	Talks	talk	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	ended	end	VERB	VBD	Tense=Past	0	root	_	_
"""
NAMES = """\
# sent_id = d1-1
1	Poland	B-LOC	-	x
2	didn't	O
3	agree.	O
"""
GUM = """\
# newdoc id = GUM_news_one
# sent_id = one-1
1	President	president	PROPN	NNP	Number=Sing	2	nmod:desc	_	Entity=(1-person-new-cf1-2-coref
2	Halonen	Halonen	PROPN	NNP	Number=Sing	3	nsubj	_	Entity=1)
3	visited	visit	VERB	VBD	Tense=Past	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-organization-new-cf2-2-coref
5	Ministry	Ministry	PROPN	NNP	Number=Sing	3	obj	_	_
6	of	of	ADP	IN	_	7	case	_	_
7	Trade	Trade	PROPN	NNP	Number=Sing	5	nmod	_	Entity=2)
8	in	in	ADP	IN	_	9	case	_	_
9	Riga	Riga	PROPN	NNP	Number=Sing	3	obl	_	Entity=(3-place-new-cf3-1-coref)|SpaceAfter=No
10	.	.	PUNCT	.	_	3	punct	_	_
"""


@pytest.fixture
def ewt(tmp_path: Path) -> list[Sentence]:
    (tmp_path / "a.conllu").write_text(EWT, "utf-8")
    (tmp_path / "a.iob2").write_text(NAMES, "utf-8")
    return read_ewt(tmp_path / "a.conllu", tmp_path / "a.iob2")


def test_read_ewt_reads_words_not_surface_tokens(ewt: list[Sentence]) -> None:
    assert ewt[0].forms == ("Poland", "did", "n't", "agree", ".")
    assert ewt[0].heads == (4, 4, 4, 0, 4)
    assert [s.starts for s in ewt] == [(1, 0, 0, 0, 0), (1, 0)]
    assert [s.opens for s in ewt] == [True, False]


def test_read_ewt_keeps_the_features_that_coders_use(ewt: list[Sentence]) -> None:
    assert ewt[0].morphs[2] == "Polarity=Neg"
    assert ewt[0].morphs[4] == ""


def test_read_ewt_carries_names_over_other_tokens(ewt: list[Sentence]) -> None:
    assert ewt[0].tags == ("B-LOC", "O", "O", "O", "O")
    assert ewt[1].tags is None


def test_read_names_knows_the_fourth_kind(tmp_path: Path) -> None:
    (tmp_path / "a.iob2").write_text("# sent_id = x\n1\tSwedes\tB-OTH\t-\ty\n2\tvoted\tO\t-\ty\n", "utf-8")
    assert read_names(tmp_path / "a.iob2")["x"] == (["Swedes", "voted"], ["B-MISC", "O"])


def test_read_gum_is_unsure_of_capitals_outside_its_names(tmp_path: Path) -> None:
    (tmp_path / "g.conllu").write_text(GUM, "utf-8")
    tags = read_gum(tmp_path / "g.conllu")[0].tags
    assert tags is not None
    assert (tags[0], tags[2]) == (UNSURE, "O")


def test_read_gum_finds_the_name_in_a_mention(tmp_path: Path) -> None:
    (tmp_path / "g.conllu").write_text(GUM, "utf-8")
    tags = read_gum(tmp_path / "g.conllu")[0].tags
    assert tags is not None
    assert spans(tags) == {(1, 2, "PER"), (4, 7, "ORG"), (8, 9, "LOC")}
