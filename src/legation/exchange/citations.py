"""How to cite the data sets that are read, as their makers ask."""

from __future__ import annotations

CITATIONS = {
    "keds": "Schrodt, P. A., and the Kansas Event Data System project. Event data sets. The source of the file says which.",
    "gdelt1": "Leetaru, K., and Schrodt, P. A. (2013). GDELT: Global Data on Events, Location and Tone, 1979-2012. ISA Annual Convention. "
    "The GDELT Project, event database 1.0.",
    "gdelt2": "Leetaru, K., and Schrodt, P. A. (2013). GDELT: Global Data on Events, Location and Tone, 1979-2012. ISA Annual Convention. "
    "The GDELT Project, event database 2.0.",
    "icews": "Boschee, E., Lautenschlager, J., O'Brien, S., Shellman, S., Starz, J., and Ward, M. (2015). ICEWS Coded Event Data. "
    "Harvard Dataverse.",
    "polecat": "Halterman, A., Bagozzi, B. E., Beger, A., Schrodt, P., and Scarborough, G. (2023). PLOVER and POLECAT: A New "
    "Political Event Ontology and Dataset. ISA Annual Convention. Harvard Dataverse.",
    "phoenix": "Open Event Data Alliance. Phoenix real-time event data.",
}
