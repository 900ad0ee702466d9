"""The last word on a meaning before it is filed: whose it is, who the other side is, and whether it counts as an event."""

from __future__ import annotations

from legation.events.acts import mutual_parties
from legation.events.clauses import without
from legation.events.grammar import children
from legation.events.meaning import Meaning
from legation.events.scene import Scene, unique
from legation.events.status import modal
from legation.events.tense import COOPERATION, YIELDING
from legation.types import Actor, Speaker

LEAST_CONFIDENCE = 0.3
SURE = 0.5
BLAME_OR_PRAISE = frozenset({"ACCUSE", "SUPPORT"})
PRIVATE = frozenset({"BUS", "CVL", "JRN", "EDU", "MED", "CRM", "AGR", "SOC", "LAB", "REL", "ELI"})
POINTERS = frozenset(
    {"it", "its", "itself", "they", "them", "their", "themselves", "he", "him", "his", "she", "her", "we", "us", "our", "i", "my"}
)
NON_STATES = frozenset({"IGO", "NGO", "IMG", "MNC", "UNK"})
STATE_ORGANS = frozenset({"GOV", "MIL", "COP", "SPY"})
FORCES = frozenset({"MIL", "REB", "COP", "PRM", "UAF"})
UPON_ITS_PEOPLE = frozenset({("COERCE", "curfew"), ("COERCE", "martial-law"), ("COERCE", "censor"), ("COERCE", "withhold")})
AT_HOME = frozenset(
    {("COERCE", "arrest"), ("COERCE", "deport"), ("ACCUSE", "investigate"), ("SANCTION", "convict")}
)  # what a state does on its own ground
AMONG_THEMSELVES: dict[tuple[str, str], tuple[str, str | None]] = {
    ("SUPPORT", "recognise"): ("CONCEDE", None),
    ("SUPPORT", "recognize"): ("CONCEDE", None),
    ("AID", "train"): ("MOBILIZE", "militia"),
}
SPOKEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def with_speaker(meaning: Meaning, scene: Scene, speaker: Speaker | None) -> Meaning | None:
    """The meaning once the speaker's part is read into it: "must" is a demand, blame needs somebody who blames."""
    said = next((a for a in scene.everyone() if speaker and a.code == speaker.code and a.entity_text == speaker.entity_text), None)
    if said is None and speaker is not None and speaker.code:
        said = Actor(speaker.code, speaker.entity_text, -1, -1, identifier_text=speaker.name, why="speaker of the quotation")
    if meaning.asks_speaker or (meaning.type in BLAME_OR_PRAISE and not meaning.actors):
        if said is None or said.code in {a.code for a in meaning.recipients}:
            return None
        return meaning.with_(actors=(said,), recipients=without(meaning.recipients, (said,)))
    obliged = any(modal(w) == "must" for w in meaning.words)
    if obliged and meaning.status in ("actual", "negated"):
        return _demanded(meaning, said)
    return meaning


def with_other_side(meaning: Meaning, scene: Scene) -> Meaning:
    """A willingness or meeting that names one side gets the other from its sentence, if that names just one more country."""
    if (
        meaning.recipients
        or meaning.type not in ("AGREE", "CONSULT", "CONCEDE")
        or not meaning.actors
        or len({a.code for a in meaning.actors}) > 1
    ):
        return meaning
    own = meaning.actors[0].code
    others = [a for a in scene.everyone() if a.code != own and a.sector != "JRN" and not a.why.startswith("place")]
    if len({a.code for a in others}) == 1 and meaning.type != "CONCEDE":
        return meaning.with_(
            recipients=(others[0],), weight=meaning.weight * 0.7, steps=(*meaning.steps, "the only other country of the sentence")
        )
    theirs = tuple(a for a in scene.dyad if a.code != own)
    of_us = meaning.actors[0].entity_text.lower() in ("we", "us", "our", "ours")
    if others or len(theirs) != 1 or not (meaning.takes_two and of_us):
        return meaning
    return meaning.with_(recipients=theirs, weight=meaning.weight * 0.6, steps=(*meaning.steps, "the other of the article's two countries"))


def among_themselves(meaning: Meaning) -> Meaning:
    """What an act is when both sides are of one state: who recognises his opponents' victory gives in, who trains his own fighters arms."""
    codes = {a.code for a in meaning.actors}
    if not codes or codes != {r.code for r in meaning.recipients} or meaning.status != "actual":
        return meaning
    outcome = AMONG_THEMSELVES.get((meaning.type, meaning.word.lemma_.lower()))
    if outcome is None:
        return meaning
    step = f"within {meaning.actors[0].code}, {meaning.word.text}: {outcome[0]}"
    return meaning.with_(type=outcome[0], mode=outcome[1], steps=(*meaning.steps, step))


def with_its_place(meaning: Meaning, scene: Scene) -> Meaning:
    """An arrest, inquiry or trial without an author is that of the state in which it took place: "an American was held in Italy"."""
    if meaning.actors or not meaning.recipients or (meaning.type, meaning.mode) not in AT_HOME:
        return meaning
    own = {r.code for r in meaning.recipients}
    there = [a for t in scene.sentence for a in scene.at.get(t.i, ()) if a.why.startswith("place") and a.code not in own]
    if len({a.code for a in there}) != 1:
        return meaning
    step = f"no author named: the authorities of {there[0].entity_text}, where it took place"
    return meaning.with_(actors=(there[0],), weight=meaning.weight * 0.8, steps=(*meaning.steps, step))


