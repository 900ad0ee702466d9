"""Finding the names in a sentence: of countries, bodies and persons, of offices, and nouns for people and organs."""

from __future__ import annotations

from collections.abc import Callable

from legation.actors.country_names import OF_A_PAIR, country
from legation.actors.english import HARDLY_PARTIES, SPEAKING_FOR
from legation.actors.hits import COUNTRIES, TITLES, Hit, Search
from legation.actors.not_parties import is_party
from legation.actors.words import Words
from legation.knowledge import Knowledge

__all__ = ["COUNTRIES", "TITLES", "Hit", "Search", "add_known", "find_hits"]

_NUMERALS = frozenset(["II", "III", "IV", "V", "VI", "VII", "VIII", "XVI", "XIV", "Jr", "Jr.", "Sr."])
_PARTICLES = frozenset({"ben", "bin", "abu"})
_ENDS_NAME = frozenset({"'s", "’s", ",", "and"})
_STARTS_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "X"})


Told = dict[int, tuple[Hit | None, Hit | None, Hit | None]]
NOTHING: tuple[Hit | None, Hit | None, Hit | None] = (None, None, None)  # no name begins here, whatever else the article names


def find_hits(words: Words, start: int, end: int, search: Search, told: Told) -> list[Hit]:
    """The names of one sentence, left to right, none within another: the longest wins, then persons before places before titles.

    ``told`` keeps, token by token, what the tables say whatever else the article names, for a second look.
    """
    text = words.text[:end]
    hits: list[Hit] = []
    i = start
    while i < end:
        hit = _best(words, text, i, end, search, told)
        if hit is None:
            i += 1
            continue
        if not hit.is_country or is_party(words, hit, start, end, hits[-1].end if hits else start):
            hits.append(hit)
        i = hit.end
    return hits


def _best(words: Words, text: list[str], i: int, end: int, search: Search, told: Told) -> Hit | None:
    if words.pos[i] == "PUNCT" or words.pos[i] == "SPACE":
        return None
    known = told.get(i)
    if known is NOTHING:
        return None
    if known is None:
        knowledge = search.knowledge
        known = told[i] = (
            _person(words, text, i, end, search),
            _office(words, text, i, end, knowledge),
            _agent(words, i, end, knowledge),
        )
    person, office, agent = known
    found = [hit for hit in (person, country(words, text, i, end, search), office, agent) if hit is not None]
    if not found:
        if words.lower[i] not in OF_A_PAIR:
            told[i] = NOTHING
        return None
    longest = max(found, key=lambda hit: hit.end)
    if longest.kind == "person" and (longest.end - longest.start == 1 or not longest.tenures):
        return _rather(longest, found)
    return longest


def _rather(person: Hit, found: list[Hit]) -> Hit:
    """What looks like a person may be a country (Montenegro), or begin with a title (King Abdullah) that stands by itself."""
    for hit in found:
        if hit.kind in TITLES and hit.end < person.end:
            return hit
        if hit.is_country and hit.end == person.end:
            return hit
    return person


def _person(words: Words, text: list[str], i: int, end: int, search: Search) -> Hit | None:
    if not text[i][:1].isupper():
        return None
    n, tenures = search.knowledge.people.longest(text, i)
    entity = _entity_end(words, i, end)
    if n > 1 and i + n >= entity:
        return Hit(i, i + n, words.root(i, i + n), "person", tenures=tenures)
    if entity > i and not _is_all_title(words, i, entity, search.knowledge):
        return Hit(i, entity, words.root(i, entity), "person")
    if n == 1 and words.pos[i] == "PROPN" and not _within_place(words, i):
        return Hit(i, i + 1, i, "person", tenures=tenures)
    return _acting(words, i, end, search) if n == 0 else None


def _is_all_title(words: Words, start: int, end: int, knowledge: Knowledge) -> bool:
    """ "President", "Vice President", taken for a name by the parser."""
    title = " ".join(words.lower[start:end])
    return knowledge.agents.get(title) is not None or knowledge.people.offices.named(title) is not None


def _acting(words: Words, i: int, end: int, search: Search) -> Hit | None:
    """A surname that is also a word, as the subject of a verb while somebody of that name is in office: "Rice opened the conference"."""
    follows = i + 1 < end and words.pos[i + 1] == "VERB" and words.head[i] == i + 1
    if search.on is None or not follows or words.pos[i] != "PROPN" or words.children[i]:
        return None
    found = search.knowledge.people.by_name(words.text[i], search.on)
    holding = tuple(t for t in found if t.holds(search.on))
    return Hit(i, i + 1, i, "person", tenures=holding) if len({t.code for t in holding}) == 1 else None


