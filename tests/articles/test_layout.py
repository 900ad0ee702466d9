from __future__ import annotations

import pytest

from legation.articles.layout import lay_out, lay_out_body
from tests.articles import pages


def texts(passages: object) -> list[str]:
    return [p.text for p in passages]  # type: ignore[attr-defined]


def test_lay_out_newswire_dump() -> None:
    layout = lay_out(pages.NEWSWIRE)
    assert layout.title is not None
    assert layout.title.passage.text == "Sochi Talks End in Deal on Demilitarised Zone - Kremlin Spokesman"
    assert layout.body[0].text.startswith("The presidents of Russia and Turkey agreed")
    assert layout.body[-1].text.endswith("over its border.")
    assert any("shake hands" in caption for caption in texts(layout.captions))
    assert "Boat on the Bosphorus" in texts(layout.captions)
    assert "Ankara Hopes to Keep Its Posts Around the Province" in texts(layout.related)
    assert not any("Photographer" in t or "zone, talks" in t for t in texts(layout.body))


def test_lay_out_every_passage_is_where_it_says() -> None:
    for plain in (pages.NEWSWIRE, pages.AGGREGATOR, pages.COMMENTED, pages.WIRE_PAGE, pages.BULLETIN):
        layout = lay_out(plain)
        parts = [*layout.body, *layout.lead, *layout.captions, *layout.related, *(c.passage for c in layout.comments)]
        assert parts
        assert all(plain[p.start : p.end] == p.text for p in parts)


def test_lay_out_title_repeated_at_the_end_is_not_body() -> None:
    layout = lay_out(pages.AGGREGATOR)
    assert layout.title is not None
    assert layout.title.passage.text == "Berlin expels two diplomats over killing in park"
    assert layout.body[-1].text.endswith("without consequences.")


def test_lay_out_summary_before_a_dateline_is_the_lead() -> None:
    layout = lay_out(pages.WIRE_PAGE)
    assert layout.title is not None
    assert layout.title.passage.text == "Foreign minister says talks on missiles went well"
    assert texts(layout.lead) == [
        '"We had a good talk about everything that parts us, and we will have another," the foreign minister said'
    ]
    assert layout.body[0].text.startswith("MANILA, November 14. /TASS/.")
    assert "Four sailors missing after collision off the coast" in texts(layout.related)


def test_lay_out_paragraph_that_tells_the_day_is_no_lead() -> None:
    """The reporter's own first paragraph stood before the dateline and was taken off with the standfirst."""
    assert lay_out(pages.NEWSWIRE).lead == ()


def test_lay_out_standfirst_parted_by_a_byline() -> None:
    body = "\n\n".join(f"Paragraph {n} tells of the talks in the capital, which went on for hours and ended late." for n in range(5))
    layout = lay_out(f"Talks drag on\n\nNeither side gives way on the border posts, which both call theirs\n\nBy Jane Doe\n\n{body}")
    assert layout.body[0].text.startswith("Paragraph 0")


def test_lay_out_teasers_of_other_stories_are_not_body() -> None:
    """Headline, teaser, date, headline, teaser, date: lists below the article were read on as its text."""
    body = "\n".join(
        f"The {n} envoys spoke for hours about the border and did not agree on a single one of the open points." for n in range(6)
    )
    teaser = "\n".join(
        f"{name} Warns Its Neighbours Over Gas\nThe price has doubled in {name} since the spring, and winter is near.\n18 November 2019"
        for name in ("Austria", "Bulgaria", "Croatia", "Denmark", "Estonia", "Finland")
    )
    layout = lay_out(f"Envoys Speak for Hours Without Result\n{body}\n{teaser}\n")
    assert len(layout.body) == 6


def test_lay_out_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    plain = (
        "Treaty Signed in Capital\n\n"
        "The two foreign ministers have signed a treaty on the river that is\n"
        "the border of their countries, after forty years of talks, and said\n"
        "that ships of both will sail on it from the first day of next year.\n\n"
        "A commission of engineers will watch over the depth of the water in\n"
        "the river, and each of the countries will pay for half of its work,\n"
        "which is to begin as soon as both of the parliaments have agreed.\n"
    )
    layout = lay_out(plain)
    assert len(layout.body) == 2
    assert layout.body[0].text.endswith("next year.")


@pytest.mark.parametrize(
    "widget",
    [
        "JUST WATCHED Should ministers quit? Replay More Videos ... MUST WATCH Should ministers quit? 01:12",
        "Photos: A year of floods A boat drifts past the mill. Hide Caption 3 of 12",
        "Enlarge this image toggle caption A. Person/AP A. Person/AP",
        "Image copyright Agency Image caption The minister says that he knew nothing",
    ],
)
def test_lay_out_body_without_what_a_player_left(widget: str) -> None:
    layout = lay_out_body(f"The talks failed.\n{widget}\nBoth sides left.")
    assert texts(layout.body) == ["The talks failed.", "Both sides left."]
    assert texts(layout.captions) == [widget]
    assert texts(lay_out_body(widget).body) == [widget]


def test_lay_out_body_first_line_that_is_the_title() -> None:
    layout = lay_out_body("Talks fail\n\nThe talks failed.\nBoth sides left.", "Talks fail")
    assert layout.title is not None
    assert texts(layout.body) == ["The talks failed.", "Both sides left."]
    assert texts(lay_out_body("Talks fail", "Talks fail").body) == ["Talks fail"]


def test_lay_out_page_without_prose() -> None:
    layout = lay_out("Home\nWorld\nSport\n")
    assert layout.body == ()


def test_lay_out_line_under_the_date_is_the_standfirst() -> None:
    text = (
        "Politics\nEnvoys leave the talks in Geneva\nPublished 3 May 2018\nThe minister says the treaty on missiles has lost all worth\n\n"
    )
    layout = lay_out(
        text + "\n\n".join(f"The envoys left Geneva after {n} hours of talks about the treaty on missiles, he said." for n in range(4))
    )
    assert layout.title is not None
    assert layout.title.passage.text == "Envoys leave the talks in Geneva"
    assert [p.text for p in layout.lead] == ["The minister says the treaty on missiles has lost all worth"]


@pytest.mark.parametrize(
    "line",
    [
        "[People stand in a queue before a market in the old port.]",
        "A field of barley near the coast in spring. PHOTO: A. BELL",
        "Mrs Bell at the forum of her party. Picture: Courier/A. Bell",
        "The envoy, left, waves to people before the palace, Tuesday, Nov. 19, 2019, in Geneva",
        "Join our Telegram channel and get all the news on your phone.",
        "Help us improve this text: it was read by a machine. Report an error.",
    ],
)
def test_lay_out_captions_and_requests_are_not_body(line: str) -> None:
    story = [f"The envoys left Geneva after {n} hours of talks about the treaty on missiles, he said." for n in range(5)]
    layout = lay_out("\n\n".join(["Envoys leave the talks", *story[:4], line, story[4]]))
    assert line not in [p.text for p in layout.body]
