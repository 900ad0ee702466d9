from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from legation.errors import ModelError
from legation.language import Parser, load_parser
from legation.types import Article, Passage


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def deps(doc: Doc) -> dict[str, tuple[str, str]]:
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_parse_sentence_passive(parser: Parser) -> None:
    found = deps(parser.parse_sentence("Four diplomats were expelled by Poland on Monday."))
    assert found["diplomats"] == ("nsubj:pass", "expelled")
    assert found["were"] == ("aux:pass", "expelled")
    assert found["Poland"] == ("obl:agent", "expelled")


def test_parse_sentence_tags_and_lemmas(parser: Parser) -> None:
    doc = parser.parse_sentence("Ankara has not signed the agreements.")
    assert [t.pos_ for t in doc] == ["PROPN", "AUX", "PART", "VERB", "DET", "NOUN", "PUNCT"]
    assert [t.lemma_ for t in doc][1:6] == ["have", "not", "sign", "the", "agreement"]
    assert doc[5].morph.get("Number") == ["Plur"]
    assert "Tense=Past" in str(doc[3].morph)


def test_parse_sentence_quotation(parser: Parser) -> None:
    found = deps(parser.parse_sentence("“The blockade will be lifted,” the Qatari foreign minister said on Friday."))
    assert found["said"][0] == "root"
    assert found["minister"] == ("nsubj", "said")
    assert found["lifted"] == ("ccomp", "said")


def test_parse_sentence_title_before_a_name(parser: Parser) -> None:
    found = deps(parser.parse_sentence("Swedish Foreign Minister Margot Wallström visited Pyongyang."))
    assert found["Minister"] == ("nmod:desc", "Margot")
    assert found["Margot"] == ("nsubj", "visited")


def test_parse_sentence_names(parser: Parser) -> None:
    doc = parser.parse_sentence("Angela Merkel flew to Kyiv, Reuters reported.")
    assert {(e.text, e.label_) for e in doc.ents} >= {("Angela Merkel", "PER"), ("Kyiv", "LOC")}


def test_parse_sentence_keeps_a_name_over_two_spaces(parser: Parser) -> None:
    doc = parser.parse_sentence("Angela  Merkel flew to Minsk.")
    assert [e.text for e in doc.ents] == ["Angela  Merkel", "Minsk"]
    assert deps(doc)["Merkel"] == ("flat", "Angela")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The State Dept. said so. Gen. Lee met the U.S. Senate.", 2),
        ("He was in the U.S. The envoy stayed at home.", 2),
        ("“It is over,” she said. “We go home.”", 2),
        ("Talks fail\n\nEnvoys left Geneva on Sunday.", 2),
        ("Sen. John McCain flew to St. Petersburg on Jan. 5.", 1),
    ],
)
def test_parse_sentence_finds_sentences(parser: Parser, text: str, sentences: int) -> None:
    assert len(list(parser.parse_sentence(text).sents)) == sentences


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "  Two  spaces and\u00a0one more.\n", "\u200b", "!", "((((", "日本 и Россия", "a" * 3000, "Word " * 700],
)
def test_parse_sentence_gives_back_the_text_and_a_tree(parser: Parser, text: str) -> None:
    doc = parser.parse_sentence(text)
    assert doc.text == text
    for token in doc:
        if token.pos_ == "SPACE":
            assert token.dep_ == ""
            assert token.head.i == token.i - 1 or token.head.pos_ != "SPACE" or token.head is token or not token.i
        else:
            assert (token.head.i == token.i) == (token.dep_ == "root")
            assert token.head.pos_ != "SPACE"
    assert all(sum(t.dep_ == "root" for t in sent) == 1 for sent in doc.sents if sent.text.strip(" \n\u200b\u00a0"))


def test_parse_sentence_takes_half_a_character(parser: Parser) -> None:
    assert parser.parse_sentence("\ud800 lone").text == "\ufffd lone"


