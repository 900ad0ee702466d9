"""The closed word lists of English that this room reads by. Names, offices and nouns for people are tables of ``knowledge``."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Prepositions that make a country or a city the place where something is.
LOCATIVE = _set("in near inside outside around across throughout within via through off along beneath above amid")
#: Prepositions of motion: a capital behind them is where somebody goes.
MOTION = _set("to into toward towards from out")

#: Words with which somebody goes there; with others ("protested to Tokyo") the capital is its government.
GOING = _set("go come fly travel return head arrive move drive sail rush trip flight tour journey route way cross visit get back")

#: Words after a country that make the two the name of something else: a sea, a newspaper.
NOT_PARTIES = _set(
    "Sea Ocean Strait Straits Peninsula Gulf Canal River Falls Times Post Herald Tribune Journal News Daily Today Telegraph Gazette "
    "Mail Press Radio TV Television Broadcasting Airlines Airways Cup Open Olympics Games language languages radio television newspaper "
    "standard"
)

#: Second halves of adjectives that say who helped, made or flags a thing, not whose it is.
NOT_OWNERS = _set(
    "backed brokered sponsored supported funded financed based born made built held controlled registered flagged owned speaking style "
    "educated trained designed supplied armed proposed drafted mediated bound friendly language member era imposed administered "
    "occupied"
)

#: Nouns of quantity: the party is what stands behind their "of".
QUANTITIES = _set(
    "group number dozen score hundred thousand million crowd team handful couple third half quarter some most majority minority pair "
    "trio band series lot part rest many several both one two three four five six seven eight nine ten member all each none "
    "delegation gang wave column"
)

#: Nouns of place: a country before them says where, unless the whole is acted upon.
PLACES = _set(
    "city town village capital port province region district area territory soil coast border frontier island peninsula resort state "
    "county valley mountain airport base waters airspace desert shore suburb neighborhood neighbourhood countryside highlands jungle"
)

#: Nouns whose "of X" or "in X" does not say whose they are.
OUTWARD = _set("bomber hijacker sniper critic opponent enemy killer murderer victim rival foe attacker assassin captor kidnapper")

#: Nouns that tie one party to another: "a Russian ally" is Russia, "Russia's ally" is somebody else.
RELATIONAL = _set("ally partner neighbor neighbour foe enemy rival adversary counterpart friend opponent critic competitor peer")

#: Nouns for those who are sent: "to X" belongs to their title and does not make them X's.
SENT = _set(
    "ambassador envoy mission representative delegate delegation embassy consul emissary high-commissioner commissioner legate nuncio "
    "observer chargé consulate adviser advisor visitor"
)

#: Countries as a pair: "the two countries", "both sides".
PAIR_STATES = _set(
    "country nation state side party power superpower neighbor neighbour capital government foe enemy adversary ally rival republic "
    "signatory people military navy army administration economy parliament"
)
#: Persons as a pair: "the two leaders", "the envoys".
PAIR_PERSONS = _set(
    "leader president minister diplomat envoy counterpart premier statesman ambassador official chief monarch king general secretary "
    "man politician negotiator delegation"
)
#: Those that are a pair even without "two" or "both": "the sides", "the envoys", "the former foes".
PAIR_PLAIN = _set("side envoy foe neighbor neighbour superpower adversary leader counterpart ambassador diplomat rival ally")

#: Those that are a pair even without an article, in a report on two countries.
PAIR_BARE = _set("diplomat envoy negotiator")

#: Nouns for people at home: without a country they belong to the country that is being talked about.
ABROAD = _set(
    "official diplomat source witness analyst expert observer reporter journalist critic resident man woman people person scholar"
)

#: Nouns that news use of one country when they name none.
AT_HOME_IN = {"administration": "USA", "congressman": "USA", "kremlin": "RUS"}

#: Nouns that the table of agents may lack and that speak for a country whose name stands before them.
SPEAKING_FOR = {"side": "GOV", "counterpart": "GOV", "delegation": "GOV", "team": None, "leadership": "GOV", "envoy": "GOV"}

#: Endings of nouns for people, for nouns that no table has.
PERSON_ENDINGS = ("er", "or", "ist", "ian", "ant", "ent", "man", "men", "woman", "women", "national", "people", "worker", "youth")
NOT_PERSONS = _set(
    "airliner jetliner freighter trawler freezer computer carrier bomber number weather order power border paper newspaper matter "
    "letter water summer winter december september october november tanker cruiser destroyer missile launcher helicopter transfer "
    "center centre quarter disaster offer barrier factor sector minister error terror reactor corridor harbor harbour labor labour "
    "honor honour humor favor favour vector monitor doctor government parliament movement agreement statement document investment "
    "development element settlement treatment argument department apartment instrument monument moment segment cement extent "
    "content intent accent continent incident accident event comment payment current account restaurant plant grant amendment "
    "commitment engagement deployment requirement establishment improvement announcement appointment punishment cabinet consent "
    "present percent shelter fighter rocket-launcher trailer container steamer chapter register answer cancer danger river tower "
    "filter layer server career"
) - {"doctor", "minister", "fighter"}

MALE = _set("he him his himself")
FEMALE = _set("she her hers herself")
NEUTER = _set("it its itself")
PLURAL = _set("they them their theirs themselves")
FIRST_SINGULAR = _set("i me my mine myself")
FIRST_PLURAL = _set("we us our ours ourselves")
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})

#: Given names by which a person is a woman; of those who turn up in the news of states, for pronouns only.
WOMEN = _set(
    "aung angela hillary condoleezza madeleine nikki theresa federica samantha susan christine ursula jacinda maria marine marie "
    "margaret indira benazir sheikh-hasina hasina dilma cristina michelle michele kamala nancy elizabeth anna anne ann kaja sanna mette "
    "erna jeanine julia helle emma catherine heather heidi sarah karen laura liz penny marise anne-marie annalena yulia tsai ing-wen "
    "geun-hye corazon gloria isabel violeta mireya ellen joyce tansu vigdis gro dalia kolinda atifete salome ekaterina katherine "
    "rosemary ruth simone segolene ségolène michèle caroline maia sviatlana svetlana natalia olga tatiana elena ivanka melania jill "
    "janet jen jennifer victoria wendy linda lisa kelly julie jane joan mary martha teresa rosa carmen delcy luisa golda tzipi hanan "
    "nabila chrystia melanie sushma nirmala sonia sheikha khaleda chandrika sirimavo"
)

#: Verbs and adjectives before which "it" may mean nothing ("it seems"), and adjectives before which it means somebody.
IMPERSONAL = _set("seem appear happen turn emerge remain matter look become be rain snow take cost follow")
OF_SOMEBODY = _set(
    "willing unwilling ready prepared able unable determined keen eager reluctant committed confident interested concerned afraid "
    "hopeful grateful proud sorry responsible aware opposed"
)
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
TOGETHER = frozenset({"together", "both", "jointly", "mutual", "mutually", "bilateral"})

#: Capitalised nouns behind a country that name what happened or was written, not a body.
EVENTS = _set(
    "war revolution day year act treaty agreement accord deal constitution crisis summit conference street avenue dream spring uprising "
    "election elections plan resolution pact law bill order memorandum protocol declaration charter question issue affair century "
    "empire hotel theatre theater"
)

#: Adjectives by which people are not those of the country at hand.
NOT_HERE = _set(
    "foreign western international regional overseas global european asian african arab islamist jihadist muslim multinational "
    "allied neighboring neighbouring other visiting"
)

#: Organisations of nobody's: the code NGO, unless a country stands by them.
NON_GOVERNMENTAL = frozenset(
    f"{about} {body}"
    for about in ("rights", "human rights", "aid", "relief", "humanitarian", "advocacy", "environmental", "charity")
    for body in ("group", "organization", "organisation", "agency", "watchdog", "monitor", "campaigner", "worker")
) | {"ngo", "charity", "watchdog", "nongovernmental organization", "non-governmental organization", "aid worker"}

#: Nouns of the table of agents that by themselves are hardly ever a party: "in charge", "the power to", "the capital".
HARDLY_PARTIES = frozenset({"capital", "charge", "power", "charges", "powers"})
