"""Number words, units, currencies, fractions and the other closed lists by which figures are read."""

from __future__ import annotations

from typing import Final

_ONES: Final = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED: Final = (
    {word: float(value) for value, word in enumerate(_ONES.split())}
    | {word: 10.0 * value for value, word in enumerate(_TENS.split(), 2)}
    | {"a": 1.0, "an": 1.0, "dozen": 12.0, "half": 0.5}
)
SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
                 "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "dozen": 12.0}  # fmt: skip
FRACTIONS: Final = {"half": 1 / 2, "halve": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5,
                    "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
                    "hundredth": 1 / 100, "thousandth": 1 / 1000}  # fmt: skip
MEASURES: Final = {
    "mile": ("length", 1609.344), "kilometre": ("length", 1000.0), "metre": ("length", 1.0), "yard": ("length", 0.9144),
    "foot": ("length", 0.3048), "inch": ("length", 0.0254), "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001), "knot": ("length", 1852.0), "nautical mile": ("length", 1852.0),
    "kilogram": ("mass", 1.0), "gram": ("mass", 0.001), "milligram": ("mass", 1e-6), "microgram": ("mass", 1e-9),
    "nanogram": ("mass", 1e-12), "pound": ("mass", 0.4536), "ton": ("mass", 907.2), "tonne": ("mass", 1000.0),
    "ounce": ("mass", 0.02835), "stone": ("mass", 6.35), "acre": ("area", 4046.9), "hectare": ("area", 10000.0),
    "square mile": ("area", 2.59e6), "square kilometre": ("area", 1e6), "square metre": ("area", 1.0),
    "square foot": ("area", 0.0929), "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0),
    "day": ("time", 86400.0), "night": ("time", 86400.0), "week": ("time", 604800.0), "fortnight": ("time", 1209600.0),
    "month": ("time", 2629800.0), "year": ("time", 31557600.0), "decade": ("time", 315576000.0),
    "century": ("time", 3155760000.0), "litre": ("volume", 1.0), "millilitre": ("volume", 0.001),
    "gallon": ("volume", 3.785), "pint": ("volume", 0.473), "barrel": ("volume", 159.0), "fahrenheit": ("heat", 1.0),
    "celsius": ("heat", 1.0), "degree": ("heat", 1.0), "kilowatt": ("power", 1e3), "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
}  # fmt: skip
UNITS: Final = {
    "kilometer": "kilometre", "km": "kilometre", "kms": "kilometre", "meter": "metre", "m": "metre", "feet": "foot",
    "ft": "foot", "inches": "inch", "centimeter": "centimetre", "cm": "centimetre", "millimeter": "millimetre",
    "mm": "millimetre", "kg": "kilogram", "mg": "milligram", "µg": "microgram", "mcg": "microgram", "kilo": "kilogram",
    "lb": "pound", "lbs": "pound", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute",
    "centuries": "century", "square kilometer": "square kilometre", "sq km": "square kilometre",
    "sq mi": "square mile", "sq ft": "square foot", "square feet": "square foot", "square meter": "square metre",
    "liter": "litre", "milliliter": "millilitre", "ml": "millilitre", "degrees fahrenheit": "fahrenheit",
    "degrees celsius": "celsius", "degrees f": "fahrenheit", "degrees c": "celsius", "°f": "fahrenheit",
    "°c": "celsius", "c": "celsius", "f": "fahrenheit", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt",
}  # fmt: skip
SPEEDS: Final = {"mph": "mile", "kph": "kilometre", "km/h": "kilometre", "kmh": "kilometre"}  # an hour
MONEY: Final = {
    "$": "dollar", "us$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "a$": "a$", "c$": "c$",
    "nz$": "nz$", "hk$": "hk$", "buck": "dollar", "kroner": "krone", "kronor": "krona", "rouble": "ruble",
} | {name: name for name in (
    "dollar euro yen rupee pound cent franc peso yuan ruble krona krone rand crown shilling dinar dirham lira baht "
    "ringgit rupiah riyal shekel zloty forint naira guilder florin renminbi"
).split()}  # fmt: skip
MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                 "november", "december")  # fmt: skip
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
VAGUE: Final = {"a handful": 4.0, "dozens": 2e1, "scores": 4e1, "hundreds": 1e2, "thousands": 1e3,
                "tens of thousands": 1e4, "hundreds of thousands": 1e5, "millions": 1e6, "tens of millions": 1e7,
                "hundreds of millions": 1e8, "billions": 1e9, "tens of billions": 1e10, "hundreds of billions": 1e11,
                "trillions": 1e12}  # fmt: skip
FACTORS: Final = {"halved": 0.5, "halves": 0.5, "halving": 0.5, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0,
                  "tripled": 3.0, "triples": 3.0, "tripling": 3.0, "trebled": 3.0, "trebling": 3.0, "quadrupled": 4.0,
                  "quadrupling": 4.0, "twice": 2.0, "thrice": 3.0, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0,
                  "fivefold": 5.0, "tenfold": 10.0, "hundredfold": 100.0}  # fmt: skip
RANKS: Final = {word: value for value, word in enumerate(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth""".split(), 1)}  # fmt: skip
PERIODS: Final = ("night", "day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century")
RATES: Final = {
    "second": "second", "minute": "minute", "hour": "hour", "hourly": "hour", "day": "day", "daily": "day",
    "night": "day", "nightly": "day", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "quarter": "quarter", "quarterly": "quarter", "year": "year", "yearly": "year", "annual": "year",
    "annually": "year", "annum": "year", "mile": "mile", "head": "head", "person": "head", "capita": "head",
    "liter": "litre", "kilogram": "kilo", "kg": "kilo", "meter": "metre",
} | {
    unit: unit for unit in "litre gallon pint barrel kilo pound ton tonne ounce bottle acre hectare metre foot".split()
}  # fmt: skip
SECONDS: Final = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0,
                  "quarter": 7889400.0, "year": 31557600.0}  # fmt: skip
