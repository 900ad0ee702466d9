"""The chain from treebank to model; only where the training extra is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs legation[train]")


def test_lexicon_keeps_what_is_nearly_always_so() -> None:
    from legation.language.train.export import lexicon
    from legation.language.train.treebank import Sentence

    def one(form: str, lemma: str) -> Sentence:
        return Sentence((form,), (lemma,), ("VERB",), ("",), (0,), ("root",), ("O",), (1,))

    found = lexicon([one("Met", "meet"), one("left", "leave"), one("left", "left")])
    assert found["met\tVERB"] == "meet"
    assert "left\tVERB" not in found
    assert found["expelled\tVERB"] == "expel"


def test_cut_vocabulary_sends_other_scripts_to_unknown() -> None:
    from legation.language.train.export import cut_vocabulary

    kept, remap = cut_vocabulary({"[PAD]": 0, "[unused1]": 1, "[UNK]": 2, "war": 3, "日": 4, "##s": 5})
    assert kept == [0, 2, 3, 5]
    assert remap == [0, 1, 1, 2, 1, 3]


def test_what_is_blocked_weighs_nothing_and_is_no_number_that_processors_are_slow_with() -> None:
    from legation.language.train.model import BLOCKED

    weight, single = torch.tensor(BLOCKED).exp(), torch.finfo(torch.float32)
    assert 1 + weight * 1e6 == 1
    assert weight * 1e-12 > single.tiny


def test_network_scores_every_word(tmp_path: Path) -> None:
    from legation.language.train.model import ParserNetwork

    network = ParserNetwork({"upos": 3, "rel": 4, "morph": 5, "lem": 6, "ner": 7}, vocabulary=50).eval()
    ids, words = torch.ones(2, 6, dtype=torch.long), torch.zeros(2, 4, dtype=torch.long)
    for_tree, for_tags = network.words(ids, ids, words, words, words, words)
    assert network.arcs(for_tree, torch.zeros(2, 4)).shape == (2, 3, 4)
    assert {name: tuple(scores.shape) for name, scores in network.tags(for_tags).items()} == {
        "upos": (2, 3, 3),
        "morph": (2, 3, 5),
        "lem": (2, 3, 6),
        "ss": (2, 3, 2),
        "ner": (2, 3, 7),
    }


def test_resume_takes_weights_that_know_fewer_kinds_of_name() -> None:
    from legation.language.train.model import ParserNetwork

    sizes = {"upos": 3, "rel": 4, "morph": 5, "lem": 6, "ner": 7}
    old, new = ParserNetwork(sizes, vocabulary=50), ParserNetwork(sizes | {"ner": 9}, vocabulary=50)
    new.resume(old.state_dict())
    assert torch.equal(new.name.weight[:7], old.name.weight)
    assert torch.equal(new.name.weight[7:], old.name.weight[5:7])
    assert (new.name.bias[7:] < old.name.bias[5:7]).all()


def test_stages_are_planned_in_steps_with_seeds_of_their_own() -> None:
    from legation.language.train.recipe import STAGES

    assert len({stage.seed for stage in STAGES.values()}) == len(STAGES)
    assert all(stage.steps is None and stage.epochs > 0 for stage in STAGES.values())
