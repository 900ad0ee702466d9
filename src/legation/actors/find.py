"""The parties of an article, sentence by sentence: names first, then what points to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from legation.actors.candidates import Day, Evidence
from legation.actors.descriptions import SUBJECT, Descriptions
from legation.actors.discourse import Discourse, is_one, joined
from legation.actors.english import FEMALE, FIRST_PLURAL, FIRST_SINGULAR, MALE, NEUTER, PLURAL, RECIPROCAL
from legation.actors.given import impose, is_party
from legation.actors.mentions import Mentions
from legation.actors.names import Hit, Search, Told, add_known, find_hits
from legation.actors.party import NON_STATES, NOWHERE, PERSON, Mention, Referent
from legation.actors.persons import Persons, day_of
from legation.actors.pointers import Pointers
from legation.actors.quotes import quoted, speaker
from legation.actors.shapes import Shaper
from legation.actors.words import Words, read
from legation.knowledge import Knowledge
from legation.knowledge.datelines import find_dateline
from legation.language import Parsed
from legation.types import Actor, Article, Party

FAR = 6  # sentences of a quotation after which its speaker may be named
_RECIPROCAL_FIRST = frozenset(first for first, _ in RECIPROCAL)
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | FIRST_PLURAL | FIRST_SINGULAR


@dataclass(slots=True)
class Reading:
    """One passage under way."""

    parsed: Parsed
    words: Words
    inside: list[bool]
    dateline: int
    hits: dict[int, list[Hit]] = field(default_factory=dict)
    told: Told = field(default_factory=dict)


def find_actors(
    parsed: Sequence[Parsed], article: Article, knowledge: Knowledge, parties: tuple[Party, ...] | None = None
) -> tuple[Actor, ...]:
    """Every mention of a party: who is meant, for which country, in which sector, on the day of the article.

    Positions count in ``Page.plain``; sorted by (start, end, code). Several parties may share one span ("both sides"). With
    ``parties`` given, those spans and the pronouns that surely point to them are the only parties. A mention that only says
    where something is has a ``why`` that begins with ``place: ``.
    """
    on = day_of(article.published_on, article.published_between)
    readings = [_read(p) for p in parsed if p.doc.has_annotation("DEP")]
    finder = Finder(knowledge, on, parties)
    finder.learn(readings)
    return tuple(sorted(set(finder.run(readings)), key=lambda a: (a.start, a.end, a.code, a.why)))


def _read(parsed: Parsed) -> Reading:
    words = read(parsed.doc)
    dateline = find_dateline(words.plain, alone=True) if parsed.part != "title" else None
    return Reading(parsed, words, quoted(words), dateline.end if dateline else 0)


class Finder:
    """Reads the passages of one article in order."""

    def __init__(self, knowledge: Knowledge, on: Day, parties: tuple[Party, ...] | None) -> None:
        self._knowledge = knowledge
        self._on = on
        self._search = Search(knowledge, on)
        self._parties = parties
        self._persons = Persons(knowledge, on)
        self._mentions = Mentions(knowledge, on, self._persons)
        self._discourse = Discourse()
        self._last_speaker: Mention | None = None
        self._spoke_in = -9

    def learn(self, readings: Sequence[Reading]) -> None:
        """A first look for what the article names besides, which tells names of several apart; then for persons named with their
        country, since a headline may use a surname before the text explains it."""
        evidence = self._weigh(readings)
        self._search = Search(self._knowledge, self._on, evidence)
        for reading in readings:
            reading.hits.clear()
        for reading in readings:
            for start, end in reading.words.sentences:
                self._explicit(reading, start, end)

    def _weigh(self, readings: Sequence[Reading]) -> Evidence:
        evidence = Evidence()
        for reading in readings:
            for hit in (h for start, end in reading.words.sentences for h in self._hits(reading, start, end)):
                codes = {t.code for t in hit.tenures} if hit.kind == "person" else {hit.code}
                code = next(iter(codes)) if len(codes) == 1 else None
                if code is not None and code not in NON_STATES and not hit.candidates and hit.kind != "agency":
                    evidence.add(hit.kind, code, reading.words.span(hit.start, hit.end))
                if hit.is_country and hit.code:
                    self._persons.topics |= {hit.code}
        return evidence

    def run(self, readings: Sequence[Reading]) -> Iterator[Actor]:
        for reading in readings:
            for sentence in reading.words.sentences:
                yield from self._sentence(reading, sentence)

    def _hits(self, reading: Reading, start: int, end: int) -> list[Hit]:
        if start not in reading.hits:
            found = find_hits(reading.words, start, end, self._search, reading.told)
            reading.hits[start] = self._without_dateline(reading, found) if reading.dateline else found
        return add_known(reading.words, start, end, reading.hits[start], self._persons.is_known)

    def _without_dateline(self, reading: Reading, hits: list[Hit]) -> list[Hit]:
        kept = [h for h in hits if reading.words.at[h.end - 1] >= reading.dateline]
        places = [h for h in hits if h not in kept and h.kind in ("country", "capital", "city", "region") and h.code not in NON_STATES]
        loud = reading.words.text[0].isupper()
        if not loud and not any(h.start == 0 for h in places):
            return hits
        for hit in places:
            self._discourse.dateline(hit.code or "", hit.identifier or "")
        return kept

    def _explicit(self, reading: Reading, start: int, end: int) -> tuple[list[Hit], list[Mention]]:
        hits = self._hits(reading, start, end)
        shapes = Shaper(reading.words, start, end, hits).shapes()
        mentions = [m for shape in shapes if (m := self._mentions.read(reading.words, shape)) is not None]
        mentions.sort(key=lambda m: (m.start, m.end))
        return hits, [m for k, m in enumerate(mentions) if not (k and _repeats(reading.words, mentions[k - 1], m))]

    def _sentence(self, reading: Reading, sentence: tuple[int, int]) -> Iterator[Actor]:
        """What stands outside quotations first: it tells who speaks within them."""
        hits, mentions = self._explicit(reading, *sentence)
        if self._parties is not None:
            mentions = impose(reading.words, sentence, reading.parsed.passage.start, mentions, self._parties)
        self._discourse.begin_sentence()
        pointers = Pointers(reading.words, sentence, self._discourse, reading.inside)
        descriptions = Descriptions(reading.words, hits, self._discourse, pointers, self._knowledge, self._on)
        said: list[Mention] = []
        for within in (False, True):
            if within:
                pointers.speaker = self._speaker(reading, sentence, said, pointers)
            for mention in self._in_order(reading, sentence, mentions, pointers, within=within):
                if not mention.referents:
                    mention.referents = descriptions.resolve(mention, mentions)
                    self._learn_name(mention)
                mention.referents = descriptions.counterpart(mention, mentions)
                self._note(reading, mention)
                self._note_nobody(mention)
                said.append(mention)
                if self._parties is None or is_party(mention):
                    yield from _actors(reading, mention)
        for mention in [m for m in said if not m.referents] if self._parties is None else []:
            mention.referents = descriptions.at_home(mention, said)
            self._note(reading, mention)
            yield from _actors(reading, mention)

    def _in_order(
        self, reading: Reading, sentence: tuple[int, int], mentions: Sequence[Mention], pointers: Pointers, *, within: bool
    ) -> Iterator[Mention]:
        """Mentions and pronouns as they come in the sentence; a pronoun within a mention is part of it."""
        words = reading.words
        begins: dict[int, list[Mention]] = {}
        for mention in mentions:
            begins.setdefault(mention.start, []).append(mention)
        i = sentence[0]
        while i < sentence[1]:
            now = reading.inside[i] == within
            if i in begins:
                yield from begins[i] if now else ()
                i = max(m.end for m in begins[i])
                continue
            if now and (_is_reciprocal(words, i, sentence[1]) or (words.pos[i] == "PRON" and words.lower[i] in PRONOUNS)):
                found = pointers.mention(i, mentions)
                if found is not None:
                    yield found
            i += 1

    def _note(self, reading: Reading, mention: Mention) -> None:
        if not mention.referents:
            return
        words = reading.words
        self._discourse.add(mention, title=reading.parsed.part == "title")
        if words.dep[mention.head] == "conj":
            first = words.governor(mention.head)
            members = [
                m
                for m in self._discourse.here()
                if m.head >= 0 and (m is mention or words.governor(m.head) == first) and len(m.referents) == 1
            ]
            both = joined([m for m in members if m.head < mention.head or m is mention])
            if both is not None:
                self._discourse.add_joined(both)

    def _note_nobody(self, mention: Mention) -> None:
        """A single person without a country ("the gunman") is whom "he" means, and so keeps it from meaning another."""
        if not mention.referents and is_one(mention) and mention.rank >= SUBJECT:
            self._discourse.add(replace(mention, referents=(Referent(NOWHERE, PERSON, why="unknown person"),)))

    def _learn_name(self, mention: Mention) -> None:
        if mention.name and mention.referents:
            self._persons.remember(mention.name, mention.referents[0])

    def _speaker(self, reading: Reading, sentence: tuple[int, int], said: Sequence[Mention], pointers: Pointers) -> Mention | None:
        """Who is quoted in this sentence: its own subject, else a neighbour's, else who spoke in the sentence before."""
        if not any(reading.inside[k] for k in range(*sentence)):
            return None
        found = speaker(reading.words, sentence, reading.inside, said) or self._neighbour(reading, sentence, pointers)
        if found is None and self._discourse.sentence - self._spoke_in <= 2:
            found = self._last_speaker
        if found is not None:
            self._last_speaker, self._spoke_in = found, self._discourse.sentence
        return found

    def _neighbour(self, reading: Reading, sentence: tuple[int, int], pointers: Pointers) -> Mention | None:
        """The speaker whom the passage names where the quotation ends; by name, by title or by pronoun."""
        words, inside = reading.words, reading.inside
        ahead = words.sentences[words.sentences.index(sentence) + 1 :][:FAR]
        for start, end in ahead:
            if not any(inside[start:end]):
                return None
            if not all(inside[k] or words.pos[k] == "PUNCT" for k in range(start, end)):
                return speaker(words, (start, end), inside, self._outside(reading, (start, end), pointers))
        return None

    def _outside(self, reading: Reading, sentence: tuple[int, int], pointers: Pointers) -> list[Mention]:
        """The mentions of a later sentence, as they would be read now."""
        words, inside = reading.words, reading.inside
        hits, mentions = self._explicit(reading, *sentence)
        descriptions = Descriptions(words, hits, self._discourse, pointers, self._knowledge, self._on)
        for mention in (m for m in mentions if not m.referents):
            mention.referents = descriptions.resolve(mention, mentions)
        pronouns = [k for k in range(*sentence) if words.lower[k] in ("he", "she") and not inside[k]]
        return mentions + [m for k in pronouns if (m := pointers.mention(k, ())) is not None]