def test_parse_goes_through_the_article_in_order(parser: Parser) -> None:
    text = "Moscow To Close Consulate Russia said so. It was late."
    title, lead, body = Passage(text[:25], 0, 25), Passage(text[26:41], 26, 41), Passage(text[42:], 42, len(text))
    parsed = parser.parse(Article("page", title, (lead,), (body,)))
    assert [(p.part, p.passage, p.doc.text) for p in parsed] == [
        ("title", title, title.text),
        ("lead", lead, lead.text),
        ("body", body, body.text),
    ]


def test_parse_reads_a_title_as_one_sentence(parser: Parser) -> None:
    text = "Talks Over. Envoys Leave"
    doc = parser.parse(Article("page", Passage(text, 0, len(text)), (), ()))[0].doc
    assert len(list(doc.sents)) == 1


def test_parse_cuts_a_very_long_passage(parser: Parser) -> None:
    text = "Envoys of both states met again in the city. " * 700
    parsed = parser.parse(Article("page", None, (), (Passage(text, 100, 100 + len(text)),)))
    assert "".join(p.passage.text for p in parsed) == text
    assert all(p.passage.end - p.passage.start == len(p.doc.text) for p in parsed)
    assert parsed[0].passage.start == 100


def test_parse_hands_on_what_is_beyond_all_sense(parser: Parser) -> None:
    doc = parser.parse_sentence("x y " * 200_000)
    assert len(doc) == 1
    assert doc[0].pos_ == "X"


def test_parse_texts_is_deterministic(parser: Parser) -> None:
    texts = ["Paris recalled its ambassador.", "Iran and Iraq agreed to talks, officials said."]
    first, second = parser.parse_texts(texts), parser.parse_texts(texts)
    assert [d.to_json() for d in first] == [d.to_json() for d in second]


def test_parser_forgets_words_and_reads_the_same(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory must not grow with every name that the news brings; documents read before stay whole."""
    text = "Four diplomats were expelled by Poland on Monday."
    before = parser.parse_sentence(text)
    kept = before.vocab
    monkeypatch.setattr("legation.language.parser.MOST_WORDS", len(kept) - 1)
    after = parser.parse_sentence(text)
    assert after.vocab is not kept
    assert len(after.vocab) <= len(kept)
    assert [(t.text, t.lemma_, t.dep_, t.tag_) for t in after] == [(t.text, t.lemma_, t.dep_, t.tag_) for t in before]


def test_component_works_in_a_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("legation_parser")
    doc = nlp("Berlin's envoy left.")
    assert deps(doc)["envoy"] == ("nsubj", "left")
    assert doc.has_annotation("DEP")


def test_load_parser_names_the_way_out() -> None:
    with pytest.raises(ModelError, match="no such spaCy pipeline"):
        load_parser("en_nowhere")


def test_load_parser_names_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_MODEL", str(tmp_path))
    load_parser.cache_clear()
    with pytest.raises(ModelError, match=r"main\.int8\.onnx"):
        load_parser()
    load_parser.cache_clear()


def test_load_parser_takes_a_spacy_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "en_own")
    assert len(list(load_parser(str(tmp_path / "en_own")).parse_sentence("It ended. They left.").sents)) == 2


@pytest.mark.timeout(120)
def test_quality_does_not_fall(shared: Path) -> None:
    from legation.language.component import model_folder
    from legation.language.network import Network
    from legation.language.train.evaluate import parse_gold, scores
    from legation.language.train.treebank import read_ewt

    treebank = shared / "treebank"
    sentences = read_ewt(treebank / "ewt" / "en_ewt-ud-test.conllu", treebank / "uner" / "uner-test-first.iob2")[:300]
    found = scores(list(parse_gold(Network(model_folder()), sentences)))
    floors = json.loads((Path(__file__).parents[2] / "benchmarks" / "parser.json").read_text("utf-8"))["floors"]
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}
