"""Writes the comparer's list of namings for people and groups: which of them say more than who somebody is.

    python train/namings.py WORDNET_FOLDER NEWS_PARQUET

The classes are WordNet's (Fellbaum, 1998): a word is in one where a common sense of it lies under one of the class's
roots. A word counts as often as pages of the news corpus have it, and is kept from `LEAST` pages on. Nothing here goes
by party, people or outlet: which word stands for which in a page is for `labels.py` to see.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

LEAST = 12
SENSES = 3  # a word is known by its three commonest senses
# What a naming says of people beyond who they are, and the words of WordNet whose hyponyms say it.
CLASSES = {
    "wrongs": "wrongdoer.1 killer.1 aggressor.1 thief.1 terrorist.1 criminal.1 hooligan.1",
    "deceives": "deceiver.1 liar.1 impostor.1 traitor.1 double-crosser.1",
    "rules": "oppressor.1 tyrant.1 dictator.2 authoritarian.1",
    "rebels": "radical.1 revolutionist.1 insurgent.1 anarchist.1 extremist.1 separatist.1",
    "protests": "reformer.1 protester.2 protester.1 activist.1 agitator.1 advocate.1 dissenter.1",
    "fights": "combatant.1 mercenary.1 guerrilla.1 militiaman.1 gunman.1",
    "intrudes": "intruder.1 foreigner.1 alien.1 invader.1 squatter.1 trespasser.1 migrant.1 refugee.1 settler.1",
    "suffers": "victim.1 casualty.1 martyr.1 survivor.1 hostage.1",
    "hates": "bigot.1 racist.1 fanatic.1 partisan.1 supremacist.1 misogynist.1",
    "serves": "lackey.1 sycophant.1 crony.1 accomplice.1 puppet.1 henchman.1 loyalist.1",
    "fails": "simpleton.1 fool.1 crackpot.1 coward.1 bungler.1 loser.1 addict.1 vagrant.1 beggar.1",
    "shines": "hero.1 champion.2 patriot.1 pioneer.1 visionary.1 genius.1",
    "tells": "informer.1 spy.1 accuser.1 whistleblower.1 leaker.1 propagandist.1",
    "owns": "magnate.1 oligarch.1 elitist.1 mogul.2",
}
# Words that WordNet holds for others' plain synonyms, or lacks; those that scorn are no synonyms of any.
MORE = {
    "scorns": "regime junta mob horde swarm cult cabal clique thug goon henchman crony flunky lackey strongman despot",
    "rules": "autocrat ruler",
    "wrongs": "gang looter rioter cartel abortionist perpetrator",
    "fails": "bureaucrat has-been",
    "serves": "faction",
    "protests": "campaigner lobbyist crusader firebrand",
    "hates": "zealot hardliner ideologue",
    "intrudes": "invader alien",
    "tells": "pundit whistle-blower",
}
# Offices, trades and parties that WordNet puts under these roots, and words that news uses otherwise.
NOT = frozenset(
    """spokesman spokeswoman spokesperson representative ambassador voucher presenter sponsor subscriber
    contestant runner democrat republican federalist libertarian torpedo hood ted canary sleeper booster
    mainstay figurehead defector boxer wrestler heavyweight lightweight raider bandwagon swamp collaborator
    storyteller spoiler pirate punk peddler sneak goer pioneer pilgrim caravan pal buddy hack loggerhead
    mastermind champion defender victor stalwart enthusiast admirer aficionado humanitarian flak supporter
    proponent believer sympathizer sympathiser exile stranger survivor""".split()
)
PEOPLE = frozenset({18})  # WordNet's file of people
GROUPS = """group crowd gathering people authorities government administration officials police army troops forces
soldiers company firm organisation organization agency association party movement family children""".split()


def main() -> None:
    """Reads WordNet and the corpus, writes the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/retold/compare/namings.txt"))
    options = parser.parse_args()
    synsets, index = wordnet(options.folder)
    counts = pages(options.news)
    lines = ["# people, by train/namings.py from WordNet 3.0, whose notice stands in lexicon.txt"]
    named: set[str] = set()
    for name, roots in {**CLASSES, "scorns": ""}.items():
        more = set(MORE.get(name, "").split())
        words = below(synsets, index, roots) - NOT | more
        kept = {word for word in words if often(counts, word, LEAST, 0 if word in more else LEAST // 2)}
        named |= kept
        lines.append(line(name, kept, counts))
    people = {word for word, senses in index.items() if synsets[senses[0]][0] in PEOPLE} | NOT
    kept = {word for word in people - named if often(counts, word, 2 * LEAST, LEAST)} | set(GROUPS)
    options.out.write_text("\n".join([*lines, line("people", kept - named, counts)]) + "\n", encoding="ascii")


def below(synsets: dict[int, tuple[int, list[int]]], index: dict[str, list[int]], roots: str) -> set[str]:
    """The words for people that in a common sense lie under one of some roots, each with the number of its sense."""
    named = [root.split(".") for root in roots.split()]
    under = {index[word][int(number) - 1] for word, number in named if word in index}
    return {
        word
        for word, senses in index.items()
        if synsets[senses[0]][0] in PEOPLE and any(ancestors(synsets, sense) & under for sense in senses[:SENSES])
    }


def often(counts: Counter[str], word: str, least: int, plurals: int) -> bool:
    """Whether a word, and its plural, which shows that it is a noun, stand on enough pages."""
    return "_" not in word and counts[word] + counts[plural(word)] >= least and counts[plural(word)] >= plurals


def line(name: str, words: set[str], counts: Counter[str]) -> str:
    """A class and its words, each with its pages."""
    return " ".join([name, *(f"{word}:{counts[word] + counts[plural(word)]}" for word in sorted(words))])


def plural(word: str) -> str:
    """A noun's plural, as far as the list needs it."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def wordnet(folder: Path) -> tuple[dict[int, tuple[int, list[int]]], dict[str, list[int]]]:
    """Each noun synset's file and hypernyms, and each noun's synsets, the commonest first."""
    synsets: dict[int, tuple[int, list[int]]] = {}
    for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split("|")[0].split()
        after = 4 + 2 * int(fields[3], 16)
        links = [fields[after + 1 + 4 * i : after + 5 + 4 * i] for i in range(int(fields[after]))]
        synsets[int(fields[0])] = int(fields[1]), [int(link[1]) for link in links if link[0] == "@"]
    index = {}
    for line in (folder / "index.noun").read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            fields = line.split()
            index[fields[0]] = [int(one) for one in fields[6 + int(fields[3]) :]]
    return synsets, index


def ancestors(synsets: dict[int, tuple[int, list[int]]], synset: int) -> set[int]:
    """A synset and all above it."""
    found, waiting = {synset}, [synset]
    while waiting:
        for one in synsets[waiting.pop()][1]:
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def pages(news: Path) -> Counter[str]:
    """In how many pages each word stands with a small first letter."""
    counts: Counter[str] = Counter()
    for text in pq.read_table(news, columns=["text"])["text"].to_pylist():
        counts.update(set(re.findall(r"(?<!\w)[a-z][a-z-]+", text or "")))
    return counts


if __name__ == "__main__":
    main()
