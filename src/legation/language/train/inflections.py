"""Verb forms that the treebanks never show, so that the lexicon of lemmas knows them: base, past, participle, ``-ing`` where it doubles.

What training shows comes first; these only fill gaps. From school grammar: irregular verbs of news, and verbs that double a consonant.
"""

from __future__ import annotations

from collections.abc import Iterator

IRREGULAR = """
abide abode; arise arose arisen; bear bore borne; beat beat beaten; befall befell befallen; beset beset; bid bade bidden; bind bound;
bleed bled; blow blew blown; breed bred; broadcast broadcast; burst burst; cast cast; choose chose chosen; cling clung; creep crept;
deal dealt; dig dug; draw drew drawn; feed fed; fight fought; flee fled; fling flung; forbid forbade forbidden; forecast forecast;
foresee foresaw foreseen; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; grind ground; hide hid hidden; hurt hurt;
kneel knelt; lay laid; lead led; mislead misled; offset offset; outdo outdid outdone; overcome overcame; overrun overran;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; prove proved proven; rebuild rebuilt; repay repaid;
rescind rescinded; resell resold; reset reset; retake retook retaken; rise rose risen; seek sought; shake shook shaken; shed shed;
shoot shot; shrink shrank shrunk; sink sank sunk; slay slew slain; slide slid; sow sowed sown; speed sped; spill spilt; spread spread;
spring sprang sprung; steal stole stolen; sting stung; stride strode stridden; strike struck stricken; strive strove striven;
swear swore sworn; sweep swept; swing swung; tear tore torn; thrust thrust; tread trod trodden; undergo underwent undergone;
undertake undertook undertaken; undo undid undone; uphold upheld; wage waged; weave wove woven; win won; withdraw withdrew withdrawn;
withhold withheld; withstand withstood; wring wrung
"""
DOUBLING = """
abet abhor acquit admit allot annul ban bar bog brag cancel cap channel chat commit compel concur confer control counsel cram
debar defer demur deter dispel drag drop drum embed enrol equip excel expel flog fuel fulfil grab impel imperil incur infer initial
instil jam jet label level libel map marshal model mob nab net occur omit outfit outwit patrol permit ping pin plan plot prefer
prod program propel quarrel quit rebel rebut recur refer regret remit repel rip rob rot scrap set shut signal sip skid slam slap
slip snap snub span spar spin spot spur stab stem step stir stop strip submit sum swap tag tap tip top total transfer transmit transship
trap travel trek trim tug tunnel unplug wed wrap
""".split()


def forms() -> Iterator[tuple[str, str]]:
    """Pairs of form and lemma, both in lower case."""
    for verb in IRREGULAR.replace("\n", " ").split(";"):
        lemma, *others = verb.split()
        yield from ((form, lemma) for form in others)
    for lemma in DOUBLING:
        yield from ((lemma + lemma[-1] + ending, lemma) for ending in ("ed", "ing"))
