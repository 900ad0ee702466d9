"""How well copies are found: what outlets do to a wire story, and what only looks like a copy.

    python benchmarks/copies.py            # over the articles of ../shared/pages
    python benchmarks/copies.py --seed 8   # another draw

Of a draw of real articles a part is taken over by made-up outlets: whole, cut, with paragraphs added, words changed, or all of that. Beside
them stand near misses, of which none is a copy: a story with some paragraphs of another, a survey of two, yesterday's background under
today's news in one outlet, a bulletin with other numbers; and all the other real articles, many of them on the same events. A pair is
right if the two were made from one article, or are one of ``JUDGED``: pairs of real articles that were read and found to be one text.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from material import RUSSIA_FIRST, rows
from warc import SHARED

from legation.articles import Signature, sign
from legation.record import Copies, PageFacts
from legation.record.copies import find_copies
from legation.types import Article, Passage

TAKEN, TIMES, MISSES = 300, 3, 150
# All 14 pairs of real articles of two outlets of which a quarter of the shorter stands in the longer were read; these are one text.
JUDGED = (("2b5eLhs0DkWEDEBA", "KfUSntWQz060LYYh"), ("DkQ4OrtC0OITk2R2", "Hxh0WbJz33iyQVv5"))


@dataclass(frozen=True, slots=True)
class Text:
    """A page: ``source`` is the article that it was made from, ``made`` how."""

    name: str
    source: str
    made: str
    outlet: str
    day: date | None
    paragraphs: tuple[str, ...]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="How well copies are found.")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(json.dumps(measure(options.shared, options.seed), indent=1))


def measure(shared: Path, seed: int) -> dict[str, object]:
    """Precision, recall and B-cubed F1 over pairs and pages; recall by what was done; wrong pairs by kind; CPU seconds."""
    texts = made_set([_real(row) for row in rows(shared, RUSSIA_FIRST)], random.Random(seed))
    begun = time.process_time()
    signatures = {text.name: signature for text in texts if (signature := _signed(text))}
    signed = time.process_time()
    groups = find_copies(signatures, {text.name: PageFacts(text.outlet, text.day, text.day) for text in texts})
    found = time.process_time()
    return {
        "pages": len(texts), **_scores(texts, groups),
        "ms_to_sign_a_page": round(1000 * (signed - begun) / len(texts), 2), "s_to_find": round(found - signed, 2),
    }  # fmt: skip


def made_set(real: Sequence[Text], chance: random.Random) -> list[Text]:
    """The real articles, copies of some of them, and near misses."""
    long = [text for text in real if sum(map(len, text.paragraphs)) > 1500 and len(text.paragraphs) > 5]
    drawn = chance.sample(long, TAKEN)
    copies = [_copy(text, how, number, chance) for text in drawn for number, how in enumerate(chance.sample(sorted(WAYS), TIMES))]
    misses = [_miss(kind, *chance.sample(long, 2), chance) for kind in sorted(NEAR) for _ in range(MISSES)]
    return [*real, *copies, *misses]


def _real(row: dict[str, str]) -> Text:
    day = date.fromisoformat(row["date"]) if row.get("date") else None
    paragraphs = tuple(part for part in row["text"].split("\n") if part.strip())
    return Text(row["id"], row["id"], "real", row.get("outlet") or "", day, paragraphs)


def _copy(text: Text, how: str, number: int, chance: random.Random) -> Text:
    day = text.day + timedelta(days=chance.randint(0, 2)) if text.day else None
    return Text(f"{text.name}-{how}-{number}", text.source, how, f"Outlet {chance.randint(1, 60)}", day, WAYS[how](text.paragraphs, chance))


Paragraphs = tuple[str, ...]
_LOCAL = (
    "In our county the news was followed closely: {n} families here have kin on one side or the other, and the {w} hall was full.",
    "A spokeswoman for the {w} chamber of commerce said that {n} firms of the region trade with one of the countries named.",
    "Readers of this newspaper had asked in {n} letters since spring what would become of the {w} matter.",
)


def _cut(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """As an editor does it, from below: 35 to 80 in a hundred stay."""
    left, kept = chance.uniform(0.35, 0.8) * sum(map(len, paragraphs)), []
    for paragraph in paragraphs:
        kept.append(paragraph)
        left -= len(paragraph)
        if left <= 0:
            break
    return tuple(kept)


def _local(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    added = [line.format(n=chance.randint(3, 90), w=chance.choice("market school town guild harbour".split())) for line in _LOCAL]
    kept = list(paragraphs)
    for line in chance.sample(added, chance.randint(1, 2)):
        kept.insert(chance.choice((0, len(kept) // 2, len(kept))), line)
    return tuple(kept)


def _edited(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Three words in a hundred changed, one paragraph in eight left out."""
    kept = [paragraph for paragraph in paragraphs if chance.random() > 0.125] or list(paragraphs)
    return tuple(" ".join(_other(word, chance) if chance.random() < 0.03 else word for word in paragraph.split()) for paragraph in kept)


def _other(word: str, chance: random.Random) -> str:
    return chance.choice(("", f"{word} too", word[::-1], "reportedly", "officials"))


WAYS: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "whole": lambda paragraphs, chance: paragraphs,
    "cut": _cut,
    "local added": _local,
    "edited": _edited,
    "cut, local added": lambda paragraphs, chance: _local(_cut(paragraphs, chance), chance),
    "cut, edited": lambda paragraphs, chance: _edited(_cut(paragraphs, chance), chance),
    "cut, edited, local added": lambda paragraphs, chance: _local(_edited(_cut(paragraphs, chance), chance), chance),
}


