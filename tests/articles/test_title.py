from __future__ import annotations

from legation.articles.layout import lay_out

STORY = "\n".join(
    f"The two ministers spoke for {n} hours about the treaty and its future, and will meet again in spring." for n in range(4)
)


def test_find_title_browser_title_names_headline_and_site() -> None:
    title = lay_out(
        f"Ministers speak about treaty - Example Herald\nHome\nWorld\nTop Ten Recipes\nMinisters speak about treaty\nBy Jane Doe\n{STORY}\n"
    ).title
    assert title is not None
    assert title.passage.text == "Ministers speak about treaty"
    assert title.site == "Example Herald"


def test_find_title_known_heading_is_found_on_the_page() -> None:
    title = lay_out(f"Opinion\nMinisters’ talks\nAnother Line That Looks Like One\n{STORY}\n", heading="Ministers' talks").title
    assert title is not None
    assert title.passage.text == "Ministers’ talks"


def test_find_title_page_that_begins_with_its_body_has_none() -> None:
    assert lay_out(STORY).title is None


def test_find_title_summary_that_echoes_the_body_is_not_the_headline() -> None:
    """A quoted summary shared more words with the body than the headline did."""
    summary = (
        '"We spoke for hours about the treaty and its future, and we will meet again in spring, that is what I can say," the minister said'
    )
    title = lay_out(
        f"Treaty has a future, minister says\n\nWorld\nMay 4, 6:19 UTC+3\n\n{summary}\n\nShare\n\nGENEVA, May 4. /TASS/. {STORY}"
    ).title
    assert title is not None
    assert title.passage.text == "Treaty has a future, minister says"
