"""Head nouns that tell what a name or a description is: ``data/heads.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Heads:
    """The type of entity by head noun, for each way of naming."""

    capitalised: Mapping[str, str]  # "Summit", as in "Ninth Summit of the Americas"
    leading: frozenset[
        str
    ]  # those that stand before what they name: "Hurricane Dorian"
    bodies: Mapping[tuple[str, ...], str]  # "foreign", "ministry" after a state's name
    local_bodies: frozenset[tuple[str, ...]]  # "police", of a place
    sites: frozenset[tuple[str, ...]]  # "region", after the name of a place
    governments: frozenset[tuple[str, ...]]  # "government": the state itself
    common: Mapping[str, str]  # events and agreements told in lower case: "rally"
    weak: frozenset[str]  # those of them that need a name beside them
    descriptions: Mapping[str, str]  # "the city": told before
    surnames: frozenset[str]  # capitalised heads that are surnames too: "Park"
    passing: frozenset[str]  # adjectives that are no part of a name: "recent"
    occasions: frozenset[str]  # events that one may attend
    recurring: frozenset[str]  # they, and others that come again: "election"
    numbering: frozenset[str]  # "ninth": of those that come again, which one
    alike: Mapping[str, frozenset[str]]  # "summit": "meeting", "talks", ...
    roles: frozenset[str]  # "President", "Mr": before a person's name, no part of it
    titles: frozenset[str]  # roles, and what stands among them: "Deputy", "Foreign"
    surnames_first: frozenset[str]  # of East Asia: "Kim" in "Kim Jong Un"
    particles: frozenset[str]  # "bin", "von": within a person's name


@cache
def heads() -> Heads:
    text = files("detente.loaders").joinpath("data/heads.toml").read_text("utf-8")
    data = tomllib.loads(text)
    common = {
        **_words(data["events"], but="weak"),
        **_words(data["agreements"]),
        **_words(data["awards"]),
    }
    return Heads(
        capitalised=_words(data["capitalised"]),
        leading=frozenset(data["leading"]["words"].split()),
        bodies=_phrases(data["bodies"]),
        local_bodies=frozenset(_phrases(data["local_bodies"])),
        sites=frozenset(_phrases(data["sites"])),
        governments=frozenset(_phrases(data["governments"])),
        common=common,
        weak=frozenset(data["events"]["weak"].split()),
        descriptions=_words(data["descriptions"]),
        surnames=frozenset(data["surnames"]["words"].split()),
        passing=frozenset(data["passing"]["words"].split()),
        occasions=frozenset(data["occasions"]["words"].split()),
        recurring=frozenset(
            (data["occasions"]["words"] + data["recurring"]["words"]).split()
        ),
        numbering=frozenset(data["recurring"]["numbering"].split()),
        alike=_groups(data["alike"]["groups"]),
        roles=frozenset(data["titles"]["roles"].split()),
        titles=frozenset(" ".join(data["titles"].values()).split()),
        surnames_first=frozenset(data["surnames_first"]["words"].split()),
        particles=frozenset(data["particles"]["words"].split()),
    )


def _words(table: Mapping[str, str], *, but: str = "") -> dict[str, str]:
    return {
        word: type_
        for type_, words in table.items()
        if type_ != but
        for word in words.split()
    }


def _phrases(table: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): type_
        for type_, phrases in table.items()
        for phrase in phrases.split("|")
        if phrase.strip()
    }


def _groups(lines: str) -> dict[str, frozenset[str]]:
    groups = [frozenset(line.split()) for line in lines.splitlines() if line.strip()]
    return {word: group for group in groups for word in group}
