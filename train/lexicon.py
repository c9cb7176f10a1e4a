"""Writes the comparer's lexicon: which words share a common sense, are built on one another, or are opposites.

Out of WordNet 3.0 (Fellbaum, 1998): of each word the senses that its own counts of tagged text show to be common, so
that "strike" is like "hit" and not like "assume". Names, colours, numbers, animals, plants, food and parts of
the body are left out: news tells one of them for another only by mistake, and that is for others to find.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# A sense counts where it is among a word's first three of its part of speech and holds this share of all its uses;
# one that has an opposite, with less.
RANK, SHARE, OPPOSED = 3, 0.15, 0.01
# A word that tagged text hardly has is known by its first sense alone; one of many letters is seldom news.
LONGEST = 16
# A word stands for the opposite of another only through a neighbour that is mostly meant so.
NEAR_SHARE = 0.5
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_NUMBERS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
# WordNet's files by subject that hold none of the words wanted: animals, body, food, plants, shapes, what bodies do.
_SUBJECTS = frozenset({5, 8, 13, 20, 25, 29})
_LEFT_OUT = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern be have do make get take go come give put set let see say man woman boy girl
    person husband wife mother father son daughter brother sister male female masculine feminine""".split()
)
# Words that news has for one another and WordNet keeps apart; each line by hand.
_NEWS = """
ban prohibit forbid outlaw bar
allow permit let authorise authorize
slay kill slain
axe cut slash trim
raise hike increase boost lift
rise climb increase jump grow gain
soar surge rocket skyrocket
fall drop decline decrease dip slip slide
plunge plummet tumble slump nosedive
slam blast criticise criticize condemn lambast denounce castigate decry
praise laud hail applaud commend
probe investigate investigation inquiry enquiry
quit resign
sack fire dismiss
oust remove unseat topple depose
back support endorse favour favor
oppose resist
reject refuse decline spurn rebuff
bid attempt effort try
warn caution
ruling decision judgment judgement
verdict finding
firm company business corporation
worker employee staff staffer
pupil student schoolchild
kid child youngster
jail prison imprison incarcerate
protester demonstrator marcher
campaigner activist
tenant lodger renter
farmer grower
manager supervisor
buyer purchaser
customer client
visitor guest
man gentleman
woman lady
executive manager director
lawyer attorney solicitor barrister counsel
car vehicle automobile auto
shop store
film movie
doctor physician medic
flat apartment
truck lorry
petrol gasoline
cop police officer policeman
blaze fire
crash collision collide
injure hurt wound injury
sue lawsuit suit
accuse allege accusation allegation
charge indict indictment
arrest detain apprehend detention
free release
overturn quash reverse annul void
uphold affirm
scrap abolish axe cancel
delay postpone defer
halt stop suspend
deal agreement accord pact
row dispute feud
clash skirmish
poll survey
vote ballot
win victory triumph
beat defeat
lose loss
lead edge advantage
chief head boss leader
aide adviser advisor assistant
envoy ambassador emissary
tax levy duty
money cash funds
aid help assist assistance
home house residence
clinic hospital
storm hurricane
flood deluge
quake earthquake tremor
drug medication medicine
vaccine jab shot
test trial
near approach
mull consider weigh
vow pledge promise
urge exhort implore
demand call
claim assert contend allege
spokesman spokeswoman spokesperson
lawmaker legislator
congressman congresswoman representative
cost price
salary wage pay
buy purchase acquire
sell sale
hire recruit
reveal disclose divulge
unveil launch
leave depart
arrive reach
begin start
end finish conclude
""".strip().splitlines()
Place = tuple[str, int]
Sense = tuple[str, int, int]


@dataclass(slots=True)
class Synset:
    """Words of one sense; `links` are (sign, place there, word here or 0, word there or 0), counted from 1."""

    subject: int
    words: list[str]
    links: list[tuple[str, Place, int, int]]
    satellite: bool
    left_out: bool = False