def _within_place(words: Words, i: int) -> bool:
    """The Francisco of San Francisco."""
    return words.ent[i] == "LOC" and i > 0 and words.ent[i - 1] == "LOC" and words.pos[i - 1] == "PROPN"


def add_known(words: Words, start: int, end: int, hits: list[Hit], is_known: Callable[[str], bool]) -> list[Hit]:
    """The hits of a sentence and the surnames in it that no table has but the article has explained."""
    used = {k for hit in hits for k in range(hit.start, hit.end)}
    names = [k for k in range(start, end) if k not in used and words.pos[k] in ("PROPN", "NOUN", "X") and words.text[k][:1].isupper()]
    found = [Hit(k, k + 1, k, "person") for k in names if is_known(words.text[k])]
    return sorted([*hits, *found], key=lambda hit: hit.start) if found else hits


def _entity_end(words: Words, i: int, end: int) -> int:
    """Where a person that the parser saw at ``i`` ends; ``i`` itself if it saw none."""
    if words.ent[i] != "PER" or words.pos[i] not in ("PROPN", "NOUN", "X"):
        return i
    k = i
    while k < end and (words.ent[k] == "PER" or (k > i and words.text[k] in _NUMERALS)) and words.text[k] not in _ENDS_NAME:
        if k > i and _joins_two_persons(words, k, end):
            break
        k += 1
    return k


def _joins_two_persons(words: Words, k: int, end: int) -> bool:
    """Whether a hyphen at ``k`` stands between two persons (Putin-Trump), not in one name (al-Assad, Jean-Claude Juncker)."""
    if words.text[k] != "-" or words.dep[k] != "punct" or k + 1 >= end or words.pos[k + 1] != "PROPN":
        return False
    if len(words.text[k - 1]) <= 2 or words.lower[k - 1] in _PARTICLES or not words.text[k + 1][:1].isupper():
        return False
    return k + 2 >= end or words.ent[k + 2] != "PER" or not words.text[k + 2][:1].isupper()


def _office(words: Words, text: list[str], i: int, end: int, knowledge: Knowledge) -> Hit | None:
    if words.pos[i] not in _STARTS_NOUN or words.pos[i] == "VERB":
        return None
    n, office = knowledge.people.office_at(text, i)
    if not n or i + n > end or office is None:
        return None
    code = None if office.name.startswith("ambassador") else _within_title(words, text, i, i + n, knowledge)
    return Hit(i, i + n, words.root(i, i + n), "office", code, sector=office.sector, office=office)


def _within_title(words: Words, text: list[str], start: int, end: int, knowledge: Knowledge) -> str | None:
    """The body that a title names itself ("UN mediator", "secretary general of NATO"), but not the one somebody is sent to."""
    for i in range(start, end):
        n, entries = knowledge.gazetteer.longest(text, i)
        if n and i + n <= end:
            before = next((words.lower[k] for k in range(i - 1, start - 1, -1) if words.lower[k] != "the"), "")
            return None if before in ("to", "for", "at") else entries[0].code
    return None


def _agent(words: Words, i: int, end: int, knowledge: Knowledge) -> Hit | None:
    if words.pos[i] not in _STARTS_NOUN:
        return None
    for n in (3, 2, 1) if knowledge.agents.may_begin(words.lower[i]) else (1,):
        last = i + n - 1
        if last >= end or words.pos[last] not in ("NOUN", "PROPN") or (n == 1 and words.lower[i] in HARDLY_PARTIES):
            continue
        before = "".join(f"{word} " for word in words.lower[i:last])
        agent = knowledge.agents.get(before + words.lemma[last]) or knowledge.agents.get(before + words.lower[last])
        if agent is not None:
            return Hit(
                i, i + n, words.root(i, i + n), "agent", sector=agent.sector, organ=agent.kind == "organ", people=agent.kind == "group"
            )
    if words.pos[i] == "NOUN" and words.lemma[i] in SPEAKING_FOR:
        return Hit(i, i + 1, i, "agent", sector=SPEAKING_FOR[words.lemma[i]])
    return None
