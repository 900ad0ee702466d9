"""Phrases that augmentation puts into sentences, with their analysis.

A phrase is a tuple of words: form, lemma, UPOS, features, head (counted from 1 within the phrase, 0 the phrase's head), relation,
BIO tag. The analyses follow EWT 2.16 (titles before names are ``nmod:desc``, ``North Korea`` is ``compound``).
"""

from __future__ import annotations

Piece = tuple[str, str, str, str, int, str, str]
Phrase = tuple[Piece, ...]

SMALL = frozenset("a an the of in on at to for and or but by with as from over".split())
CITIES = (
    "Moscow Washington Beijing Kyiv Kiev London Paris Berlin Brussels Ankara Tehran Baghdad Damascus Jerusalem Cairo Tokyo Seoul Geneva "
    "Vienna Warsaw Beirut Kabul Islamabad Riyadh Istanbul Havana Caracas Minsk Tbilisi Baku Yerevan Astana Helsinki Rome Madrid Ottawa"
).split()
AGENCIES = "Reuters AP AFP TASS Interfax Xinhua UPI Sputnik CNN Bloomberg RIA".split()
SPEECH = (("said", "say"),) * 3 + (("added", "add"), ("warned", "warn"), ("stressed", "stress"), ("noted", "note"))

_SINGLE = (
    "Russia China Iran Iraq Syria Turkey Ukraine Israel Japan Germany France Britain Poland Georgia Egypt Libya Yemen Sudan India Pakistan "
    "Afghanistan Cuba Venezuela Mexico Canada Brazil Armenia Azerbaijan Belarus Kazakhstan Lithuania Latvia Estonia Serbia Greece Qatar "
    "Jordan Lebanon Somalia Kenya Nigeria Vietnam Indonesia Taiwan Norway Sweden Finland Moscow Washington Beijing Kiev Tehran Crimea"
).split()
_DOUBLE = (("North", "Korea"), ("North", "Korea"), ("South", "Korea"), ("South", "Korea"), ("South", "Sudan"), ("South", "Africa"))
_METONYMS = (
    "Moscow Washington Beijing Tehran Ankara Kiev Kyiv London Paris Berlin Brussels Pyongyang Seoul Tokyo Damascus Baghdad Russia China "
    "Iran Turkey Israel Ukraine Japan Germany France Syria"
).split()
_DEMONYMS = (
    "Russian American Chinese Iranian Turkish Ukrainian Israeli Japanese German French British Polish Syrian Iraqi Egyptian Indian Saudi "
    "Georgian Armenian Belarusian Cuban Venezuelan Canadian Mexican Brazilian Estonian Latvian Serbian Greek Afghan Pakistani"
).split()


def _place(*words: str) -> Phrase:
    last = len(words)
    return tuple(
        (w, w, "PROPN", "Number=Sing", 0 if i == last else last, "" if i == last else "compound", "B-LOC" if i == 1 else "I-LOC")
        for i, w in enumerate(words, 1)
    )


def _proper(form: str, head: int, label: str = "compound") -> Piece:
    return form, form, "PROPN", "Number=Sing", head, label, "O"


def _adjective(form: str, head: int) -> Piece:
    lemma = form.lower() if form in {"Foreign", "Prime", "Deputy"} else form
    tag = "?" if form in _DEMONYMS else "O"  # Universal NER is of two minds about them
    return form, lemma, "ADJ", "Degree=Pos", head, "amod", tag


def _noun(form: str, head: int, label: str = "compound") -> Piece:
    return form, form, "NOUN", "Number=Sing", head, label, "O"


