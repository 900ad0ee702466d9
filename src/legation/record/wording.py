"""The words of a report, as far as the merge compares them: cut down to stems, without names and without verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_TAG = re.compile(r"<[^>]*>|&#?\w+;")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d[\d,]*")
# Longest first; what is left must have three letters.
_ENDINGS = (
    "ations", "ation", "ating", "ated", "ates", "ings", "ions", "ate", "ing", "ion", "ied", "ies", "ed", "es", "s", "e", "y",
)  # fmt: skip
# Verbs of saying and ordering: with these alone two reports have nothing in common but their type.
_SAYING = frozenset(
    "say said tell told add note state stress explain comment remark announce report write insist claim argue reiterate point warn respond"
    " reply express voice signal ask urge call called demand order request want expect accuse blame charge allege condemn criticise"
    " criticize slam denounce deny refuse reject agree pledge promise vow offer assert describe confirm have had begin began make made take"
    " took give gave plan try tried be been was were".split()
)
_COMMON = frozenset(
    "that this with from have been were will would could should which what when where while after before their them they there these"
    " those than then into over under about against between both also more most other some such only same said says told would not"
    " its his her him she our out for the and but was are had has who whose all any can did nor not off one two three per too via yet"
    " you been being because during through until".split()
)
# One act under several verbs, and forms that lose their stem.
_SAME = {
    "expuls": "expel", "shot": "shoot", "down": "shoot", "struck": "attack", "strike": "attack", "strik": "attack", "bomb": "attack",
    "bombard": "attack", "hit": "attack", "raid": "attack", "shell": "attack", "fought": "fight", "met": "meet", "talk": "meet",
    "left": "leav", "sent": "send", "shut": "clos", "closur": "clos", "reduct": "reduc", "jets": "jet", "plan": "plane", "pull": "withdraw",
    "truc": "ceasefir", "fre": "releas", "jail": "arrest", "imprison": "arrest", "detain": "arrest",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """``expelled``, ``expels`` and ``expulsion`` alike: enough to compare words, not to show them."""
    word = word.casefold()
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    word = word.removesuffix(ending)
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "s":
        word = word[:-1]
    return _SAME.get(word, word)


_SAYING_STEMS = frozenset(map(stem, _SAYING)) | _SAYING


def deed_words(event_text: str) -> dict[str, str]:
    """The words that tell of the event by their stems, verbs of saying left out: ``said downed jets`` gives ``shoot`` and ``jet``."""
    words = _WORD.findall(event_text.casefold())
    return {stem(word): word for word in words if len(word) > 2 and word not in _SAYING and stem(word) not in _SAYING_STEMS}


def sentence_words(text: str, names: Iterable[str]) -> frozenset[str]:
    """The stems of a sentence's own words: none that begins with a capital (but the first), none of ``names``, no small words."""
    own = {word.casefold() for name in names for word in _WORD.findall(name)}
    found = _WORD.findall(_TAG.sub(" ", text))
    kept = (w for i, w in enumerate(found) if (w.islower() or not i) and len(w) > 2 and w.casefold() not in own | _COMMON)
    return frozenset(map(stem, kept))


def numbers_in(text: str) -> frozenset[int]:
    """Numbers written in digits, ``1,200`` as 1200."""
    return frozenset(int(digits.replace(",", "")) for digits in _DIGITS.findall(_TAG.sub(" ", text)) if len(digits) < 16)


def ceiling(text: str, number: int) -> bool:
    """Whether ``number`` is told as what is left after a cut: ``cut its staff to 455``."""
    return re.search(rf"\bto (?:\w+ )?(?:{number}|{number:,})\b", text) is not None
