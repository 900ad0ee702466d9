"""Nouns for people and organs, and their sectors."""

import pytest

from legation.knowledge import Agents, load


@pytest.fixture(scope="module")
def agents() -> Agents:
    return load().agents


SECTORS = {
    "MIL": "troops soldier army navy jets warplane aircraft tanks gunners peacekeeper security+forces armed+forces frigate general "
    "commander-in-chief",
    "COP": "police officers border+guards riot+police policemen gendarmes police+chief",
    "LEG": "lawmakers parliament senators congress assembly MPs lower+house speaker foreign+relations+committee",
    "JUD": "court judges prosecutor tribunal supreme+court attorney+general justice+ministry",
    "SPY": "intelligence spies intelligence+agency hackers spy+chief",
    "REB": "rebels insurgents guerrillas militants fighters separatists rebel+leader suicide+bomber militia terrorist+group "
    "liberation+front",
    "UAF": "gunmen gunman attackers assailants masked+men",
    "PRM": "paramilitaries mercenaries death+squad vigilantes",
    "OPP": "opposition dissidents opposition+leader exiles",
    "PTY": "party ruling+party candidate politicians politburo",
    "CVL": "protesters demonstrators students residents civilians villagers activists settlers tribesmen",
    "REF": "refugees migrants asylum+seekers displaced+persons",
    "LAB": "workers union trade+unions employees miners",
    "BUS": "firm companies businessmen bank oil+company executives",
    "JRN": "journalists newspaper news+agency state+television editor",
    "REL": "cleric priests bishops monks ayatollah church",
    "ELI": "former+president ex-president former+foreign+minister ousted+president",
    "MED": "doctors hospital nurses",
    "EDU": "teachers scientists university professor",
    "AGR": "farmers peasants fishing+boat",
    "SOC": "human+rights+group aid+workers charity lawyers",
    "CRM": "gang smugglers drug+cartel pirates",
    "GOV": "government ministry minister officials envoys diplomats embassy ambassador president delegation negotiators "
    "authorities regime leadership administration capital king foreign+ministry foreign+minister prime+minister "
    "secretary+of+state defence+ministry spokeswoman",
}  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "sector"), [(noun.replace("+", " "), sector) for sector, nouns in SECTORS.items() for noun in nouns.split()]
)
def test_sector_of_a_noun(agents: Agents, noun: str, sector: str) -> None:
    agent = agents.get(noun)
    assert agent is not None
    assert agent.sector == sector


@pytest.mark.parametrize("noun", ["table", "treaty", "border", "attack", "year", "us", ""])
def test_other_nouns_are_none(agents: Agents, noun: str) -> None:
    assert agents.get(noun) is None


@pytest.mark.parametrize(
    ("text", "count", "lemma"),
    [
        ("foreign ministry spokesman said", 3, "foreign ministry spokesman"),
        ("Foreign Ministry said", 2, "foreign ministry"),
        ("former president of", 2, "former president"),
        ("security - forces killed", 3, "security force"),
        ("Border-guards fired", 1, "border guard"),
        ("students marched", 1, "student"),
        ("student leaders met", 2, "student leader"),
        ("treaty signed", 0, None),
        ("- army", 0, None),
    ],
)
def test_longest(agents: Agents, text: str, count: int, lemma: str | None) -> None:
    found, agent = agents.longest(text.split(), 0)
    assert (found, agent.lemma if agent else None) == (count, lemma)


@pytest.mark.parametrize(
    ("noun", "kind"), [("ambassador", "person"), ("troops", "group"), ("foreign ministry", "organ"), ("warships", "organ")]
)
def test_kind_of_a_noun(agents: Agents, noun: str, kind: str) -> None:
    agent = agents.get(noun)
    assert agent is not None
    assert agent.kind == kind


def test_the_table_is_large_and_lower_case(agents: Agents) -> None:
    assert len(agents) > 1500
    assert all(agent.lemma == agent.lemma.lower() for agent in agents)