COUNTRIES: tuple[Phrase, ...] = (
    *(_place(name) for name in _SINGLE),
    *(_place(*pair) for pair in _DOUBLE),
    (("Saudi", "Saudi", "ADJ", "Degree=Pos", 2, "amod", "B-LOC"), ("Arabia", "Arabia", "PROPN", "Number=Sing", 0, "", "I-LOC")),
)
ORIGINS: tuple[Phrase, ...] = (
    *((_adjective(name, 0),) for name in _DEMONYMS),
    *((("U.S.", "U.S.", "PROPN", "Number=Sing", 0, "", "B-LOC"),),) * 6,
    *((("US", "US", "PROPN", "Number=Sing", 0, "", "B-LOC"),),) * 4,
    (("UN", "UN", "PROPN", "Number=Sing", 0, "", "B-ORG"),),
    (("NATO", "NATO", "PROPN", "Number=Sing", 0, "", "B-ORG"),),
)
_OF: Piece = ("of", "of", "ADP", "", 3, "case", "O")
_RARER = (
    ("rebel", "commander"),
    ("separatist", "leader"),
    ("militia", "chief"),
    ("army", "chief"),
    ("party", "leader"),
    ("intelligence", "chief"),
    ("security", "adviser"),
    ("nuclear", "negotiator"),
    ("trade", "envoy"),
    ("opposition", "activist"),
)


def _named(piece: Piece, tag: str) -> Piece:
    return (*piece[:6], tag)


OFFICES: tuple[Phrase, ...] = (
    (_proper("President", 0),),
    (_proper("President", 0),),
    (_proper("Ambassador", 0),),
    (_proper("Chancellor", 0),),
    (_noun("leader", 0),),
    (_noun("envoy", 0),),
    (_noun("spokesman", 0),),
    (_adjective("Foreign", 2), _proper("Minister", 0)),
    (_adjective("Foreign", 2), _proper("Minister", 0)),
    (_adjective("Foreign", 2), _proper("Secretary", 0)),
    (_adjective("Prime", 2), _proper("Minister", 0)),
    (_adjective("Prime", 2), _proper("Minister", 0)),
    (_adjective("Deputy", 3), _adjective("Foreign", 3), _proper("Minister", 0)),
    (_adjective("foreign", 2), _noun("minister", 0)),
    (_adjective("former", 2), _noun("president", 0)),
    (_proper("Defense", 2), _proper("Secretary", 0)),
    (_proper("Defence", 2), _proper("Minister", 0)),
    (_noun("defense", 2), _noun("minister", 0)),
    (_noun("opposition", 2), _noun("leader", 0)),
    (_proper("Secretary", 0), _OF, _proper("State", 1, "nmod")),
    (_proper("Secretary", 0), _OF, _proper("State", 1, "nmod")),
    (_named(_adjective("Foreign", 2), "B-ORG"), _named(_proper("Ministry", 3), "I-ORG"), _noun("spokeswoman", 0)),
    (_named(_proper("Kremlin", 2), "B-ORG"), _noun("spokesman", 0)),
    (_named(_proper("State", 2), "B-ORG"), _named(_proper("Department", 3), "I-ORG"), _noun("spokeswoman", 0)),
    *((_noun(first, 2), _noun(second, 0)) for first, second in _RARER),
    *((_proper(name, 0),) for name in "Emir Sheikh King Sultan Governor Mayor Colonel Admiral Ayatollah Archbishop Commissioner".split()),
    (_proper("Crown", 2), _proper("Prince", 0)),
)


def person(title: Phrase, *name: str) -> Phrase:
    """A titled name: the title's words hang on the name, which is the head."""
    first = len(title) + 1
    described = tuple((f, lemma, u, m, h or first, lab if h else "nmod:desc", t) for f, lemma, u, m, h, lab, t in title)
    names = tuple(
        (n, n, "PROPN", "Number=Sing", first if i else 0, "flat" if i else "", "I-PER" if i else "B-PER") for i, n in enumerate(name)
    )
    return (*described, *names)


_THE: Piece = ("the", "the", "DET", "PronType=Art", 0, "det", "O")


def _the(phrase: Phrase) -> Phrase:
    """``the`` before a phrase."""
    shifted = tuple((f, lemma, u, m, h + 1 if h else 0, lab, t) for f, lemma, u, m, h, lab, t in phrase)
    head = next(i for i, piece in enumerate(shifted, 2) if not piece[4])
    return ((*_THE[:4], head, *_THE[5:]), *shifted)


