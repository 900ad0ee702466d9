"""Whether a thing told has happened: actual, future, hypothetical or negated, from the words around its predicate."""

from __future__ import annotations

from legation.events.grammar import CLAUSES, child, children, is_past_participle, preposition
from legation.language import Stretch, Token

HAVE, HAD = frozenset({"have", "'ve", "’ve", "be"}), frozenset({"'d", "’d"})
#: What is said by saying that one would: "we would urge Iran to stop".
SPEECH_ACTS = frozenset({"call", "urge", "ask", "appeal", "request", "encourage", "thank", "condemn", "advise", "caution", "warn"})
#: Of what is not told, but may well have happened: "the talks had not been reported before".
TELLING = frozenset({"report", "disclose", "reveal", "mention", "know", "publish", "announce", "publicise", "publicize"})
WISHING = frozenset({"need", "want", "seek", "lack", "require", "await"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "gon"})
WOULD = frozenset({"would", "could", "may", "might", "'d", "’d"})
MUST = frozenset({"must", "should", "ought"})
NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "without", "hardly", "cannot"})
IF = frozenset({"if", "unless", "whether", "lest", "provided", "should"})
UNTIL = frozenset({"until", "till"})
DOUBT = frozenset(
    {
        "possible",
        "potential",
        "proposed",
        "planned",
        "prospective",
        "eventual",
        "future",
        "upcoming",
        "forthcoming",
        "looming",
        "hypothetical",
        "threatened",
        "scheduled",
        "next",
        "expected",
        "would-be",
        "likely",
    }
)
AHEAD = frozenset({"planned", "future", "upcoming", "forthcoming", "scheduled", "next", "expected", "proposed", "prospective"})


EMPOWERED = frozenset({"authorize", "authorise", "empower", "entitle"})
PROOF = frozenset({"evidence", "proof", "sign", "indication"})  # operators "evidence" and "possible" have these and the next, too
UNPROVEN = frozenset({"notion", "idea", "theory", "myth", "possibility", "prospect", "chance", "speculation", "question", "hypothesis"})


def is_negated(word: Token) -> bool:
    """Whether a "not", "never", "no" or "without" stands on the word itself."""
    if any(c.lower_ in NOT and c.dep_ in ("advmod", "det", "aux", "cc", "cc:preconj", "case", "mark", "neg") for c in word.children):
        return True
    if any(c.lower_ == "no" for s in children(word, "nsubj", "nsubj:pass", "obj") for c in children(s, "det")):
        return True
    cop = word.dep_ in ("xcomp",) and word.head.lemma_ == "be"
    return cop and is_negated(word.head)


def modal(word: Token) -> str | None:
    """``will``, ``would``, ``must`` or ``can`` where the word stands under such a verb, else ``None``."""
    auxiliaries = {c.lower_ for c in word.children if c.dep_ in ("aux", "aux:pass")}
    if is_past_participle(word) and not auxiliaries & HAVE:
        auxiliaries -= HAD  # "who'd broken in" had
    if word.dep_ == "conj" and not auxiliaries and word.pos_ == "VERB":
        return modal(word.head) if child(word, "nsubj", "nsubj:pass") is None else None
    for name, words in (("will", WILL), ("would", WOULD), ("must", MUST), ("can", frozenset({"can", "ca"}))):
        if auxiliaries & words:
            return name
    if word.dep_ == "xcomp" and word.head.lemma_ in EMPOWERED and child(word.head, "aux:pass") is not None:
        return "can"
    if word.dep_ == "xcomp" and word.head.lemma_ in ("go", "need", "have") and word.head.pos_ in ("VERB", "AUX"):
        return {"go": "will" if word.head.lower_ == "going" else None, "need": "must", "have": "must"}[word.head.lemma_]
    return None


def is_headline_future(word: Token) -> bool:
    """Whether the word is a headline's "to" infinitive ("Russia to expel envoys"): a subject, "to", and no finite verb."""
    if word.pos_ != "VERB" or word.dep_ not in ("root", "acl", "parataxis", "ccomp"):
        return False
    has_to = any(c.lower_ == "to" and c.pos_ == "PART" for c in word.children)
    return has_to and (child(word, "nsubj") is not None or (word.dep_ == "acl" and word.head.dep_ == "root"))


def is_conditional(word: Token) -> bool:
    """Whether the word stands in an if-clause or is what would follow from one."""
    clause = word
    for _ in range(6):
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
        if marks & IF or (marks & UNTIL and _is_present(clause)) or is_inverted(clause, "should", "had", "were"):
            return True
        if clause.dep_ not in ("conj", "xcomp", "obj", "obl", "nmod", "ccomp", "csubj"):
            break
        clause = clause.head
    return False


def _is_present(clause: Token) -> bool:
    """Whether a clause stands in the present: "until they are freed" is still to come, "until they were freed" came."""
    return any("Pres" in t.morph.get("Tense", ()) for t in (clause, *children(clause, "aux", "aux:pass", "cop")))


