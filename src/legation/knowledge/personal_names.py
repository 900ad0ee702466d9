"""How persons are named in texts: surnames, the keys by which names are compared, names in a run of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from legation.knowledge.spelling import ARTICLES, atoms
from legation.knowledge.tenures import Tenure

SURNAME_FIRST = frozenset({"CHN", "HKG", "KOR", "PRK", "TWN", "VNM"})
NO_SURNAME = frozenset({"BTN", "ERI", "ETH", "KHM", "LAO", "MMR", "MYS", "SGP", "SOM", "THA"})
_PARTICLES = frozenset("bin ibn da de del della der di do dos du la le san ten ter van vande von y zu".split())
_HONOURS = frozenset("jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii".split())
_TITLES = frozenset("King Queen Prince Princess Pope Emperor Sheikh Patriarch Mullah Archbishop".split())
_HYPHENS = frozenset("-‐‑–")
_LONGEST = 6
Name = tuple[str, ...]


def key_of(name: str) -> Name:
    """The atoms by which names are compared, without a genitive."""
    return tuple(atoms(name.removesuffix("'s").removesuffix("’s")))


def prefixes(words: Sequence[str], i: int) -> list[tuple[int, Name]]:
    """Names that may start at word ``i``: how many words, and their key, shortest first; each ends in a capitalised word.

    What a hyphen joins is one word, also where the tokeniser cut it: ``Ki - moon`` is capitalised.
    """
    found: list[tuple[int, Name]] = []
    keys: list[str] = []
    joined = capital = False
    for at in range(i, min(i + 2 * _LONGEST, len(words))):
        word = words[at]
        if word in _HYPHENS:
            if at == i:
                return found
            joined = True
            continue
        parts = atoms(word)
        if not parts or not parts[0][:1].isalpha() or len(keys) + len(parts) > _LONGEST:
            return found
        capital = any(c.isupper() for c in word) or (joined and capital)
        joined = False
        named = [part for part in parts if part not in ARTICLES]
        keys += named
        if capital and named:
            found.append((at - i + 1, tuple(keys)))
    return found


def name_index(
    tenures: Mapping[str, Sequence[Tenure]], spellings: Mapping[str, Iterable[str]]
) -> tuple[dict[Name, tuple[str, ...]], set[str]]:
    """Every form of every name, with the persons who go by it; and the given names among them."""
    names: dict[Name, tuple[str, ...]] = {}
    given: set[str] = set()
    for person, held in tenures.items():
        code = held[0].code
        full = tuple(atoms(person))
        keys = {full, tuple(atoms(_surname(person, code))), *(tuple(atoms(form)) for form in spellings[person])}
        for key in keys:
            names[key] = (*names[key], person) if key in names else (person,)
        if code not in SURNAME_FIRST and len(full) > 1:
            given.add(full[0])
    return names, given


def _surname(name: str, code: str) -> str:
    """``Vladimir Putin``: Putin; ``Staffan de Mistura``: de Mistura; ``Xi Jinping`` of China: Xi; the whole name of a king, or
    where people have no family name that goes alone."""
    words = name.split()
    if words[0] in _TITLES or code in NO_SURNAME:
        return name
    both = code in ("HKG", "TWN")  # Tsai Ing-wen, but Joseph Wu
    if len(words) == 1 or (code in SURNAME_FIRST and (not both or "-" in words[-1])):
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at].lower().strip(".") in _HONOURS:
        at -= 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])