def _share(paragraphs: Paragraphs, share: float, *, end: bool = False) -> Paragraphs:
    """Paragraphs of about this share of the text, from its beginning or its end."""
    room, kept = share * sum(map(len, paragraphs)), []
    for paragraph in reversed(paragraphs) if end else paragraphs:
        if len(paragraph) <= room:
            kept.append(paragraph)
            room -= len(paragraph)
    return tuple(kept)


def _quoted(one: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """A story that takes over some paragraphs of another: up to a third of it, and up to four tenths of the other."""
    own = _share(one, 0.6)
    return (*own, *_trimmed(other, 0.4 * min(sum(map(len, own)), sum(map(len, other)))))


def _survey(one: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Four tenths of each of two stories, word for word."""
    return tuple(line for text in (one, other) for line in _trimmed(text, 0.4 * sum(map(len, text))))


def _trimmed(paragraphs: Paragraphs, room: float) -> Paragraphs:
    kept = []
    for paragraph in paragraphs[1:]:
        room -= len(paragraph)
        if room < 0:
            break
        kept.append(paragraph)
    return tuple(kept)


def _renumbered(one: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """A bulletin: one paragraph, with other numbers than before. The first of each pair is made here, too (see ``_miss``)."""
    return tuple(re.sub(r"#", lambda _: str(chance.randint(2, 9999)), line) for line in _BULLETIN)


_BULLETIN = (
    "Observers counted # breaches of the truce in the north over the last day and # in the south, down from # and # on the day before.",
    "Of these # were shots from mortars, # from tanks and # from small arms; # houses were hit, # people were wounded and # killed.",
    "Patrols drove # kilometres on # roads and were turned back # times. A drone was lost near village # at hour #.",
    "The mission reminds both sides of what they have signed, asks them to let its patrols pass without delay, and goes on with its work.",
)
NEAR: dict[str, Callable[[Paragraphs, Paragraphs, random.Random], Paragraphs]] = {
    "some paragraphs": _quoted,
    "survey": _survey,
    "background": lambda one, other, chance: (*_share(one, 0.6), *_share(other, 0.5, end=True)),
    "bulletin": _renumbered,
}


def _miss(kind: str, one: Text, other: Text, chance: random.Random) -> Text:
    """What looks like a copy of ``other`` and is a text of its own."""
    name = f"{kind}-{chance.getrandbits(40)}"
    outlet = other.outlet if kind == "background" else f"Outlet {chance.randint(1, 60)}"
    day = date(2015, 1, 1) + timedelta(days=chance.randint(0, 2000)) if kind == "bulletin" else other.day
    # A part of ``one`` stands in it, too, which makes it no story of its own: it is told as if it were written anew.
    own = tuple(" ".join(word if n % 3 else f"{word}{n % 7}" for n, word in enumerate(line.split())) for line in one.paragraphs)
    return Text(name, name, kind, outlet, day, NEAR[kind](own if kind != "survey" else one.paragraphs, other.paragraphs, chance))


def _signed(text: Text) -> Signature | None:
    return sign(Article(text.name, None, (), tuple(Passage(line, 0, len(line)) for line in text.paragraphs)))


def _scores(texts: Sequence[Text], groups: Sequence[Copies]) -> dict[str, object]:
    by_name = {text.name: text for text in texts}
    same = dict(JUDGED)
    source = {text.name: same.get(text.source, text.source) for text in texts}
    families = defaultdict(list)
    for text in texts:
        families[source[text.name]].append(text.name)
    right = {pair for family in families.values() for pair in _pairs(family)}
    told = {pair for group in groups for pair in _pairs(group.pages)}
    with_original = [(text.made, (text.source, text.name)) for text in texts if text.made in WAYS]
    recall = {way: _ratio([_pair(*pair) in told for made, pair in with_original if made == way]) for way in WAYS}
    wrong = Counter(
        " + ".join(sorted({by_name[name].made if by_name[name].made in NEAR else "story" for name in pair})) for pair in told - right
    )
    return {
        "pairs": len(right), "precision": _ratio([pair in right for pair in told]), "recall": _ratio([pair in told for pair in right]),
        "b_cubed_f1": _b_cubed(families.values(), groups, source), "found with its original": recall, "wrong pairs": dict(wrong),
    }  # fmt: skip


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _pairs(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    return (_pair(a, b) for a, b in combinations(names, 2))


def _ratio(right: Sequence[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 3)


def _b_cubed(families: Iterable[Sequence[str]], groups: Sequence[Copies], source: dict[str, str]) -> float:
    """Over pages that have copies, or are said to (over all, the many that stand alone would flatter)."""
    family_of = {name: set(family) for family in families for name in family}
    group_of = {name: set(group.pages) for group in groups for name in group.pages}
    names = [name for name in source if len(family_of[name]) > 1 or name in group_of]
    precision = sum(len(family_of[n] & group_of.get(n, {n})) / len(group_of.get(n, {n})) for n in names) / len(names)
    recall = sum(len(family_of[n] & group_of.get(n, {n})) / len(family_of[n]) for n in names) / len(names)
    return round(2 * precision * recall / (precision + recall), 3)


if __name__ == "__main__":
    main()