@dataclass(slots=True)
class Lexicon:
    """`common` has for each word in a synset that is meant so often enough the share of its uses; `news` are the words
    that news uses.
    """

    synsets: dict[Place, Synset]
    common: dict[tuple[Place, str], float]
    news: frozenset[str]
    forms: dict[str, str] = field(default_factory=dict)

    def words(self, place: Place, share: float = SHARE) -> list[str]:
        """The words that have a sense in at least this share of their uses."""
        synset = self.synsets[place]
        if synset.left_out:
            return []
        return [
            word
            for word in synset.words
            if self.common.get((place, word), 0.0) >= share and word in self.news and word.isalpha()
        ]


def read(folder: Path, vocabulary: Path) -> Lexicon:
    """WordNet's own files (data, index, counts and irregular forms) and the tagger's vocabulary, frequent words all."""
    synsets = {}
    for part in _PARTS:
        for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
            if not line.startswith("  "):
                place, synset = _synset(part, line.split(" | ")[0].split())
                synsets[place] = synset
    for synset in synsets.values():
        synset.left_out = synset.left_out or _is_colour(synset, synsets)
    forms: dict[str, str] = {}
    for part in _PARTS:
        for line in (folder / f"{part}.exc").read_text(encoding="ascii").splitlines():
            forms.setdefault(line.split()[0], line.split()[1])
    counts, uses = _counts(folder)
    pieces = {line.split()[0] for line in vocabulary.read_text(encoding="utf-8").splitlines() if line.strip()}
    news = {forms.get(piece, piece) for piece in pieces} | pieces | {word for word, count in uses.items() if count}
    common = dict(_common(folder, synsets, counts, uses))
    return Lexicon(synsets, common, frozenset(news | _based(news)), forms)


def _based(pieces: set[str]) -> set[str]:
    """The words of which a form is frequent."""
    found = set()
    for ending, base in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y")):
        found |= {word.removesuffix(ending) + base for word in pieces if word.endswith(ending) and len(word) > 5}
    return found


def _synset(part: str, fields: list[str]) -> tuple[Place, Synset]:
    count = int(fields[3], 16)
    words = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
    at = 4 + 2 * count
    names = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    links = []
    for i in range(int(fields[at])):
        sign, offset, kind, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
        links.append((sign, (names[kind], int(offset)), int(ends[:2], 16), int(ends[2:], 16)))
    subject = int(fields[1])
    out = subject in _SUBJECTS or any(sign.startswith("@i") for sign, *_ in links)
    return (part, int(fields[0])), Synset(subject, words, links, fields[2] == "s", out)


def _is_colour(synset: Synset, synsets: dict[Place, Synset]) -> bool:
    marks = {"chromatic", "achromatic", "cardinal", "ordinal"}
    near = {word for sign, there, *_ in synset.links if sign in "&@" for word in synsets[there].words}
    above = {"chromatic_color", "achromatic_color", "color", "colour", "integer", "digit", "large_integer", "number"}
    return bool(marks & {*near, *synset.words}) or (synset.subject in {7, 23} and bool(above & near))


def _counts(folder: Path) -> tuple[Counter[tuple[str, str, int]], Counter[str]]:
    counts: Counter[tuple[str, str, int]] = Counter()
    uses: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        counts[word, _NUMBERS[rest[0]], int(number)] += int(count)
        uses[word] += int(count)
    return counts, uses


def _common(
    folder: Path, synsets: dict[Place, Synset], counts: Counter[tuple[str, str, int]], uses: Counter[str]
) -> Iterator[tuple[tuple[Place, str], float]]:
    for part in _PARTS:
        for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            word, offsets = fields[0], [int(one) for one in fields[-int(fields[2]) :]]
            if not word.isalpha() or len(word) > LONGEST or len(word) < 3 or word in _LEFT_OUT:
                continue
            for rank, offset in enumerate(offsets, 1):
                count, total = counts[word, part, rank], uses[word]
                if count or (rank == 1 and total <= 3):
                    meant = next(w for w in synsets[part, offset].words if w.lower() == word)
                    share = count / total if total else 1.0
                    yield ((part, offset), meant), share if rank <= RANK else min(share, OPPOSED)


