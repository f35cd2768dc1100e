"""Colours can be told apart by everyone, and seen on the ground they lie on."""

import re
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# Simulations of full colour blindness: Machado, Oliveira and Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
SEEN_BY: dict[str, Any] = {
    "most": np.eye(3),
    "protanopes": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopes": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopes": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
CLEARLY = 10.0  # difference in CIELAB; 2.3 is just noticeable


def colours(theme: str) -> dict[str, str]:
    style = (
        files("detente.queries.maps").joinpath("assets/theme.css").read_text("utf-8")
    )
    light, dark = style.split(':root[data-theme="dark"]')
    part = light if theme == "light" else dark
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))


def linear(colour: str) -> Numbers:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: Numbers) -> Numbers:
    xyz = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    lights = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("seen_by", SEEN_BY)
@pytest.mark.parametrize("group", ["type-", "tone-"])
def test_colours_that_mean_different_things_look_different(
    theme: str, seen_by: str, group: str
) -> None:
    matrix = np.array(SEEN_BY[seen_by])
    seen = {
        name: lab(matrix @ linear(colour))
        for name, colour in colours(theme).items()
        if name.startswith(group)
    }
    alike = [
        (one, other)
        for one, other in combinations(seen, 2)
        if np.linalg.norm(seen[one] - seen[other]) < CLEARLY
    ]
    assert alike == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_painted_is_seen_on_the_ground(theme: str) -> None:
    told = colours(theme)
    faint = {
        name: round(contrast(colour, told["canvas"]), 2)
        for name, colour in told.items()
        if (
            name.startswith(("type-", "tone-")) and contrast(colour, told["canvas"]) < 3
        )
        or (name.startswith("words-") and contrast(colour, told["canvas"]) < 4.5)
    }
    assert faint == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_icons_are_seen_on_their_entities(theme: str) -> None:
    told = colours(theme)
    faint = [
        name
        for name, colour in told.items()
        if name.startswith("icon-")
        and contrast(colour, told[name.replace("icon-", "type-")]) < 3
    ]
    assert faint == []
