"""Made-up pages about real events between Russia and the United States, coded by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from legation.relations import Relation, Side, Source, build
from legation.types import Actor, DateEvidence, Disagreement, Event, Report, Speaker

USA, RUS = Side("USA", "United States"), Side("RUS", "Russia")
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2}
QUADS |= {"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}


def source(page: str, *paragraphs: str, **more: Any) -> Source:
    return Source(page=page, paragraphs=paragraphs, **more)


def report(id: str, page: str, text: str, *, type: str = "CONSULT", **more: Any) -> Report:
    more.setdefault("actors", (Actor("USA", "Washington", 0, 10, "GOV"),))
    more.setdefault("recipients", (Actor("RUS", "Moscow", 20, 26, "GOV"),))
    return Report(id=id, page=page, type=type, text=text, start=100, end=100 + len(text), **more)


def event(id: str, type: str, actors: Sequence[str], recipients: Sequence[str] = (), *, scale: float = 0.0, **more: Any) -> Event:
    fields: dict[str, Any] = {
        "modes": (),
        "contexts": (),
        "status": "actual",
        "historical": False,
        "date": None,
        "enddate": None,
        "confidence": 0.8,
        "size": {},
        "reports": (),
        "pages": (),
        "outlets": (),
        **more,
    }
    return Event(id=id, type=type, actors=tuple(actors), recipients=tuple(recipients), quad_code=QUADS[type], event_scale=scale, **fields)


def relation(events: Sequence[Event], reports: Sequence[Report] = (), sources: Sequence[Source] = (), **more: Any) -> Relation:
    return build(USA, RUS, events, reports, {s.page: s for s in sources}, **more)


_LAVROV = Actor("RUS", "Lavrov", 0, 6, "GOV", "Sergey Lavrov", "minister of foreign affairs")
_POMPEO = Actor("USA", "the American guest", 0, 6, "GOV", "Mike Pompeo", "secretary of state")
_PUTIN = Actor("RUS", "Vladimir Putin", 0, 6, "GOV", "Vladimir Putin", "head of state")

CALL = source(
    "wire/2017-01-29-call.txt",
    "Trump and Putin speak for the first time since the inauguration",
    "President Donald Trump telephoned Vladimir Putin on Saturday, and the two talked for close to an hour. Aides in both "
    "capitals called the tone warm. Both sides said they would work together against Islamic State in Syria.",
    title="Trump and Putin speak for the first time since the inauguration",
    outlet="Example Wire",
    published_on=date(2017, 1, 29),
    date_evidence=(
        DateEvidence("dateline", "January 29", "01-29"),
        DateEvidence("office", "President Donald Trump", "2017-01-20/2021-01-20"),
    ),
)
CUT = source(
    "daily/kremlin-cuts-staff.html",
    "Kremlin orders deep cut of American missions",
    "Answering the sanctions that Congress had passed three days earlier, Putin said on Sunday that 755 people would have to stop "
    "their work at American missions in Russia by 1 September. Moscow also took away a summer house and a warehouse used by the embassy. "
    "The State Department called the step “regrettable and uncalled for”.",
    title="Kremlin orders deep cut of American missions",
    outlet="The Example Daily",
    byline="Ann Example",
    url="https://daily.example/2017/07/31/kremlin-cuts-staff",
    published_on=date(2017, 7, 31),
    date_evidence=(DateEvidence("metadata", "2017-07-31T06:10:00Z", "2017-07-31"),),
)
NUMBERS = source(
    "dump/009.txt",
    "The American embassy in Moscow will lose 455 of its staff, a diplomat said, because "
    "Washington had agreed to the same ceiling as Russia.",
    title="What the embassy stands to lose",
    published_between=(date(2017, 7, 30), date(2017, 8, 3)),
    date_evidence=(DateEvidence("weekday", "on Sunday", "2017-07-30/2017-08-03"),),
)
SOCHI = source(
    "wire/2019-05-15-sochi.txt",
    "Pompeo came to Sochi on Tuesday for talks with Sergey Lavrov and with Putin. Lavrov said Moscow was ready to rebuild ties if "
    "Washington wanted it. The American guest warned Russia against meddling in the vote of 2020.",
    title="Pompeo in Sochi: an attempt to talk",
    outlet="Example Wire",
    published_on=date(2019, 5, 15),
)
CONSULATE = source(
    "weekly/seattle.html",
    "Sixty Russians had to go and the consulate in Seattle was shut, Washington announced on 26 March, over "
    "the poisoning of Sergei Skripal. "
    "Three days later Moscow sent home the same number of Americans and closed the consulate in St Petersburg.",
    title="An eye for an eye, a consulate for a consulate",
    outlet="Example Weekly",
    published_on=date(2018, 4, 2),
    date_evidence=(DateEvidence("masthead", "2 April 2018", "2018-04-02"),),
)
SOURCES = (CALL, CUT, NUMBERS, SOCHI, CONSULATE)

REPORTS = (
    report(
        "r01",
        CALL.page,
        "President Donald Trump telephoned Vladimir Putin on Saturday, and the two talked for close to an hour.",
        date="2017-01-28",
        date_precision="day",
        date_from="on Saturday",
        actors=(Actor("USA", "President Donald Trump", 0, 9, "GOV", "Donald Trump", "head of state"),),
        recipients=(_PUTIN,),
    ),
    report("r02", CALL.page, "Both sides said they would work together against Islamic State in Syria.", type="AGREE"),
    report(
        "r03",
        CUT.page,
        "Putin said on Sunday that 755 people would have to stop their work at American missions in Russia by 1 September.",
        type="SANCTION",
        date="2017-07-30",
        date_precision="day",
        date_from="on Sunday",
        deadline="2017-09-01",
        size={"personnel": 755},
        actors=(_PUTIN,),
        recipients=(Actor("USA", "American missions", 0, 9, "GOV"),),
        said_by=Speaker("RUS", "Vladimir Putin", "Putin"),
    ),
    report(
        "r04",
        NUMBERS.page,
        "The American embassy in Moscow will lose 455 of its staff",
        type="SANCTION",
        size={"personnel": 455},
        actors=(Actor("RUS", "Moscow", 0, 9, "GOV"),),
        recipients=(Actor("USA", "The American embassy in Moscow", 0, 9, "GOV"),),
    ),
    report(
        "r05",
        CUT.page,
        "Moscow also took away a summer house and a warehouse used by the embassy.",
        type="COERCE",
        size={"properties": 2},
        actors=(Actor("RUS", "Moscow", 0, 6, "GOV"),),
        recipients=(Actor("USA", "the embassy", 9, 19, "GOV"),),
    ),
    report(
        "r06",
        CUT.page,
        "The State Department called the step “regrettable and uncalled for”.",
        type="ACCUSE",
        actors=(Actor("USA", "The State Department", 0, 6, "GOV"),),
    ),
    report(
        "r07",
        SOCHI.page,
        "Pompeo came to Sochi on Tuesday for talks with Sergey Lavrov and with Putin.",
        date="2019-05-14",
        date_precision="day",
        date_from="on Tuesday",
        actors=(Actor("USA", "Pompeo", 0, 6, "GOV", "Mike Pompeo", "secretary of state"),),
        recipients=(_LAVROV, _PUTIN),
    ),
    report(
        "r08",
        SOCHI.page,
        "Lavrov said Moscow was ready to rebuild ties if Washington wanted it.",
        type="AGREE",
        status="hypothetical",
        actors=(_LAVROV,),
        recipients=(Actor("USA", "Washington", 9, 19, "GOV"),),
        said_by=Speaker("RUS", "Sergey Lavrov", "Lavrov"),
    ),
    report("r09", SOCHI.page, "The American guest warned Russia against meddling in the vote of 2020.", type="THREATEN", actors=(_POMPEO,)),
    report(
        "r10",
        CONSULATE.page,
        "Sixty Russians had to go and the consulate in Seattle was shut, Washington announced on 26 March",
        type="SANCTION",
        date="2018-03-26",
        date_precision="day",
        date_from="on 26 March",
        size={"personnel": 60},
    ),
    report(
        "r11",
        CONSULATE.page,
        "Three days later Moscow sent home the same number of Americans and closed the consulate in St Petersburg.",
        type="SANCTION",
        date="2018-03-29",
        date_precision="day",
        date_from="Three days later",
        actors=(Actor("RUS", "Moscow", 0, 6, "GOV"),),
        recipients=(Actor("USA", "Americans", 9, 19, "GOV"),),
    ),
    report(
        "r12",
        CUT.page,
        "Answering the sanctions that Congress had passed three days earlier",
        type="SANCTION",
        historical=True,
        date="2017-07-27",
        date_precision="day",
        date_from="three days earlier",
        actors=(Actor("USA", "Congress", 0, 6, "LEG"),),
    ),
    report(
        "r13",
        CONSULATE.page,
        "over the poisoning of Sergei Skripal",
        type="ACCUSE",
        historical=True,
        actors=(Actor("USA", "Washington", 0, 6, "GOV"),),
    ),
)

_DISAGREE = Disagreement("size personnel", (("755", (CUT.page,)), ("455", (NUMBERS.page,))))
_A, _R = ["USA"], ["RUS"]
_WIRE, _DAILY, _WEEKLY = ({"outlets": (name,)} for name in ("Example Wire", "The Example Daily", "Example Weekly"))
EVENTS = (
    event("e01", "CONSULT", _A, _R, scale=1.5, modes=("phone",), date="2017-01-28", reports=("r01",), pages=(CALL.page,), **_WIRE),
    event("e02", "AGREE", ["USA", "RUS"], scale=2.5, reports=("r02",), pages=(CALL.page,), **_WIRE),
    event(
        "e03",
        "SANCTION",
        _R,
        _A,
        scale=-5.5,
        modes=("expel",),
        date="2017-07-30",
        reports=("r03", "r04"),
        size={"personnel": 755},
        pages=(CUT.page, NUMBERS.page),
        **_DAILY,
        said_by=("Vladimir Putin",),
        disagreements=(_DISAGREE,),
    ),
    event("e04", "COERCE", _R, _A, scale=-7.0, modes=("seize",), reports=("r05",), size={"properties": 2}, pages=(CUT.page,), **_DAILY),
    event("e05", "ACCUSE", _A, _R, scale=-2.0, modes=("disapprove",), reports=("r06",), pages=(CUT.page,), **_DAILY),
    event("e06", "CONSULT", _A, _R, scale=4.0, modes=("visit",), date="2019-05-14", reports=("r07",), pages=(SOCHI.page,), **_WIRE),
    event(
        "e07",
        "AGREE",
        _R,
        _A,
        scale=2.5,
        status="hypothetical",
        reports=("r08",),
        pages=(SOCHI.page,),
        **_WIRE,
        said_by=("Sergey Lavrov",),
    ),
    event("e08", "THREATEN", _A, _R, scale=-3.5, reports=("r09",), pages=(SOCHI.page,), **_WIRE),
    event(
        "e09",
        "SANCTION",
        _A,
        _R,
        scale=-5.5,
        modes=("expel",),
        date="2018-03-26",
        reports=("r10",),
        size={"personnel": 60},
        pages=(CONSULATE.page,),
        **_WEEKLY,
    ),
    event("e10", "SANCTION", _R, _A, scale=-5.5, modes=("expel",), date="2018-03-29", reports=("r11",), pages=(CONSULATE.page,), **_WEEKLY),
    event(
        "e11",
        "SANCTION",
        _A,
        _R,
        scale=-6.0,
        modes=("discontinue",),
        date="2017-07-27",
        historical=True,
        reports=("r12",),
        pages=(CUT.page,),
        **_DAILY,
    ),
    event("e12", "ACCUSE", _A, _R, scale=-3.5, modes=("allege",), historical=True, reports=("r13",), pages=(CONSULATE.page,), **_WEEKLY),
)


def sample(**more: Any) -> Relation:
    """The relation that these pages tell of."""
    return relation(EVENTS, REPORTS, SOURCES, **more)


def hostile(payload: str) -> Relation:
    """A relation of one event in which every text of the page is ``payload``."""
    bad = source(
        "p" + payload,
        f"{payload} {payload}",
        title=payload,
        outlet=payload,
        byline=payload,
        url=f"javascript:{payload}",
        published_on=date(2017, 1, 2),
        date_evidence=(DateEvidence(payload, payload, payload),),
    )
    actor = Actor("USA", payload, 0, 1, "GOV", payload, payload)
    told = report(
        "r1",
        bad.page,
        payload,
        actors=(actor,),
        recipients=(actor,),
        date_from=payload,
        date="2017-01-01",
        said_by=Speaker(None, payload, payload),
    )
    found = event(
        "e" + payload,
        "CONSULT",
        ["USA"],
        ["RUS", payload],
        modes=(payload,),
        date="2017-01-01",
        reports=("r1",),
        pages=(bad.page,),
        outlets=(payload,),
        said_by=(payload,),
        size={payload: 3},
        disagreements=(Disagreement(payload, ((payload, (bad.page,)), ("2", (payload,)))),),
    )
    return relation([found], [told], [bad], names={payload: payload})


__all__ = ["EVENTS", "REPORTS", "RUS", "SOURCES", "USA", "event", "hostile", "relation", "replace", "report", "sample", "source"]
