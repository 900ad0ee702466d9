"""Names of countries, towns, bodies and groups in a sentence, and which of several parties of one name is meant."""

from __future__ import annotations

from legation.actors.candidates import choose, namesakes
from legation.actors.english import ANYBODYS, HALVES, LOCATIVE, STATES_FOR_SHORT
from legation.actors.hits import Hit, Search
from legation.actors.words import Words
from legation.knowledge import Entry, Knowledge

OF_A_PAIR = frozenset({"north", "south"})


def country(words: Words, text: list[str], i: int, end: int, search: Search) -> Hit | None:
    """The name of a country, a town, a body or a group that begins at token ``i``: the longest, as far as day and article tell it apart."""
    if text[i] == "us":
        return _lower_case_us(words, i, end)
    knowledge = search.knowledge
    n, entries = knowledge.gazetteer.longest(text, i)
    if not n or i + n > end:
        return _half(words, i, search) if words.lower[i] in OF_A_PAIR else None
    if n > 1 and words.lower[i] == "the" and 1 + knowledge.gazetteer.longest(text, i + 1)[0] > n:
        return None  # "the West" of "the West German chancellor"
    if n > 1 and words.lower[i + n - 1] == words.text[i + n - 1] and knowledge.agents.get(words.lemma[i + n - 1]):
        first, within = knowledge.gazetteer.longest(text[: i + n - 1], i)
        if first:  # "British forces", "UN envoy": better read as a noun for people and whose they are
            n, entries = first, within
    if any(e.kind in ("country", "capital") for e in entries) and _is_called_state(words, i, n, end):
        return Hit(i, i + n, words.root(i, i + n), "region", next((e.code for e in entries if e.kind == "region"), entries[0].code))
    if (town := _town_and_state(words, text, i, n, end, entries, knowledge)) is not None:
        return town
    return _of_entries(words, i, n, entries, search)


def _of_entries(words: Words, i: int, n: int, entries: tuple[Entry, ...], search: Search) -> Hit:
    """The hit of a name with several entries, by the day and by what else the article names."""
    entry, candidates = choose(entries, search.on, search.evidence)
    where = entry.kind in ("city", "capital") and words.case(words.root(i, i + n)) in LOCATIVE | {"at"}
    if where and search.evidence is not None:
        others = namesakes(entry, words.span(i, i + n), search.knowledge.places, search.evidence)
        if others:
            entry, candidates = choose((*others, entry), search.on, search.evidence)
    if entry.kind in ("agency", "group") and words.span(i, i + n) in ANYBODYS and _is_elsewhere(entry, search):
        organ = entry.kind == "agency"  # the Congress of an article that never names the United States
        return Hit(i, i + n, words.root(i, i + n), "agent", sector=entry.sector, organ=organ, people=not organ)
    several = words.lower[i + n - 1].endswith("s") and entry.kind == "country"
    also = tuple(e.code for e in entries if several and e.kind == "country" and e.code != entry.code)
    chosen = (entry.kind, entry.code, entry.sector, entry.identifier)
    return Hit(i, i + n, words.root(i, i + n), *chosen, candidates=() if also else candidates, also=also)


def _is_elsewhere(entry: Entry, search: Search) -> bool:
    return search.evidence is not None and search.evidence.is_elsewhere(entry.code)


def _town_and_state(
    words: Words, text: list[str], i: int, n: int, end: int, entries: tuple[Entry, ...], knowledge: Knowledge
) -> Hit | None:
    """ "Alexandria, Virginia", "Tripoli, Lebanon": the town of that state or country, if it has one of that name."""
    at = i + n + 1
    if at >= end or words.text[i + n] != "," or not any(e.kind in ("city", "capital", "region") for e in entries):
        return None
    name = words.span(i, i + n)
    if words.text[at] in STATES_FOR_SHORT:
        m, regions = 1, knowledge.gazetteer.find(STATES_FOR_SHORT[words.text[at]])
    else:
        m, regions = knowledge.gazetteer.longest(text, at)
    for region in (r for r in regions if r.kind in ("region", "country") and at + m <= end):
        state = region.identifier if region.kind == "region" and region.code in ("USA", "CAN") else None
        towns = knowledge.places.named(name, code=region.code, region=state)
        sure = state is not None and len(regions) == 1  # a small town of "Cairo, Illinois"; not of "Athens, Georgia"
        if (towns and (region.kind == "country" or state)) or (sure and not _goes_on(words, at + m, end)):
            return Hit(i, at + m, words.root(i, i + n), "city", region.code, None, towns[0].name if towns else name)
    return None


def _is_called_state(words: Words, i: int, n: int, end: int) -> bool:
    """ "The state of Washington", "Washington state": not the capital, nor the government."""
    before = i >= 2 and words.lower[i - 1] == "of" and words.lower[i - 2] == "state"
    return before or (i + n < end and words.lower[i + n] == "state" and words.dep[i + n] != "compound")


def _goes_on(words: Words, k: int, end: int) -> bool:
    """Whether a list goes on behind two names: "Moscow, Texas and Ohio"."""
    return k < end and words.lower[k] in ("and", "or")


def _half(words: Words, i: int, search: Search) -> Hit | None:
    """ "The North" of an article on Korea, "the South" of one on Sudan."""
    word = words.lower[i]
    if not words.text[i][0].isupper() or search.evidence is None or i == 0:
        return None
    last = search.on[1] if isinstance(search.on, tuple) else search.on
    alone = words.lower[i - 1] == "the" and words.head[i] != i + 1
    for half in HALVES if alone else ():
        topic = any(search.evidence.national[code] for code in half.pair)
        if half.word == word and topic and (last is None or half.since <= last.year <= half.until):
            return Hit(i, i + 1, i, "country", half.code)
    return None


def _lower_case_us(words: Words, i: int, end: int) -> Hit | None:
    """Crawlers' rewriters write "us diplomats": a pronoun does not stand before a noun, nor behind a number."""
    follows = i + 1 < end and words.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
    number = i > 0 and words.pos[i - 1] in ("NUM", "DET") and follows
    modifier = follows and words.dep[i] in ("compound", "amod", "nmod", "nmod:poss") and words.head[i] > i
    return Hit(i, i + 1, i, "country", "USA") if number or modifier else None