def is_inverted(clause: Token, *auxiliaries: str) -> bool:
    """Whether a clause begins with its auxiliary: "should Iran refuse", "did Iran refuse"."""
    subject = child(clause, "nsubj", "nsubj:pass", "expl")
    first = next((c for c in clause.children if c.pos_ != "PUNCT"), None)
    asked = first is not None and first.dep_ in ("aux", "aux:pass", "cop") and (not auxiliaries or first.lower_ in auxiliaries)
    return asked and subject is not None and first is not None and first.i < subject.i


def is_asked(sentence: Stretch) -> bool:
    """Whether a sentence asks if something is so ("Is Moscow arming them?"): it tells of nothing."""
    ends = [t.text for t in sentence if not t.is_space and t.text not in ('"', "”", "'", "’", ")", "''")][-1:]
    return ends == ["?"] and is_inverted(sentence.root)


def has_condition(word: Token) -> bool:
    """Whether an if-clause hangs on the word ("is ready if the other side pulls back")."""
    return any(c.lower_ in ("if", "unless", "provided") for clause in children(word, "advcl") for c in clause.children)


def has_ultimatum(word: Token) -> bool:
    """Whether an "unless" hangs on the word: what is announced is a threat."""
    return any(c.lower_ == "unless" for clause in children(word, "advcl") for c in clause.children)


def status_of(word: Token) -> str:
    """The status of what the word tells, by its own clause: ``actual``, ``future``, ``hypothetical`` or ``negated``."""
    if is_negated(word):
        return "hypothetical" if {c.lower_ for c in children(word, "aux")} & {"may", "might"} else "negated"
    if word.pos_ in ("NOUN", "PROPN"):
        return _noun_status(word)
    if is_conditional(word):
        return "hypothetical"
    mood = modal(word)
    if mood == "would" and word.lemma_ in SPEECH_ACTS and any(s.lower_ in ("i", "we") for s in children(word, "nsubj")):
        return "actual"
    if mood == "will" or is_headline_future(word):
        return "future"
    if mood == "would" and _is_reported(word):
        return "future"
    if mood in ("would", "can"):
        return "hypothetical"
    return "actual"


def seen_status(word: Token) -> str:
    """The status of what joins two parties at a word that the lexicon does not know: by its own clause, and by the clauses over it that
    put it in doubt ("asked whether", "the notion that") or deny it ("no evidence that"), up to a relative clause."""
    for clause in (word, *word.ancestors):
        marks = {c.lower_ for c in clause.children if c.dep_ == "mark" or c.pos_ == "SCONJ"}
        if "whether" in marks:
            return "hypothetical"
        if clause.dep_ == "acl" and "that" in marks and clause.head.lemma_.lower() in UNPROVEN:
            return "hypothetical"
        if clause.dep_ == "acl" and "that" in marks and clause.head.lemma_.lower() in PROOF and is_negated(clause.head):
            return "negated"
        if clause.dep_ == "acl:relcl":
            break
    return status_of(word)


def _is_reported(word: Token) -> bool:
    """Whether a "would" is a "will" as somebody told it ("said it would send aid")."""
    told = word.dep_ == "ccomp" and word.head.pos_ == "VERB"
    return told and any(c.lower_ in ("would", "'d", "’d") for c in word.children) and not has_condition(word)


def _noun_status(noun: Token) -> str:
    modifiers = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "advmod")}
    if modifiers & AHEAD:
        return "future"
    if modifiers & DOUBT:
        return "hypothetical"
    governor = noun.head
    is_given = any(c.dep_ in ("nmod:poss", "det") and c.lower_ not in ("a", "an", "any") for c in noun.children)
    if governor.pos_ in ("VERB", "AUX") and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") and not (noun.dep_ == "nsubj" and is_given):
        denied = (
            is_negated(governor) and governor.lemma_ not in TELLING and (noun.dep_ in ("obj", "nsubj:pass") or preposition(noun) == "for")
        )
        if governor.lemma_ in WISHING and noun.dep_ == "obj":
            return "hypothetical"
        return "negated" if denied else _governor_status(governor)
    return "actual"


def _governor_status(verb: Token) -> str:
    if modal(verb) == "will":
        return "future"
    return "hypothetical" if modal(verb) in ("would", "can") or is_conditional(verb) else "actual"


def tense_of(word: Token) -> str | None:
    """``past``, ``future`` or ``None``: for the reading of "on Tuesday"."""
    if status_of(word) == "future":
        return "future"
    clause = word
    for _ in range(8):
        if "Past" in clause.morph.get("Tense", ()) and clause.pos_ in ("VERB", "AUX"):
            return "past"
        if clause.dep_ in CLAUSES or clause.head == clause:
            break
        clause = clause.head
    return "past"
