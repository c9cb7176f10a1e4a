"""Invented names: people, places, organisations, outlets and agencies, from parts; two sets that share nothing."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from simulator.words import Half

_FIRST = (
    "Ansel Marit Corin Tove Hesper Jory Lowen Isaut Bram Senna Orla Pim Ludo Averil Dace Wynn Ebba Torben Mabyn Kester",
    "Odile Ruan Thessaly Casimir Linnet Evander Sunniva Jocelin Perran Bettrys Amias Yseult Gethin Morwen Ivo Clemency "
    "Aldous Zelah Fenn Damaris",
)
_SUR = (
    ("Har Wel Ost Bran Kel Pen Tor Dun Mar Sil Cal Rusk Thorn Hob Lar".split(),
     "dry wick gate more by low combe stead rick nell beck ling shaw tide mont".split()),
    ("Quen Ald Vess Gor Mel Strat Ing Fal Hex Pol Trem Ash Cors Nev Und".split(),
     "ford ham ridge ton lake worth field borough den brook well ley thwaite sall ser".split()),
)  # fmt: skip
_TOWN = (
    ("Pell Merrow Tolm Sandr Dunm Wend Kess Harb Fen Low Brack Cald Ravel Mosse Thrup".split(),
     "gate side ey arch combe haven stow mouth minster wick dale hythe".split()),
    ("Northf Estw Marl Grint Coldr Ashm Selk Vint Orle Hask Trell Bur Winst Lang Skarr".split(),
     "old ering ford ock idge ere irk ham ton wold ness beck".split()),
)  # fmt: skip
_RIVER = ("Tarn Ruddle Isk Mere Sallow Loam Garrow Esker Wyle Corran".split(),
          "Ashe Linn Brathe Orrin Pease Skell Yarrel Dove Thrush Culver".split())  # fmt: skip
_FIRM = ("Wrenfield Halcyon Tidewell Castra Oakhurst Bellmont Pennard Larkspur Sterne Quillon".split(),
         "Vantry Greycote Summerlin Ironbridge Palatine Osric Fernhaugh Calloway Maddern".split())  # fmt: skip
_FORM = (
    "Ledger Courier Gazette Herald Post Observer Times News Bulletin Examiner".split(),
    "Tribune Chronicle Argus Echo Mercury Journal Star Register Sentinel Press".split(),
)
_LOOSE = (
    ("Skimline", "Radio {t}", "{t} Today", "Particulate", "The Long Table", "Channel {n}", "{t} Online", "Gleanery",
     "Plain Speaking", "{t} Television"),
    ("Loomwork", "{t} FM", "{t} Now", "The Side Door", "Undertone", "Newsroom {n}", "Inside {t}", "Wicket",
     "Common Thread", "{t} Broadcasting"),
)  # fmt: skip
_AGENCY = (
    (("Northwire", None), ("Meridian Press Agency", "MPA"), ("Halverne Press", None), ("Corran News Agency", "CNA")),
    (("Estwire", None), ("Union Press Association", "UPA"), ("Palatine News Service", "PNS"), ("Landwire", None)),
)


class Outlet(NamedTuple):
    """An outlet: its name, how running text calls it, a short form of that or `None`, its host, and if an agency."""

    name: str
    said: str
    brief: str | None
    host: str
    agency: bool = False


class Names:
    """Names drawn without giving one twice; people, towns and outlets of one corpus."""

    def __init__(self, chance: Random, half: Half) -> None:
        self._chance = chance
        self._half = half
        self._given: set[str] = set()

    def _new(self, make: tuple[list[str], list[str]] | list[str], between: str = "") -> str:
        for _ in range(50):
            parts = make if isinstance(make, tuple) else (make,)
            name = between.join(self._chance.choice(part) for part in parts)
            if name not in self._given:
                break
        self._given.add(name)
        return name

    def person(self) -> str:
        """First and last name."""
        return f"{self._chance.choice(_FIRST[self._half].split())} {self._new(_SUR[self._half])}"

    def town(self) -> str:
        """A town."""
        return self._new(_TOWN[self._half])

    def river(self) -> str:
        """A river or region; there are few, so that two stories may have one."""
        return self._chance.choice(_RIVER[self._half])

    def firm(self) -> str:
        """A company or another body."""
        return self._chance.choice(_FIRM[self._half])

    def outlet(self) -> Outlet:
        """A newspaper, three times in four named as newspapers are; else a site, a station, a letter."""
        for _ in range(50):
            town = self._chance.choice(_TOWN[self._half][0]) + self._chance.choice(_TOWN[self._half][1])
            if self._chance.random() < 0.75:
                form = self._chance.choice(_FORM[self._half])
                name = f"{town} {form}"
                said, brief = f"the {name}", f"the {form}" if form not in {"News", "Press"} else None
            else:
                loose = self._chance.choice(_LOOSE[self._half])
                name = loose.format(t=town, n=self._chance.randrange(2, 40))
                said, brief = name, None
            if name not in self._given:
                break
        self._given.add(name)
        if name[:4] != "The " and said[:4] == "the " and self._chance.random() < 0.3:
            name = f"The {name}"
        return Outlet(name, said, brief, _host(name))

    def agencies(self) -> list[Outlet]:
        """All agencies."""
        return [Outlet(name, name, short, _host(name), agency=True) for name, short in _AGENCY[self._half]]


def _host(name: str) -> str:
    return "".join(char for char in name.lower().removeprefix("the ") if char.isalnum()) + ".example"
