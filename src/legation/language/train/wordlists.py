"""Words that the patterns of ``templates.py`` draw from, and how they are inflected.

A verb is its base form; where the rule fails: ``base/past/participle/-ing``, ``-`` for what the rule gives.
"""

from __future__ import annotations

from legation.language.train.phrases import Piece

LISTS: dict[str, list[str]] = {
    # verbs that are nouns too, with an object
    "host": "host back target block probe blame question fund order plan review shelve welcome reject veto fear weigh mull "
    "doubt risk eye slam/slammed/-/slamming blast name stage limit deny/denied/-/- seek/sought/-/- win/won/-/winning demand delay".split(),
    # verbs that are nouns too, without one
    "stall": "stall collapse falter resume fail clash protest rally/rallied/-/- march vote strike/struck/-/- drag/dragged/-/dragging "
    "loom grow/grew/grown/- start end halt rise/rose/risen/- drop/dropped/-/dropping surge slow spread/spread/-/- crash "
    "break/broke/broken/- stop/stopped/-/stopping".split(),
    # verbs that are adjectives too, with an object
    "free": "free open clear secure ready/readied/-/- near empty/emptied/-/- cool release halt accept share export import "
    "ship/shipped/-/shipping guard".split(),
    "trade": "trade swap/swapped/-/swapping exchange share ship/shipped/-/shipping offer promise test resume end".split(),
    "lift": "lift freeze/froze/frozen/- extend suspend scrap/scrapped/-/scrapping block expel/expelled/-/expelling "
    "withdraw/withdrew/withdrawn/- reject free".split(),
    "harm": "kill wound arrest seize detain attack capture shoot/shot/-/shooting behead kidnap/kidnapped/-/kidnapping".split(),
    "detain": "detain arrest free release praise recall sanction kill pardon expel/expelled/-/expelling host thank name".split(),
    "urge": "urge press ask order push tell/told/-/- force".split(),
    "lend": "lend/lent/-/- give/gave/given/- grant sell/sold/-/- send/sent/-/- offer".split(),
    "meet": "meet/met/-/- visit greet receive invite".split(),
    "promise": "promise pledge offer demand send/sent/-/- deliver seek/sought/-/- provide".split(),
    "reopen": "re-open re-build/re-built/-/- re-start re-arm re-examine re-join".split(),
    "thing": "talk deal pact strike protest raid clash attack treaty sanction tariff visit vote border dispute threat charge "
    "trial summit ceasefire "
    "blockade election export embargo negotiation mission embassy plan row accord truce siege".split(),
    "goods": "weapon missile rocket tank barb blow fire gas oil prisoner shell drone loan vaccine jet port base reserve arm "
    "insult threat".split(),
    "money": "money cash aid food grain fuel credit gas oil".split(),
    "people": "commander soldier diplomat envoy rebel journalist hostage migrant civilian militant policeman/policemen worker "
    "protester sailor general spy".split(),
    "office": "spokesman minister president ambassador envoy chairman director adviser chancellor governor general mayor".split(),
    "title": "commander leader chief general Emir Sheikh Colonel Admiral Governor Mayor King Sultan negotiator dissident banker "
    "activist".split(),
    "adj": "detained new jailed joint fresh secret nuclear captured peaceful deadly foreign".split(),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "number": "two three four five six seven twelve".split(),
}  # fmt: skip
MASS = frozenset("fire gas oil money cash aid food grain fuel credit".split())
_SURNAMES = (
    "Kovalenko Ivanov Petrov Nazarbayev Aliyev Pashinyan Lukashenko Abe Modi Rouhani Zarif Netanyahu Abbas Macron Steinmeier Tusk Juncker "
    "Karimov Rahmon Haftar Barzani Maduro Santos Guterres Stoltenberg Shoigu Ryabkov Cavusoglu Yildirim al-Sisi Medvedev Poroshenko Duda"
).split()
PERSONS = [
    *_SURNAMES,
    "Sergei Shoigu", "Wang Yi", "Li Keqiang", "Jens Stoltenberg", "Khalifa Haftar", "Masoud Barzani", "Emmanuel Macron", "Mevlut Cavusoglu",
    "Hassan Rouhani", "Ilham Aliyev", "Nikol Pashinyan", "Pavlo Klimkin", "Federica Mogherini", "Boris Johnson", "Mike Pompeo",
    "Ri Yong Ho",
]  # fmt: skip


def _people(form: str, lemma: str | None = None) -> Piece:
    return form, lemma or form, "PROPN", "Number=Plur", 0, "", "B-MISC"


PEOPLES: tuple[Piece, ...] = (
    *(_people(name) for name in "French British Dutch Irish Chinese Japanese Portuguese Vietnamese Spanish".split()),
    *(
        _people(name + "s", name)
        for name in "Russian German Turk Dane Finn Swede Pole Greek Kurd Saudi Houthi Israeli Iranian Cuban Serb".split()
    ),
)


def inflected(entry: str, kind: str) -> str:
    """A list's entry in the form that ``kind`` of ``templates.FEATURES`` asks for."""
    base, *others = entry.split("/")
    if kind == "Ns":
        return base if base in MASS else others[0] if others else _with_s(base)
    if kind == "z":
        return _with_s(base)
    past, participle, ing = [None if form == "-" else form for form in others] if len(others) == 3 else [None] * 3
    if kind in {"d", "ds", "n", "t"}:
        regular = base + "d" if base.endswith("e") else base + "ed"
        return (participle if kind in {"n", "t"} and participle else past) or regular
    if kind in {"g", "ger"}:
        return ing or (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    return base


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "s"