def alike(lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Groups of words that share a sense, and pairs of which one is built on the other."""
    yield from (tuple(sorted(line.split())) for line in _NEWS)
    for place, synset in lexicon.synsets.items():
        words = lexicon.words(place)
        yield tuple(sorted(words))
        for sign, there, mine, theirs in synset.links:
            if sign not in {"+", "\\", "<"} or not mine:
                continue
            one, other = synset.words[mine - 1], lexicon.synsets[there].words[theirs - 1]
            if one in words and other in lexicon.words(there) and one[:3] == other[:3]:
                yield tuple(sorted((one, other)))


def opposed(lexicon: Lexicon) -> Iterator[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Pairs of sides; a side is (the word itself, words near to it)."""
    for place, synset in lexicon.synsets.items():
        for sign, there, mine, theirs in synset.links:
            if sign != "!" or not place < there:
                continue
            one, other = synset.words[mine - 1], lexicon.synsets[there].words[theirs - 1]
            if one in lexicon.words(place, OPPOSED) and other in lexicon.words(there, OPPOSED):
                yield _side(lexicon, place, one), _side(lexicon, there, other)


def _side(lexicon: Lexicon, place: Place, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    near = set(lexicon.words(place))
    for sign, there, *_ in lexicon.synsets[place].links:
        if sign == "&":
            near.update(lexicon.words(there, NEAR_SHARE))
    return (word,), tuple(sorted(near - {word}))


def lines(lexicon: Lexicon) -> list[str]:
    """The data file's lines: `=` words alike, `!` opposites with the words near to each, `~` an irregular form."""
    groups = {group for group in alike(lexicon) if len(set(group)) > 1 and all(w.islower() for w in group)}
    holding: defaultdict[str, list[set[str]]] = defaultdict(list)
    for group in groups:
        holding[group[0]].append(set(group))
        holding[group[-1]].append(set(group))
    kept = [group for group in groups if not any(set(group) < other for other in holding[group[0]])]
    sides = sorted(set(opposed(lexicon)))
    known = {word for group in kept for word in group}
    known |= {word for pair in sides for core, near in pair for word in (*core, *near)}
    irregular = {**_compared(lexicon), **lexicon.forms}
    forms = [f"~ {form} {word}" for form, word in sorted(irregular.items()) if word in known and form.isalpha()]
    text = [f"= {' '.join(group)}" for group in sorted(kept)]
    text += ["! " + " | ".join(" ; ".join((" ".join(core), " ".join(near))) for core, near in pair) for pair in sides]
    return text + forms


def _compared(lexicon: Lexicon) -> dict[str, str]:
    """Comparatives and superlatives that news uses and that are no words by themselves."""
    own = {word for (part, _), synset in lexicon.synsets.items() if part in {"noun", "verb"} for word in synset.words}
    found = {}
    for (part, _), synset in lexicon.synsets.items():
        for word in synset.words if part == "adj" else ():
            stem = word.removesuffix("e")
            stem = f"{word[:-1]}i" if word.endswith("y") else stem
            found.update({f"{stem}{end}": word for end in ("er", "est") if f"{stem}{end}" in lexicon.news - own})
    return found


def notice(folder: Path) -> list[str]:
    """WordNet's notice, which has to stand on every copy of a part of it, as comment lines."""
    head = (folder / "data.adj").read_text(encoding="ascii").splitlines()[:29]
    return [
        "# = words alike, ! opposites with the words near to each, ~ irregular forms; by train/lexicon.py from",
        "# WordNet 3.0, whose notice says:",
        *(f"# {line.strip().partition(' ')[2].strip()}".rstrip() for line in head),
    ]


def main() -> None:
    """`python train/lexicon.py DICT_DIR`, the folder of WordNet's data.noun."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=Path("src/retold/read/model/vocabulary.txt"))
    parser.add_argument("--out", type=Path, default=Path("src/retold/compare/lexicon.txt"))
    options = parser.parse_args()
    found = notice(options.folder) + lines(read(options.folder, options.vocabulary))
    options.out.write_text("\n".join(found) + "\n", encoding="ascii")
    print(len(found), "lines", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
