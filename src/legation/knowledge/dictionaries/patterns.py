"""A pattern read into what our acts can ask for: subject, particle, object, and phrases with a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from legation.knowledge.dictionaries.phrases import Phrases

_ITEM = re.compile(r"\(([^()]*)\)?|\{([^{}]*)\}?|([^\s(){}]+)")
_MARKS = frozenset("$+^%")
_ANY = frozenset({"*"})
# Adverbs that belong to a verb; those in the second set are prepositions too, and are read as such before a noun.
_ADVERBS = frozenset(
    "ABLAZE ABROAD AFIRE AFLAME AHEAD ALIVE APART ASHORE ASIDE AWAY BACK CONFIDENT DOWN FORTH FORWARD FREE HOME OFF OPEN OUT TOGETHER "
    "UP".split()
)
_EITHER = frozenset("ABOUT ALONG AROUND BEHIND BY IN ON OVER THROUGH".split())
_PREPOSITIONS = _EITHER | frozenset(
    "ABOARD ABOVE ACROSS AFTER AGAINST AMID AMONG AMONGST AS AT BEFORE BELOW BETWEEN BEYOND DURING FOR FROM INSIDE INTO NEAR OF ONTO "
    "OUTSIDE TO TOWARD TOWARDS UNDER UNTIL UPON VIA WITH WITHIN WITHOUT".split()
)
# In -ly, and yet nouns.
_NO_ADVERBS = frozenset("ALLY ANOMALY ASSEMBLY FAMILY FLY MONOPOLY REPLY SUPPLY".split())
# As the room of events writes them.
_SAME = {"UPON": "on", "ONTO": "on", "TOWARDS": "toward", "AMONGST": "among", "OUT OF": "from"}


class Inexpressible(Exception):
    """A pattern asks for something that the matching of acts cannot look for; the message says what."""


@dataclass(slots=True)
class Demands:
    """What must stand around a verb; ``actor`` and ``recipient`` are the roles in which a pattern puts source and target."""

    subjects: frozenset[str] = frozenset()
    particle: str | None = None
    objects: frozenset[str] = frozenset()
    obliques: dict[str, frozenset[str]] = field(default_factory=dict)
    actor: str | None = None
    recipient: str | None = None
    skipped: tuple[str, ...] = ()


def read_pattern(text: str, phrases: Phrases) -> Demands:
    """What ``&MILITARY * UP FORCES (ALONG BORDER)`` asks for. Raises ``Inexpressible``."""
    before, _, after = text.partition("*")
    demands = read_after(after.lstrip("_"), phrases)
    _read_before(before.rstrip("_ "), demands, phrases)
    return demands


def read_after(text: str, phrases: Phrases) -> Demands:
    """What the words behind a verb ask for. Raises ``Inexpressible``."""
    demands = Demands()
    for preposition, words in _phrases_of(text):
        if preposition is None:
            _add_object(demands, words, phrases)
        else:
            _add_oblique(demands, preposition, words, phrases)
    return demands


def _phrases_of(text: str) -> Iterator[tuple[str | None, list[str]]]:
    """Phrases with their preposition, bare words put together; a mark such as ``+`` is a phrase of its own."""
    preposition: str | None = None
    words: list[str] = []
    for inside, braced, word in _ITEM.findall(text):
        if word and word not in _MARKS | _PREPOSITIONS | _ADVERBS:
            words.append(word)
            continue
        if braced.split(" ")[0] in _PREPOSITIONS:
            inside, braced = braced, ""
        alone = bool(inside) or word in _PREPOSITIONS | _ADVERBS
        if words or (preposition and alone):
            yield preposition, words
            preposition, words = None, []
        if inside:
            yield _within(inside)
        elif alone:
            preposition = word
        else:
            yield preposition, braced.split() or [word]
            preposition = None
    if words or preposition:
        yield preposition, words


def _within(text: str) -> tuple[str | None, list[str]]:
    """``(OUT OF TOWN)``; what stands first in parentheses is the preposition, whatever it is, and alone it is one before any noun."""
    first, *words = text.replace("{", " ").replace("}", " ").split() or [""]
    if words and f"{first} {words[0]}" in _SAME:
        first, words = f"{first} {words[0]}", words[1:]
    return first or None, words or ["*"]


def _add_object(demands: Demands, words: list[str], phrases: Phrases) -> None:
    if words == ["+"]:
        demands.recipient = demands.recipient or "obj"
        return
    if _MARKS.intersection(words):
        raise Inexpressible(f"a {words[0]} behind the verb")
    if not words:
        return
    if demands.objects:
        raise Inexpressible("two objects")
    if len(words) == 1 and words[0].endswith("LY") and words[0] not in _NO_ADVERBS and demands.particle is None:
        demands.particle = words[0].lower()
        return
    demands.objects = _expanded(words, phrases)


def _add_oblique(demands: Demands, preposition: str, words: list[str], phrases: Phrases) -> None:
    bare = preposition in _EITHER and not words and not demands.particle and not demands.objects and not demands.obliques
    if preposition in _ADVERBS or bare:
        if demands.particle is not None or demands.objects:
            raise Inexpressible("an adverb behind the object, or two of them")
        demands.particle = preposition.lower()
        _add_object(demands, [] if words == ["*"] else words, phrases)
        return
    if preposition not in _PREPOSITIONS and preposition not in _SAME:
        raise Inexpressible(f"{preposition} is no preposition that is known")
    if preposition == "OF" and demands.obliques and not demands.objects:
        raise Inexpressible("OF behind another phrase")
    name = _SAME.get(preposition, preposition.lower())
    if name in demands.obliques:
        raise Inexpressible(f"two phrases with {preposition}")
    demands.obliques[name] = _any_of(demands, name, words) or _expanded(words, phrases)


def _any_of(demands: Demands, preposition: str, words: list[str]) -> frozenset[str] | None:
    """A phrase with whatever noun, if the pattern gives none; with ``+`` or ``$`` it holds the target or the source."""
    if not words or words == ["*"]:
        return _ANY
    if not _MARKS.intersection(words):
        return None
    if len(words) > 1:
        raise Inexpressible(f"more than a {words[0]} in a phrase")
    if words == ["+"]:
        demands.recipient = preposition
    elif words == ["$"]:
        demands.actor = preposition
    else:
        demands.skipped += (preposition,)
    return _ANY


def _read_before(text: str, demands: Demands, phrases: Phrases) -> None:
    """Before the verb stands its subject; of a passive we see the doer there too, whatever its place in the sentence."""
    words = [word for _, braced, word in _ITEM.findall(text) for word in (braced or word).split()]
    words = words[1:] if words[:1] == ["$"] else words
    if "(" in text or _MARKS.intersection(words):
        raise Inexpressible("a phrase or the target before the verb")
    if words:
        demands.subjects = _expanded(words, phrases)


def _expanded(words: Sequence[str], phrases: Phrases) -> frozenset[str]:
    found = phrases.expand(words)
    if not found:
        raise Inexpressible("a phrase of more than two words, or of an unknown set")
    return found
