#!/usr/bin/env python3
"""Make the bundled faces of Demarche from two published font packages.

Inter is changed: its tabular figures become the default figures, because the
toolkit passes no OpenType features; contextual alternates are left out, because
they would show `->` or `3x4` in a quotation as other characters than were
written; and four small triangles are added for menus and folds.

Source Serif 4 is copied byte for byte: its name is reserved by its license, so
a changed copy could not keep it, and its default figures are tabular already.

The same packages and the same fontTools give the same bytes. Every face is
checked before the script ends; a failed check ends it with a message.
"""

import argparse
import shutil
import sys
from pathlib import Path

from fontTools.misc.transform import Identity
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Regular", "SemiBold")
FOLDERS = {"Regular": "400Regular", "SemiBold": "600SemiBold"}

# Digits and the figure space; brackets, points and signs keep their own widths.
FIGURES = [*range(0x30, 0x3A), 0x2007]
KEPT_FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]
KEPT_NAMES = [*range(0, 15), 16, 17]

# New character: the large triangle that it is drawn from.
SMALL_TRIANGLES = {0x25B4: 0x25B2, 0x25B8: 0x25B6, 0x25BE: 0x25BC, 0x25C2: 0x25C0}
TRIANGLE_SCALE = 0.58

MUST_HAVE = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x180)))
    + "".join(map(chr, range(0x400, 0x460)))
    + "Ґґ"
    + "αβγδεζηθικλμνξοπρςστυφχψωΆΈΉΊΌΎΏάέήίόύώ"
    + "ȘșȚțẠạẾếỆệỚớỰựẞ"
    + "“”‘’„‚«»‹›–—…•·€₴№×−→←↑↓✓≤≥≈"
)
# Characters of those ranges that the sources do not draw either.
KNOWN_GAPS = {"Inter": "\u00adŉ", "Source Serif 4": "ĬĭĲĳŦŧ"}
LARGEST_FILE = 1_000_000


def freeze_figures(font):
    """Point the digits of the character map at the glyphs of `tnum`."""
    table = font["GSUB"].table
    swaps = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for subtable in font["cmap"].tables:
        if subtable.isUnicode():
            for code in FIGURES:
                glyph = subtable.cmap.get(code)
                if glyph in swaps:
                    subtable.cmap[code] = swaps[glyph]
    # The figure space takes the width of a digit, whatever the source gave it.
    names = font.getBestCmap()
    width = font["hmtx"][names[0x30]][0]
    font["hmtx"][names[0x2007]] = (width, 0)


def add_small_triangles(font):
    """Add ▴ ▸ ▾ ◂, drawn from the large ones, centred on the x-height."""
    glyphs = font.getGlyphSet()
    names = font.getBestCmap()
    middle = font["OS/2"].sxHeight / 2
    for code, source_code in SMALL_TRIANGLES.items():
        if code in names:
            continue
        source = names[source_code]
        recording = DecomposingRecordingPen(glyphs)
        glyphs[source].draw(recording)
        bounds = BoundsPen(None)
        recording.replay(bounds)
        left, bottom, right, top = bounds.bounds
        width = round(font["hmtx"][source][0] * TRIANGLE_SCALE)
        placed = (
            Identity.translate(width / 2, middle)
            .scale(TRIANGLE_SCALE)
            .translate(-(left + right) / 2, -(bottom + top) / 2)
        )
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, placed))
        glyph = pen.glyph()
        name = f"uni{code:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = glyph
        font["glyf"].glyphOrder = font.getGlyphOrder()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)
        for subtable in font["cmap"].tables:
            if subtable.isUnicode():
                subtable.cmap[code] = name


def keep_what_is_used(font):
    """Drop the features, alternates and names that nothing can reach."""
    codes = sorted(font.getBestCmap())
    options = Options()
    options.layout_features = KEPT_FEATURES
    options.name_IDs = KEPT_NAMES
    options.name_languages = ["*"]
    options.drop_tables += ["STAT"]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def write_names(font, weight):
    """Say in the name table what the face is and that it was changed."""
    names = font["name"]
    regular = weight == "Regular"
    entries = {
        1: "Inter" if regular else f"Inter {weight}",
        2: "Regular",
        3: f"4.001;RSMS;Inter-{weight};tabular figures",
        4: f"Inter {weight}",
        5: "Version 4.001; tabular figures by default",
        6: f"Inter-{weight}",
        10: "Inter with tabular figures by default, without contextual "
        "alternates, with four small triangles added.",
        16: "Inter",
        17: weight,
    }
    for number, text in entries.items():
        names.setName(text, number, 3, 1, 0x409)


def make_inter(source, target, weight):
    """Write the changed Inter of one weight."""
    font = TTFont(source, recalcTimestamp=False)
    add_small_triangles(font)
    freeze_figures(font)
    keep_what_is_used(font)
    write_names(font, weight)
    font.save(target)


def check(path, family, extra=""):
    """Return the faults of one face as sentences; none if it may ship."""
    font = TTFont(path)
    names = font.getBestCmap()
    faults = []
    missing = [c for c in MUST_HAVE + extra if ord(c) not in names and c not in KNOWN_GAPS[family]]
    if missing:
        faults.append(f"lacks {' '.join(missing)}")
    widths = {font["hmtx"][names[code]][0] for code in range(0x30, 0x3A)}
    if len(widths) != 1:
        faults.append(f"has digits of {len(widths)} widths")
    if font["name"].getBestFamilyName() != family:
        faults.append(f"is named {font['name'].getBestFamilyName()}")
    if "GPOS" not in font:
        faults.append("has no kerning")
    if path.stat().st_size > LARGEST_FILE:
        faults.append(f"is {path.stat().st_size} bytes long")
    return [f"{path.name} {fault}" for fault in faults]


def write_license(package, face, target, keep_line):
    """Write the license of a package under the notice that its face carries.

    The package's own copyright line stays below it where keep_line is true.
    """
    text = (package / "LICENSE_FONT").read_text(encoding="utf-8").replace("\r\n", "\n")
    line, rest = text.strip().split("\n", 1)
    notice = TTFont(face)["name"].getDebugName(0)
    head = f"{notice}\n{line}" if keep_line else notice
    target.write_text(f"{head}\n{rest}\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--inter", type=Path, required=True, help="folder of @expo-google-fonts/inter")
    parser.add_argument("--serif", type=Path, required=True, help="folder of @expo-google-fonts/source-serif-4")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write to")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    faults = []
    for weight in WEIGHTS:
        folder = FOLDERS[weight]
        inter = given.out / f"Inter-{weight}.ttf"
        serif = given.out / f"SourceSerif4-{weight}.ttf"
        make_inter(given.inter / folder / f"Inter_{folder}.ttf", inter, weight)
        shutil.copyfile(given.serif / folder / f"SourceSerif4_{folder}.ttf", serif)
        faults += check(inter, "Inter", "▴▸▾◂\u2007\u2011")
        faults += check(serif, "Source Serif 4")
    write_license(given.inter, given.out / "Inter-Regular.ttf", given.out / "OFL-Inter.txt", False)
    write_license(given.serif, given.out / "SourceSerif4-Regular.ttf", given.out / "OFL-SourceSerif4.txt", True)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