def _demanded(meaning: Meaning, said: Actor | None) -> Meaning | None:
    """ "Libya must hand over the suspects, a minister said" asks Libya; "ties must be mended, Lavrov said" shows willingness."""
    codes = {a.code for a in (*meaning.actors, *meaning.recipients)}
    if said is None:
        return None
    own = said.code in {a.code for a in meaning.actors} or (not meaning.actors and said.code in codes)
    if own and meaning.type in COOPERATION | YIELDING:
        return meaning.with_(type="AGREE", mode=None, status="actual", steps=(*meaning.steps, "own need of it, said: AGREE"))
    asked = tuple(a for a in (meaning.actors or meaning.recipients) if a.code != said.code)
    if own or not asked:
        return None
    return meaning.with_(
        type="REQUEST",
        mode="change",
        status="actual",
        actors=(said,),
        recipients=asked,
        steps=(*meaning.steps, "must, said of another: REQUEST"),
    )


def counts(meaning: Meaning) -> bool:
    """Whether a meaning has the parties that make it an event."""
    if not meaning.actors and not meaning.recipients:
        return False
    if _is_private(meaning) or _is_idle(meaning):
        return False
    if meaning.weight < LEAST_CONFIDENCE or (meaning.type in SPOKEN and not meaning.actors and not meaning.mutual):
        return False
    return meaning.needs != "both" or bool(meaning.actors and meaning.recipients) or len({a.code for a in meaning.actors}) > 1


def _is_idle(meaning: Meaning) -> bool:
    """Whether a thing only imagined is imagined so loosely that no careful reader would file it: no other side, or one guessed at."""
    return meaning.status == "hypothetical" and (
        meaning.weight < SURE or not (meaning.recipients or len({a.code for a in meaning.actors}) > 1)
    )


def _is_private(meaning: Meaning) -> bool:
    """Whether all parties are private people and firms of one country: no event, unless they protest or do violence."""
    parties = (*meaning.actors, *meaning.recipients)
    if meaning.type in ("PROTEST", "ASSAULT") or len({a.code for a in parties}) > 1:
        return False
    return all(a.sector in PRIVATE for a in parties)


def sides(meaning: Meaning) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients: those who act together are all actors, unless one visits the other."""
    if meaning.mutual and meaning.mode != "visit" and meaning.type != "AGREE":
        return mutual_parties(meaning), ()
    meaning = _without_the_scene(_with_its_forces(meaning))
    actors = unique(meaning.actors)
    people = {a.identifier_text for a in actors if a.identifier_text}
    codes = {a.code for a in actors}
    others = without(unique(meaning.recipients), actors)
    return actors, tuple(r for r in others if r.identifier_text not in people and not (r.code in codes and _points(r)))


def _with_its_forces(meaning: Meaning) -> Meaning:
    """Forces that are moved are no other side: "sent bombers" is by whoever sent them, "troops were deployed" by the troops."""
    forces = tuple(r for r in meaning.recipients if r.sector in FORCES) if meaning.type == "MOBILIZE" else ()
    own = {a.code for a in meaning.actors or forces}
    moved = tuple(r for r in forces if r.code in own)
    if not moved:
        return meaning
    return meaning.with_(actors=meaning.actors or moved, recipients=without(meaning.recipients, moved))


def _without_the_scene(meaning: Meaning) -> Meaning:
    """An attack on somebody who is no party is not on the place where it was made: "attacked gunmen in Mosul"."""
    if meaning.type != "ASSAULT" or not any(a.why.startswith("place") for a in meaning.recipients):
        return meaning
    struck = [word for word in children(meaning.word, "obj") if word.pos_ == "NOUN"]
    if not struck or not meaning.actors:
        return meaning
    return meaning.with_(recipients=tuple(a for a in meaning.recipients if not a.why.startswith("place")))


def with_home_authorities(meaning: Meaning, actors: tuple[Actor, ...], scene: Scene) -> tuple[Actor, ...]:
    """Against whom people act who name nobody: strikers and crowds against their own state, a curfew or censorship upon its people;
    ``()`` for other acts, for several states, and where the sentence says that it was elsewhere."""
    own = {a.code for a in actors}
    at_home = meaning.type == "PROTEST" or (meaning.type, meaning.mode) in UPON_ITS_PEOPLE
    if not at_home or len(own) != 1 or own & NON_STATES or meaning.status not in ("actual", "future"):
        return ()
    if any(a.why.startswith("place") and a.code not in own for a in scene.everyone()):
        return ()
    sector = "GOV" if meaning.type == "PROTEST" else "CVL"
    if meaning.type == "PROTEST" and any(a.sector in STATE_ORGANS for a in actors):
        return ()
    return (Actor(actors[0].code, actors[0].entity_text, -1, -1, sector, why=f"nobody else is named: {actors[0].code} itself"),)


def _points(actor: Actor) -> bool:
    """Whether a mention only points back ("its weapons"): with its actor's own code it is the actor again."""
    return actor.entity_text.lower() in POINTERS
