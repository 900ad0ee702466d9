"""On whose word a report stands."""

from __future__ import annotations

import pytest

from tests.events.marked import reports


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[CHN:China] detained two [CAN:Canadian sailors], [CAN:the Canadian minister] said.", "the Canadian minister"),
        ("[CAN:The Canadian minister] said that [CHN:China] detained two [CAN:Canadian sailors].", "The Canadian minister"),
        ("According to [CAN:the Canadian minister], [CHN:China] detained two [CAN:Canadian sailors].", "the Canadian minister"),
        ("[CHN:China] detained two [CAN:Canadian sailors] after [CAN:the Canadian minister] said that he was ill.", None),
        ("[CHN:China] detained two [CAN:Canadian sailors].", None),
    ],
)
def test_speaker_is_who_says_it_and_not_who_does_it(sentence: str, wanted: str | None) -> None:
    report = next(r for r in reports(sentence) if r.type == "COERCE")
    assert (report.said_by.entity_text if report.said_by else None) == wanted


def test_speaker_is_the_outermost_one() -> None:
    text = "[FRA:The French minister] said that [MLI:the Malian envoy] said that [DZA:Algeria] arrested two [MLI:Malian traders]."
    report = next(r for r in reports(text) if r.type == "COERCE")
    assert report.said_by is not None
    assert report.said_by.entity_text == "The French minister"


def test_blame_without_an_author_is_the_speakers() -> None:
    (report,) = reports("[RUS:Russia]'s actions damaged relations, [USA:the American secretary] said.")
    assert (report.type, [a.code for a in report.actors], [r.code for r in report.recipients]) == ("ACCUSE", ["USA"], ["RUS"])
