"""The example pages, as they were written: headline, day, first and last words of the reporter, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from legation.articles import read_article
from legation.knowledge import load
from legation.pages import open_pages
from legation.types import Article

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pages"
Day = str | tuple[str, str]


@dataclass(frozen=True)
class Written:
    """What a page was written to be: ``day`` is the day of publication, or the first and last that its evidence leaves open."""

    page: str
    title: str
    day: Day
    begins: str
    ends: str
    comments: int = 0


PAGES = (
    Written("courier-al-ula.html", "Saudi Arabia reopens border with Qatar", ("2019-10-23", "2021-01-20"), "AL-ULA, Tuesday.", "always denied this."),
    Written("courier-britain-and-russia.html", "Russia expels 23 British diplomats and shuts British Council", "2018-03-17", "Russia expelled 23", "questions about it.", 2),
    Written("courier-embassy-cuts.html", "Americans must leave Moscow missions, Putin says", "2017-07-31", "Russia expelled 755", "without an answer.", 1),
    Written("dispatch-cuba.html", "United States and Cuba to restore relations", "2014-12-18", "President Barack Obama and", "Venezuela praised it."),
    Written("dispatch-moscow-cuts-missions.html", "Putin tells Washington to cut 755 from its missions", "2017-07-31", "The order is the", "at the time.", 3),
    Written("dispatch-sixty-russians.html", "America expels 60 Russians over Salisbury", "2018-03-27", "The United States expelled", "denies any involvement.", 1),
    Written("eastline-iran-deal.txt", "Moscow deplores US exit from Iran deal", "2018-05-09", "MOSCOW, May 9.", "also welcomed it."),
    Written("eastline-mirror-answer.txt", "Moscow sends home 58 embassy staff, two from Yekaterinburg", "2018-03-29", "MOSCOW, March 29.", "in Seattle."),
    Written("eastline-trump-signs.txt", "Medvedev: US sanctions law ends hope of better ties", "2017-08-03", "MOSCOW, August 3.", "harmed European companies."),
    Written("gazette-camp-david.txt", "Begin and Sadat sign at the White House after 13 days", ("1977-06-21", "1981-01-20"), "WASHINGTON, Sunday - President", "against the agreement."),
    Written("gazette-reykjavik.txt", "Reagan and Gorbachev part without a pact in Reykjavik", "1986-10-13", "REYKJAVIK, Oct. 12", "Nations go home."),
    Written("ledger-fifty-five-soviet-envoys.html", "Moscow ousts five more Americans, withdraws 260 workers", "1986-10-23", "MOSCOW — The Soviet", "them of spying."),
    Written("ledger-san-francisco.html", "US orders Russia to close its San Francisco consulate", "2017-09-01", "WASHINGTON — The United", "missions in July.", 1),
    Written("meridian-755-must-go.txt", "755 must go, Putin tells US missions in Russia", "2017-07-31", "MOSCOW, July 30", "could retaliate further.", 2),
    Written("meridian-helsinki.txt", "Trump doubts his own spies after talks with Putin", "2018-07-17", "HELSINKI, July 16", "the Kremlin said.", 1),
    Written("meridian-kashmir.txt", "Pakistan captures Indian airman as jets clash over Kashmir", "2019-02-27", "ISLAMABAD, Feb 27", "Shah Mahmood Qureshi.", 2),
    Written("observer-accords-signed.html", "UAE and Bahrain sign accords with Israel at White House", "2020-09-16", "The United Arab Emirates", "UAE and Bahrain."),
    Written("observer-geneva.html", "Biden and Putin agree to send ambassadors back", "2021-06-17", "US President Joe Biden", "never be fought."),
    Written("observer-letter-to-putin.html", "Putin lifts curbs on travel to Turkey after Erdogan letter", "2016-06-30", "Russian President Vladimir Putin", "after six years."),
    Written("observer-mirror-measures.html", "Russia expels 59 more diplomats and tells Britain to cut its staff", "2018-03-31", "Russia expelled 59", "with the United States."),
    Written("tribune-barley.txt", "China hits Australian barley with 80 per cent tariff", "2020-05-19", "BEIJING - China imposed", "of Australia's call."),
    Written("tribune-pilot-goes-home.html", "Pakistan frees captured Indian pilot", "2019-03-02", "The airman walked across", "family in Poonch."),
    Written("tribune-sentosa.html", "Trump, Kim sign pledge on denuclearisation", "2018-06-13", "SINGAPORE - US President", "on North Korea."),
    Written("wire-gulf-rift.txt", "Four Arab states cut ties with Qatar", "2017-06-05", "DUBAI (Continental Wire)", "food to Qatar."),
    Written("wire-jet-shot-down.txt", "WRAPUP 4 - Turkey shoots down Russian warplane near Syrian border", "2015-11-25", "ANKARA/MOSCOW (Continental Wire)", "to each other."),
    Written("wire-moscow-answers.txt", "UPDATE 2 - Russia expels 60 US diplomats, shuts consulate in St Petersburg", "2018-03-30", "MOSCOW (Continental Wire)", "the Salisbury case."),
)  # fmt: skip

# What is read wrongly as yet, and why it matters; take a line out once it is mended (the test then says so).
NOT_YET = {
    ("eastline-mirror-answer.txt", "title"): "the line under the date is taken for the headline",
    ("eastline-trump-signs.txt", "title"): "the line under the date is taken for the headline",
    ("meridian-755-must-go.txt", "title"): "the line under the date is taken for the headline",
    ("courier-al-ula.html", "day"): "the masthead's day of the crawl, though Donald Trump is told of as president",
    ("eastline-mirror-answer.txt", "day"): "an ambassador's tenure and a Thursday give the year of March 29, and are not asked",
    ("gazette-reykjavik.txt", "day"): "Gorbachev is known as president of 1990, not as leader of 1986, and this outweighs the page's date",
    ("courier-britain-and-russia.html", "body"): "the date and a caption stand in the body",
    ("gazette-camp-david.txt", "body"): "the archive's own line ends the body",
    ("ledger-san-francisco.html", "body"): "a reader's comment under a plain heading ends the body",
    ("tribune-barley.txt", "body"): "a caption and a request to subscribe stand in the body",
    ("wire-gulf-rift.txt", "body"): "the body ends at a caption, a paragraph early",
    ("wire-jet-shot-down.txt", "body"): "a caption in brackets stands in the body",
    ("wire-moscow-answers.txt", "body"): "a caption in brackets stands in the body",
    ("ledger-san-francisco.html", "comments"): "a reader's comment under a plain heading is taken for body",
    ("meridian-helsinki.txt", "comments"): "a single comment is not seen",
    ("tribune-pilot-goes-home.html", "comments"): "the request to log in is taken for a comment",
}
FURNITURE = re.compile(r"cookie|Most read|Read next|Share this|PHOTO:|Picture:|Telegram|All rights reserved|Help us improve|wrote:|ADVERTISEMENT|CONTINENTAL WIRE/")


@cache
def article(page: str) -> Article:
    found = [read_article(p, load()) for p in open_pages([str(EXAMPLES / page)], on_error=print)]
    assert len(found) == 1
    return found[0]


def cases(field: str) -> list[object]:
    marked = {page: pytest.mark.xfail(reason=why, strict=True) for (page, name), why in NOT_YET.items() if name == field}
    return [pytest.param(w, id=w.page, marks=[marked[w.page]] if w.page in marked else []) for w in PAGES]


def test_examples_table_names_every_page() -> None:
    assert [written.page for written in PAGES] == sorted(path.name for path in EXAMPLES.iterdir())


def test_examples_show_one_relation_in_several_outlets() -> None:
    told = [path.name.split("-")[0] for path in EXAMPLES.iterdir() if re.search(r"Washington|American|U\.?S\.?\b", path.read_text()) and "Russia" in path.read_text()]
    assert len(told) >= 6
    assert len(set(told)) >= 4


@pytest.mark.parametrize("written", cases("title"))
def test_examples_title(written: Written) -> None:
    found = article(written.page)
    assert found.title is not None
    assert (found.heading or found.title.text) == written.title


@pytest.mark.parametrize("written", cases("day"))
def test_examples_day_of_publication(written: Written) -> None:
    found = article(written.page)
    if isinstance(written.day, str):
        assert found.published_on == date.fromisoformat(written.day)
    else:
        first, last = map(date.fromisoformat, written.day)
        assert found.published_on is None
        assert found.published_between is not None
        assert first.year <= found.published_between[0].year
        assert found.published_between[1] <= last


@pytest.mark.parametrize("written", cases("body"))
def test_examples_body(written: Written) -> None:
    found = article(written.page)
    body = [*found.lead, *found.body]
    assert body[0].text.startswith(written.begins) or found.body[0].text.startswith(written.begins)
    assert body[-1].text.endswith(written.ends)
    assert [p.text for p in body if FURNITURE.search(p.text)] == []


@pytest.mark.parametrize("written", cases("comments"))
def test_examples_comments(written: Written) -> None:
    assert len(article(written.page).comments) == written.comments
