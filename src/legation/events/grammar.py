"""Who stands where in a sentence: the grammatical roles of a predicate, over basic Universal Dependencies.

A *role* is a word such as ``subj``, ``obj``, ``iobj``, ``poss`` (possessor), ``adj`` (a modifier before a noun) or a
preposition (``to``, ``against``). Passives, control, coordination, relative and participial clauses are undone here, so that
``subj`` is who does it and ``obj`` is whom it is done to, whatever the sentence's shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.language import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})
# With these the object of the verb does not become the subject of the infinitive ("promised Iran to stop").
_BECOMES = frozenset({"hostage", "captive", "prisoner"})
_CALLING = frozenset({"call", "appeal", "plead"})
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "use", "pay", "follow", "join"})
_SAME = {
    "out of": "from",
    "upon": "on",
    "onto": "on",
    "towards": "toward",
    "together with": "with",
    "alongside": "with",
    "along with": "with",
    "versus": "against",
    "in front of": "outside",
    "off": "from",
    "amongst": "among",
}
_PARTICLES = frozenset({"off", "out", "up", "down", "over", "back", "away"})  # readers take some for prepositions
_MOVABLE = frozenset({"with", "against", "to", "between", "on", "by"})
_LONG = frozenset({"according to", "because of", "as of", "such as", "due to"})
_PRENOMINAL = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "flat", "nummod", "appos"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the labels."""
    for c in token.children:
        if c.dep_ in deps:
            return c
    return None


def children(token: Token, *deps: str) -> list[Token]:
    """All children with one of the labels."""
    return [c for c in token.children if c.dep_ in deps]


def preposition(token: Token) -> str:
    """The preposition before a noun, in lower case and with its fixed parts (``according to``); empty if there is none."""
    cases = children(token, "case")
    if not cases:
        return ""
    words = [w for case in cases for w in (case.lower_, *(c.lower_ for c in case.children if c.dep_ == "fixed"))]
    whole = " ".join(words)
    return _SAME.get(whole, whole if whole in _LONG else words[0])


def particle(verb: Token) -> str | None:
    """The verb's particle ("call off")."""
    found = child(verb, "compound:prt")
    if found is not None:
        return found.lower_
    after = verb.after
    return after.lower_ if after is not None and after.lower_ in _PARTICLES and after.pos_ in ("ADP", "ADV", "PART") else None


def has_particle(verb: Token, *particles: str) -> bool:
    """Whether the reader took one of the words for the verb's particle."""
    return any(c.lower_ in particles for c in children(verb, "compound:prt"))


