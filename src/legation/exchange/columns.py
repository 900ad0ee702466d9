"""The columns of other people's event tables, in the order in which they are published.

Sources: POLECAT, Halterman et al. (2023) and its files on Dataverse; ICEWS, Boschee et al. (2015) on Dataverse; the GDELT 1.0 and 2.0 event
codebooks; the Open Event Data Alliance's Phoenix files; the KEDS project's data sets. Names of columns are facts.
"""

from __future__ import annotations

POLECAT = tuple(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|"
    "Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|"
    "City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|"
    "Story People|Story Organizations|Story Locations|Language|Version".split("|")
)
# Beside these in some files; "Event Intensity" is "Intensity".
POLECAT_MORE = ("Event Intensity", "Headline", "Event Text", "Feed", "Story ID")

ICEWS = tuple(
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|"
    "Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude".split("|")
)

KEDS = ("date", "source", "target", "code", "desc")

PHOENIX = tuple(
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull TargetActorEntity "
    "TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass GoldsteinScore Issues ActionLat ActionLong LocationName "
    "GeoCountryName GeoStateName SentenceID URLs NewsSources".split()
)


def _actor(number: int) -> tuple[str, ...]:
    parts = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
    return tuple(f"Actor{number}{part}" for part in parts.split())


def _geo(whose: str, *, second: bool) -> tuple[str, ...]:
    district = ("ADM2Code",) if second else ()
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", *district, "Lat", "Long", "FeatureID")
    return tuple(f"{whose}Geo_{part}" for part in parts)


def _gdelt(*, second: bool) -> tuple[str, ...]:
    act = "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"
    places = (part for whose in ("Actor1", "Actor2", "Action") for part in _geo(whose, second=second))
    head = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    return (*head, *_actor(1), *_actor(2), *act.split(), *places, "DATEADDED", "SOURCEURL")


GDELT1 = _gdelt(second=False)
"""58 columns; files up to March 2013 end before the last, ``SOURCEURL``."""
GDELT2 = _gdelt(second=True)
