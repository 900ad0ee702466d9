from __future__ import annotations

import random

import pytest

from legation.articles import Signature, sign
from legation.articles.signature import FEWEST, KEEP, RUN
from legation.types import Article, Passage


def article(*paragraphs: str) -> Article:
    return Article(page="a.txt", title=None, lead=(), body=tuple(Passage(text, 0, len(text)) for text in paragraphs))


def words(count: int, seed: int = 0) -> str:
    """Text without sense, in which no run of words comes twice."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abcdefghij", k=6)) for _ in range(count))


def signed(text: str) -> Signature:
    signature = sign(article(text))
    assert signature
    return signature


def test_signature_does_not_see_case_marks_or_paragraphs() -> None:
    text = "The envoys’ talks, held in “Geneva” on 4 May, went on for 1,200 minutes. " + words(40)
    apart = text.upper().replace("’", "'").replace("“", '"').replace("”", '"').split(", ")
    one, other = signed(text), sign(article(*(f"{part}," for part in apart)))
    assert other
    assert one.pack() == other.pack()


def test_signature_is_that_of_lead_and_body_only() -> None:
    body = article(words(50))
    more = Article("b.txt", Passage("A headline", 0, 10), (), body.body, captions=(Passage(words(30, 1), 0, 9),), heading="Another")
    assert sign(body).pack() == sign(more).pack()  # type: ignore[union-attr]


@pytest.mark.parametrize(("count", "long_enough"), [(FEWEST + RUN - 2, False), (FEWEST + RUN - 1, True), (0, False), (2, False)])
def test_signature_needs_some_text(count: int, long_enough: bool) -> None:
    assert bool(sign(article(words(count)))) is long_enough


def test_signature_survives_packing() -> None:
    one = signed("Of 12 ships, 5 sailed in 2015. " + words(500))
    other = Signature.unpack(one.pack())
    assert (other.size, list(other.runs), list(other.figures)) == (one.size, list(one.runs), list(one.figures))
    assert len(one.runs) == KEEP
    assert len(one.figures) == 3


def test_signature_tells_how_much_of_a_cut_copy_stands_in_the_whole() -> None:
    whole = words(2000)
    cut = whole[: len(whole) // 4]
    overlap = signed(whole).overlap(signed(cut))
    assert overlap.contained > 0.95
    assert overlap.alike == pytest.approx(0.25, abs=0.08)
    assert signed(cut).overlap(signed(whole)) == overlap


def test_signature_estimates_what_is_shared() -> None:
    half = words(600)
    one, other = signed(half + " " + words(600, 1)), signed(half + " " + words(600, 2))
    assert one.overlap(other).contained == pytest.approx(0.5, abs=0.12)
    assert signed(words(300, 3)).overlap(one).contained == 0


def test_signature_counts_numbers_apart() -> None:
    text = words(60)
    one, other = signed(f"{text} 12 3,400 7.5 1999"), signed(f"{text} 12 3,401 7.5 2000")
    overlap = one.overlap(other)
    assert (overlap.figures, overlap.of_figures) == (0.5, 4)
