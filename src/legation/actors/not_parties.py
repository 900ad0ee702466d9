"""What bears the name of a country, a town or a body and is no party: streets, seas, papers, languages, dishes, teams at play."""

from __future__ import annotations

from legation.actors.english import (
    ATHLETES,
    CONTEST_VERBS,
    CONTESTS,
    LANGUAGES,
    LOCATIVE,
    NOT_OWNERS,
    NOT_PARTIES,
    NOT_PARTIES_BEFORE,
    PLATFORMS,
    TELLING,
    THINGS,
)
from legation.actors.hits import Hit
from legation.actors.words import Words

_SPOKEN_TO = LOCATIVE | {"on", "to", "with", "by", "at", "for", "from"}


def is_party(words: Words, hit: Hit, start: int, end: int, free_from: int) -> bool:
    """Not the China of "South China Sea" nor the Syrian of "Syrian-backed"; not "in Russian", the language, nor "Iran Avenue".

    ``free_from`` is where the name before it ends, in the sentence ``[start, end)``.
    """
    if _names_a_thing(words, hit, start, end) or _inside_person(words, hit, end) or _is_language(words, hit):
        return False
    if hit.kind == "agency" and _is_medium(words, hit):
        return False
    if hit.kind in ("group", "agency") and hit.end - hit.start > 1 and _ends_a_longer_name(words, hit, max(start, free_from)):
        return False
    return not (hit.kind in ("country", "demonym", "capital") and _is_at_play(words, hit, start, end))


def _names_a_thing(words: Words, hit: Hit, start: int, end: int) -> bool:
    """By the word behind it or before it: a street, a paper, a virus, a hotel; or the first half of "Syrian-backed"."""
    following = words.text[hit.end] if hit.end < end else ""
    if following in NOT_PARTIES or following.startswith("$"):
        return True
    if following in ("-", "–") and hit.end + 1 < end and words.lower[hit.end + 1] in NOT_OWNERS:
        return True
    if hit.start > start and words.text[hit.start - 1] in NOT_PARTIES_BEFORE:
        return True
    noun = words.head[hit.root]
    if noun > hit.root and words.pos[noun] == "PROPN" and words.text[noun] in NOT_PARTIES and words.premodifies(hit.root, noun):
        return True
    before = noun == hit.end and words.dep[hit.root] in ("amod", "compound", "nmod") and words.case(hit.root) == ""
    return before and words.lemma[noun] in THINGS | ATHLETES and noun < end


def _inside_person(words: Words, hit: Hit, end: int) -> bool:
    """A country as part of a person's name: Michael Jordan, Chad Smith."""
    if any(words.ent[k] != "PER" for k in range(hit.start, hit.end)) or hit.end - hit.start > 1:
        return False
    before = hit.start > 0 and words.ent[hit.start - 1] == "PER" and words.pos[hit.start - 1] == "PROPN"
    after = hit.end < end and words.ent[hit.end] == "PER" and words.pos[hit.end] == "PROPN" and words.text[hit.end][0].isupper()
    return before or after


def _is_language(words: Words, hit: Hit) -> bool:
    """ "In Russian", "spoke Russian"."""
    root = hit.root
    if hit.kind != "demonym" or words.plural[root] or words.pos[root] not in ("PROPN", "ADJ", "NOUN"):
        return False
    if words.case(root) in ("in", "into") and words.dep[root] in ("obl", "nmod", "obj"):
        return True
    bare = not any(words.dep[c] == "det" for c in words.children[root])
    return bare and words.dep[root] == "obj" and words.lemma[words.head[root]] in LANGUAGES


def _is_medium(words: Words, hit: Hit) -> bool:
    """Where something is said: "on Twitter", "told CNN", "in the Washington Post"."""
    platform = words.text[hit.root] in PLATFORMS
    if not platform and hit.sector != "JRN":
        return False
    case, relation, verb = words.case(hit.root), words.relation(hit.root), words.governor(hit.root)
    if case in _SPOKEN_TO and (platform or case != "by"):
        return True
    told = relation in ("obj", "iobj") and words.lemma[verb] in TELLING
    return told or (platform and words.premodifies(hit.root, words.head[hit.root]))


def _ends_a_longer_name(words: Words, hit: Hit, first: int) -> bool:
    """The Alliance Party of "Popular Alliance Party": a name of several words is not found within a longer one."""
    before = hit.start - 1
    return (
        before >= first
        and words.pos[before] in ("PROPN", "ADJ")
        and words.text[before][:1].isupper()
        and words.dep[before] in ("compound", "flat", "amod", "nmod")
        and hit.start <= words.head[before] < hit.end
        and before > words.sentences[0][0]
    )


def _is_at_play(words: Words, hit: Hit, start: int, end: int) -> bool:
    """England in "England beat Colombia at the World Cup"."""
    if words.relation(hit.root) not in ("nsubj", "obj", "nmod:poss", "obl") and not words.premodifies(hit.root, words.head[hit.root]):
        return False
    verb = words.clause(hit.root)
    return words.lemma[verb] in CONTEST_VERBS and sum(words.lemma[k] in CONTESTS for k in range(start, end)) >= 1