def is_passive(verb: Token) -> bool:
    """Whether what stands as the subject has the act done to it."""
    if child(verb, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return True
    shared = verb.dep_ == "conj" and child(verb, *SUBJECTS, "aux") is None and is_past_participle(verb) and not _has_own_object(verb)
    if shared and child(verb.head, "nsubj:pass", "aux:pass") is not None:
        return True
    return verb.dep_ in ("acl", "advcl") and is_past_participle(verb) and child(verb, *SUBJECTS, "aux", "obj") is None


def _has_own_object(verb: Token) -> bool:
    """Whether the verb is done to somebody else than its subject; "taken hostage", "held captive" name what the subject became."""
    return any(o.lemma_.lower() not in _BECOMES for o in children(verb, "obj"))


def is_past_participle(verb: Token) -> bool:
    """Whether the verb is a past participle, by morphology where there is any, else by its ending."""
    forms = verb.morph.get("VerbForm", ())
    if forms:
        return "Part" in forms and "Pres" not in verb.morph.get("Tense", ())
    return verb.pos_ == "VERB" and not verb.lower_.endswith("ing") and verb.lower_ != verb.lemma_.lower()


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands after "to"."""
    return any(c.lower_ == "to" and c.pos_ == "PART" for c in verb.children)


def is_gerund(verb: Token) -> bool:
    """Whether the verb stands in its -ing form."""
    return verb.lower_.endswith("ing") and verb.lemma_.lower() != verb.lower_


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """Each token and what is coordinated with it to its right ("Russia, Iran and Turkey")."""
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        found += with_conjuncts(children(token, "conj"))
    return found


def subjects(predicate: Token, depth: int = 0) -> list[Token]:
    """Heads of what does it; passives give the by-phrase. Empty where the sentence does not say."""
    if depth > 8:
        return []
    if is_passive(predicate):
        return children(predicate, "obl:agent") or obliques(predicate, "by") or _attendants(predicate)
    own = [c for c in children(predicate, "nsubj", "nsubj:outer", "nsubj:pass") if c.lower_ not in RELATIVES]
    if own:
        return own
    if is_gerund(predicate) and (named := [c for c in children(predicate, "obl") if preposition(c) == "by" and c.pos_ == "PROPN"]):
        return named  # "what is known about hacking by Russia"
    if child(predicate, "nsubj") is not None:
        return _antecedent(predicate)
    if child(predicate, "expl") is not None and child(predicate, "csubj") is None:
        return children(predicate, "expl")  # readers take "it" for empty more often than it is
    return _borrowed_subjects(predicate, depth)


def _attendants(verb: Token) -> list[Token]:
    """Who takes part, of a passive without a by-phrase: "was signed, with Turkey and Iran acting as guarantors"."""
    clauses = [c for c in children(verb, "advcl") if any(m.lower_ == "with" for m in children(c, "mark", "case"))]
    return [s for c in clauses for s in children(c, "nsubj")]


def _antecedent(predicate: Token) -> list[Token]:
    clause = predicate
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ not in ("acl:relcl", "advcl:relcl", "acl"):
        return []
    joined = [t for t in with_conjuncts([clause.head]) if t.i < clause.i]
    return joined[-1:] if len(joined) > 1 and _is_singular(clause) else [clause.head]


def _is_singular(verb: Token) -> bool:
    """Whether a finite verb can only have one for its subject: "A and B, which has"."""
    forms = children(verb, "aux", "aux:pass", "cop") or [verb]
    return forms[0].lower_ in ("has", "is", "was", "does") or (forms[0] == verb and "Sing" in verb.morph.get("Number", []))


def _borrowed_subjects(predicate: Token, depth: int) -> list[Token]:
    """The subject of a clause that has none of its own: control, coordination, participles."""
    head, dep = predicate.head, predicate.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        if is_passive(head) and not is_passive(predicate):
            return surface_subjects(head)
        return subjects(head, depth + 1)
    if dep in ("xcomp", "advcl") or (dep == "ccomp" and child(predicate, "mark") is not None):
        return _controller(predicate, head, depth)
    if dep == "acl":
        is_headline = head.dep_ == "root" and is_infinitive(predicate)
        if _marker(predicate) in ("of", "for"):
            return noun_subjects(head, depth + 1)
        return [head] if is_gerund(predicate) or is_headline else noun_subjects(head, depth + 1)
    if dep == "acl:relcl" and not _relativises_object(predicate):
        return [head]
    return []


def _controller(predicate: Token, verb: Token, depth: int) -> list[Token]:
    called = obliques(verb, "on", "to") if verb.lemma_.lower() in _CALLING else []
    if _takes_object(predicate, verb) or (called and is_infinitive(predicate)):
        if is_passive(verb):
            return surface_subjects(verb)
        controlled = children(verb, "obj", "iobj")[:1] or with_conjuncts(called[:1])
        if controlled:
            return controlled
    if verb.pos_ in ("NOUN", "PROPN") and child(verb, *SUBJECTS) is None:
        return noun_subjects(verb, depth + 1)
    return surface_subjects(verb) if is_passive(verb) else subjects(verb, depth + 1)


def _takes_object(predicate: Token, verb: Token) -> bool:
    """Whether the clause's subject is the verb's object: "urged Iran to stop", "accused Iran of arming"."""
    if verb.lemma_.lower() in SUBJECT_CONTROL:
        return False
    return predicate.dep_ == "xcomp" or _marker(predicate) in ("of", "for", "from", "over", "about")


def _marker(predicate: Token) -> str:
    mark = child(predicate, "mark")
    return mark.lower_ if mark is not None else ""


def surface_subjects(verb: Token) -> list[Token]:
    """What stands as the subject, doer or not."""
    own = children(verb, *SUBJECTS)
    if own and own[0].lower_ in RELATIVES:
        return _antecedent(verb)
    if own:
        return own
    if verb.dep_ == "acl":
        return [verb.head]
    return surface_subjects(verb.head) if verb.dep_ in ("conj", "xcomp") and verb.head != verb else []


def noun_subjects(noun: Token, depth: int = 0) -> list[Token]:
    """Whose act a noun names: possessor, by-phrase, modifier, or the subject of the verb that takes it ("made a promise")."""
    if depth > 8:
        return []
    own = children(noun, "nmod:poss") or [n for n in children(noun, "nmod", "obl:agent") if preposition(n) in ("by", "from")]
    own = own or [agent for c in children(noun, "acl") if is_past_participle(c) for agent in children(c, "obl:agent")]
    if own:
        return own
    head = noun.head
    if noun.dep_ == "nmod" and preposition(noun) == "of" and head.pos_ in ("NUM", "PRON", "DET"):
        return noun_subjects(head, depth + 1)  # "sent one of several tweets"
    if noun.dep_ in ("obj", "xcomp", "iobj", "ccomp") and head.pos_ in ("VERB", "AUX"):
        return subjects(head, depth + 1)
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return noun_subjects(head, depth + 1)
    if noun.dep_ == "nsubj:pass":
        return subjects(head, depth + 1)
    return []


def objects(verb: Token) -> list[Token]:
    """Heads of whom or what it is done to."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = [c for c in children(verb, "obj") if c.lower_ not in RELATIVES]
    if own:
        return own
    if child(verb, "obj") is not None or (verb.dep_ == "acl:relcl" and _relativises_object(verb)):
        return _antecedent(verb)
    if asked := children(verb, "iobj"):  # "asked Russia to refrain"
        return asked
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
        return []
    following = [c for c in children(verb, "conj") if c.pos_ == "VERB"]
    return children(following[0], "obj") if following and not children(verb, "obl", "ccomp", "xcomp") else []


def _relativises_object(verb: Token) -> bool:
    """Whether the relative clause leaves its object to the noun before it ("the troops that Russia sent")."""
    if verb.dep_ != "acl:relcl":
        return False
    own = [c for c in children(verb, "nsubj", "nsubj:pass")]
    return bool(own) and own[0].lower_ not in RELATIVES and child(verb, "ccomp", "xcomp") is None


def obliques(predicate: Token, *prepositions: str) -> list[Token]:
    """Heads of the predicate's phrases with one of the prepositions; its object's as well, since readers attach them either way."""
    found = [c for c in children(predicate, "obl", "nmod", "obl:agent", "obl:unmarked") if preposition(c) in prepositions]
    if not found:  # a phrase that the reader hung on the phrase before it: "met in Geneva with the envoy"
        found = [
            n for c in children(predicate, "obl") for n in with_nominals(c) if preposition(n) in prepositions and preposition(n) in _MOVABLE
        ]
    found += [c for c in children(predicate, "advcl") if c.pos_ in ("NOUN", "PROPN") and preposition(c) in prepositions]
    if predicate.pos_ in ("VERB", "AUX"):
        for obj in children(predicate, "nsubj:pass") if is_passive(predicate) else children(predicate, "obj", "xcomp"):
            found += [c for c in with_nominals(obj) if preposition(c) in prepositions]
    return found


def with_nominals(noun: Token) -> Iterator[Token]:
    """The noun's own prepositional phrases, nested ones after."""
    for c in children(noun, "nmod", "obl"):
        yield c
        yield from with_nominals(c)


def prenominals(noun: Token) -> list[Token]:
    """What modifies a noun from before: "Russian" strikes, "Trump administration" officials."""
    return [c for c in noun.children if c.dep_ in _PRENOMINAL and c.i < noun.i]


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads up to the root, nearest first."""
    while token.head != token:
        token = token.head
        yield token
