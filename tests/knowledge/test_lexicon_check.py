"""A user's own acts and operators: what is wrong in them is named with file, line and what would have been right."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation import knowledge
from legation.errors import TableError

ACT = '[[act]]\nverbs = ["nudge"]\ntype = "REQUEST"\n'
OPERATOR = '[[operator]]\nname = "nudge"\nverbs = ["nudge"]\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[[act]]\nverbs = "nudge"\ntype = "REQUEST"\n', 2, r"act 1 \(nudge\): verbs is 'nudge'; write a list of words, \[\"nudge\"\]"),
        ('[[act]]\nverbs = ["nudge"]\ntype = "NUDGE"\n', 3, "type has 'NUDGE', which is not known; there are AGREE"),
        ('[[act]]\nverbs = ["nudge"]\n', 1, r"act 1 \(nudge\) has no type; give it one of AGREE"),
        ('[[act]]\ntype = "REQUEST"\n', 1, "has no words; give it verbs, nouns or adjs"),
        (f'{ACT}\n{ACT}mode = "meat"\n', 8, r"act 2 \(nudge\): mode has 'meat', which is not a mode of REQUEST \(is meet meant\?\)"),
        (ACT + 'objekt = ["x"]\n', 4, r"objekt is a key that is not known \(is object meant\?\)"),
        (ACT + 'object = ["@nowhere"]\n', 4, "object has word class @nowhere, which is in no table; there are agreement"),
        (ACT + 'obl = {to = "x"}\n', 4, "obl is 'x'; write a list of words"),
        (ACT + 'obl = ["to"]\n', 4, r"obl is \['to'\]; write \{to = "),
        (ACT + 'mutual = "yes"\n', 4, "mutual is 'yes'; write true or false"),
        (ACT + "weight = 3\n", 4, "weight is 3; write a number"),
        (ACT + "gist = 3\n", 4, "gist is 3; write a word in quotation marks"),
        (ACT + 'needs = "all"\n', 4, "needs has 'all', which is not known; there are any, actor"),
        (ACT + 'context = ["militery"]\n', 4, r"context has 'militery', which is not known \(is military meant\?\)"),
        (ACT + 'actor_sector = ["ARMY"]\n', 4, "actor_sector has 'ARMY'"),
        (ACT + 'recipient = ["object"]\n', 4, "recipient has 'object'; write 'obj', or a preposition"),
        ('[[operator]]\nverbs = ["nudge"]\n', 1, "has no name"),
        (OPERATOR + 'of = {everything = "REQUEST"}\n', 4, "of has 'everything', which is not a type or group inside"),
        (OPERATOR + 'of = {yielding = "REJECTED"}\n', 4, r"of has 'REJECTED', which is not an outcome \(is REJECT meant\?\)"),
        (OPERATOR + 'status = "done"\n', 4, "status has 'done'"),
        (OPERATOR + '[class]\nbirds = "crow"\n', 5, "birds is 'crow'; write a list of words"),
        ("class = 3\n", 1, "class is no table"),
        ('[[acts]]\nverbs = ["nudge"]\n', 1, r"acts is a key that is not known \(is act meant\?\)"),
        ('[act]\nverbs = ["nudge"]\n', 1, r"act is no list of entries; write \[\[act\]\] over each"),
        ("[[act]\n", 1, "not valid TOML"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line_at_load(tmp_path: Path, text: str, line: int, reason: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=rf"own\.toml:{line}: .*{reason}"):
        knowledge.load(lexicon=own)


def test_an_own_operator_may_name_our_groups_and_an_own_act_its_own_class(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = OPERATOR + 'of = {yielding = "REJECT"}\n' + ACT + 'object = ["@birds"]\n[class]\nbirds = ["crow"]\n'
    own.write_text(text, encoding="utf-8")
    lexicon = knowledge.load(lexicon=own).lexicon
    assert dict(lexicon.find_operators("verb", "nudge")[0].of) == {"CONCEDE": "REJECT", "RETREAT": "REJECT"}
    assert lexicon.find_acts("verb", "nudge")[0].objects == {"crow"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("name\tcode\tkind\nErewhon\tXXX\tcity\n", 2, "unknown code 'XXX'"),
        ("name\tcode\tkind\tsince\tuntil\nErewhon\tGBR\tcity\t2010\t2009\n", 2, "column 'until' has '2009', before 'since' with '2010'"),
        ("name\tcode\tkind\tcolour\nErewhon\tGBR\tcity\tred\n", 1, "unknown or repeated column colour"),
        ("name\tcode\nErewhon\tGBR\n", 1, "missing column kind"),
        ("person\tspellings\tcode\toffice\tstart\tend\tsource\nA B\t\tXXX\tprime minister\t2001\t\town\n", 2, "unknown code 'XXX'"),
        ("person\tspellings\tcode\toffice\tstart\tend\tsource\nA B\t\tFRA\tprimus\t2001\t\town\n", 2, "office 'primus'"),
    ],
)
def test_a_wrong_row_of_actors_is_named_with_its_line_at_load(tmp_path: Path, text: str, line: int, reason: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=rf"own\.tsv:{line}: .*{reason}"):
        knowledge.load(actors=own)
