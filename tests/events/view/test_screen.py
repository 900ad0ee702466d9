"""The screen: which words are left unread, and what stands for them."""

from __future__ import annotations

from collections.abc import Sequence

from legation.events.view.screen import Screen, load_screen, signs
from legation.language import is_unread, load_parser
from legation.types import Article, Passage

TEXT = (
    "Kenya expelled two Somali envoys on Monday. It was a warm day with a little wind. The coffee was strong. "
    "Nobody in the hall knew why. Somalia recalled its ambassador."
)


class Expelled:
    """Keeps what tells of expelling."""

    def keeps(self, part: str, words: Sequence[str], place: int) -> bool:
        return "expelled" in words


def _article(text: str) -> Article:
    return Article("page", None, (), (Passage(text, 0, len(text)),), language="en")


def test_signs_stand_once_and_in_order() -> None:
    found = list(signs("body", ["Who", "shelled", "whom", "who", "Kim", "?"], 7))
    assert found == [
        "always", "part body", "place 5", "length 1", "capitals 1", "asked", "word who", "word shelled", "word whom", "word kim", "word ?",
        "stem who", "stem shell", "stem whom", "stem kim", "stem ?",
    ]  # fmt: skip


def test_screen_keeps_what_reaches_the_bar() -> None:
    screen = Screen({"word expelled": 2.0, "asked": -3.0}, 1.0)
    assert screen.keeps("body", ["Kenya", "expelled", "them"], 0)
    assert not screen.keeps("body", ["Kenya", "expelled", "them", "?"], 0)


def test_what_is_not_kept_is_there_but_unread() -> None:
    parser = load_parser()
    (whole,), (part,) = parser.parse(_article(TEXT)), parser.parse(_article(TEXT), Expelled())
    assert part.doc.text == TEXT
    read = [sentence for sentence in part.doc.sents if not is_unread(sentence)]
    assert [sentence.text for sentence in read] == ["Kenya expelled two Somali envoys on Monday."]
    assert [(t.pos_, t.dep_, t.lemma_, t.head.i) for t in read[0]] == [
        (t.pos_, t.dep_, t.lemma_, t.head.i) for t in whole.doc[: len(read[0])]
    ]
    assert [sentence.text for sentence in part.doc.sents] == [sentence.text for sentence in whole.doc.sents]


def test_all_of_a_short_text_is_read() -> None:
    text = "Kenya expelled two Somali envoys. It was warm. Nobody knew why."
    (parsed,) = load_parser().parse(_article(text), Expelled())
    assert not any(is_unread(sentence) for sentence in parsed.doc.sents)


def test_shipped_screen_keeps_deeds_and_leaves_out_asides() -> None:
    screen = load_screen()
    assert screen.keeps("body", "Kenya expelled two Somali envoys on Monday over the border dispute .".split(), 4)
    assert screen.keeps("body", "Russian forces shelled the town , Ukrainian officials said .".split(), 9)
    assert not screen.keeps("body", "What do you think ?".split(), 30)