def _is_reciprocal(words: Words, i: int, end: int) -> bool:
    """ "Each other", "one another"."""
    return words.lower[i] in _RECIPROCAL_FIRST and i + 1 < end and (words.lower[i], words.lower[i + 1]) in RECIPROCAL


def _repeats(words: Words, before: Mention, mention: Mention) -> bool:
    """An abbreviation in brackets: "the World Health Organization (WHO)"."""
    return mention.start == before.end + 1 and words.text[before.end] in ("(", "[") and mention.codes == before.codes


def _actors(reading: Reading, mention: Mention) -> Iterator[Actor]:
    words, offset = reading.words, reading.parsed.passage.start
    start, end = mention.exact or _trim(words.plain, words.at[mention.start], words.ends(mention.end - 1))
    text = words.plain[start:end]
    for r in (r for r in mention.referents if r.code != NOWHERE):
        yield Actor(r.code, text, offset + start, offset + end, r.sector, r.identifier, r.office, r.why, r.candidates)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a hyphen that the tokeniser left before a name, or a full stop that it left behind a word."""
    while start < end - 1 and not text[start].isalnum():
        start += 1
    word = text[start:end].split()[-1]
    if word.endswith(".") and word[:-1].isalpha() and len(word) > 4:
        end -= 1
    while end > start + 1 and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    return start, end