_HOLDERS = (
    (0, "Putin"),
    (7, "Sergei Lavrov"),
    (10, "Theresa May"),
    (15, "Jim Mattis"),
    (19, "Rex Tillerson"),
    (21, "Maria Zakharova"),
    (22, "Dmitry Peskov"),
    (23, "Heather Nauert"),
)


def _body(*words: str, described: bool = False) -> Phrase:
    """An organisation with its article: ``the State Department``; ``described``: its first word is an adjective."""
    last = len(words)
    named = [_proper(word, 0 if i == last else last, "" if i == last else "compound") for i, word in enumerate(words, 1)]
    if described:
        named[0] = _adjective(words[0], last)
    return _the(tuple((*piece[:6], "B-ORG" if i == 0 else "I-ORG") for i, piece in enumerate(named)))


BODIES: tuple[Phrase, ...] = (
    _body("Kremlin"),
    _body("Kremlin"),
    _body("Pentagon"),
    _body("White", "House", described=True),
    _body("White", "House", described=True),
    _body("State", "Department"),
    _body("Foreign", "Ministry", described=True),
    _body("Defense", "Ministry"),
    _body("European", "Union", described=True),
    _body("Security", "Council"),
    _body("EU"),
    _body("UN"),
    _body("U.N."),
    _body("Taliban"),
)
_NATO: Phrase = (("NATO", "NATO", "PROPN", "Number=Sing", 0, "", "B-ORG"),)
METONYMS: tuple[Phrase, ...] = (*(_place(name) for name in _METONYMS), *BODIES, _NATO, _NATO)
SECOND: tuple[Piece, ...] = tuple((name, name, "PROPN", "Number=Sing", 0, "conj", "B-LOC") for name in _SINGLE)


def _pair(names: str, tag: str = "B-LOC") -> Phrase:
    """``Russia-Ukraine`` before a noun, as the treebank has ``Iran-Iraq war``."""
    left, right = names.split("-")
    return (
        (left, left, "PROPN", "Number=Sing", 3, "compound", tag),
        ("-", "-", "PUNCT", "", 1, "punct", "O"),
        (right, right, "PROPN", "Number=Sing", 0, "", tag),
    )


PAIRS: tuple[Phrase, ...] = (
    *(_pair(names) for names in ("Russia-Ukraine", "Russia-Turkey", "Israel-Gaza", "India-Pakistan", "China-Japan")),
    *(_pair(names) for names in ("U.S.-Russia", "US-China", "US-Iran", "U.S.-Turkey", "US-Russia", "U.S.-China")),
    *(_pair(names) for names in ("Armenia-Azerbaijan", "Iran-Iraq", "Syria-Turkey", "Moscow-Kiev", "Seoul-Tokyo")),
    *(_pair(names, "B-PER") for names in ("Putin-Trump", "Merkel-Putin", "Obama-Xi", "Putin-Erdogan")),
)

SPEAKERS: tuple[Phrase, ...] = (
    (("he", "he", "PRON", "Case=Nom|Number=Sing|Person=3|PronType=Prs", 0, "", "O"),),
    (("she", "she", "PRON", "Case=Nom|Number=Sing|Person=3|PronType=Prs", 0, "", "O"),),
    *((_place(name)) for name in ("Moscow", "Washington", "Ankara", "Tehran")),
    *(person((), *name.split()) for name in ("Vladimir Putin", "Lavrov", "Tillerson", "Angela Merkel", "Zakharova", "Xi")),
    *(person(OFFICES[i], *name.split()) for i, name in _HOLDERS),
    *(_the(OFFICES[i]) for i in (4, 5, 6, 13, 17, 21, 22)),
    _the((_noun("statement", 0),)),
    _the((_noun("official", 0),)),
    _the((_noun("government", 0),)),
    _the((_adjective("Russian", 3), _named(_proper("Defense", 3), "B-ORG"), _named(_proper("Ministry", 0), "I-ORG"))),
    _the((_named(_proper("White", 2), "B-ORG"), _named(_proper("House", 0), "I-ORG"))),
)
