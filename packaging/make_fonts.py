"""Make the two fonts of ``resources/fonts`` from the npm packages that carry Noto Sans.

The program brings its own font, so that a Chinese name looks the same on the screen, in a chart and on
paper, on a machine that has no Chinese font. The whole font is 10 MB a weight; this keeps the letters that
occur in names and addresses. What a Chinese official may meet in a name is more than GB2312, which lacks
镕 喆 堃 䶮 and all traditional letters: kept are GBK, the rest of the Table of General Standard Chinese
Characters (2013, 8,105 letters) and every sign, kana and letter that is not Han. Noto Sans SC has few letters
for Polish, Turkish or Ukrainian buyers; those come from Noto Sans, which has the same design space.

Usage::

    npm pack @expo-google-fonts/noto-sans-sc @expo-google-fonts/noto-sans   # then unpack each
    python packaging/make_fonts.py UNPACKED_NOTO_SANS_SC UNPACKED_NOTO_SANS resources/fonts
"""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}

# Static TrueType, because neither matplotlib nor typst takes variable axes or woff2.
SOURCE_NAME = "{folder}/NotoSansSC_{folder}.ttf"
LATIN_NAME = "{folder}/NotoSans_{folder}.ttf"

# Letters of the 2013 table that GBK lacks.
RARE_LETTERS = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃"
    "䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮鿍鿎鿏𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼"
    "𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜"
    "𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡"
    "𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖"
    "𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)

# Latin with all European and Vietnamese marks, Greek, Cyrillic, currency signs.
LATIN_BLOCKS = (
    range(0x00A0, 0x0250),
    range(0x02C6, 0x02DE),
    range(0x0370, 0x0530),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
)

HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


def gbk_letters() -> set[int]:
    """Return the code points of all two-byte GBK codes, user-defined areas left out."""
    codes = (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return {ord(letter) for code in codes if (letter := code.decode("gbk", errors="ignore"))}


def wanted(available: Iterable[int]) -> set[int]:
    """Return which of the ``available`` code points the program keeps."""
    han = gbk_letters() | {ord(letter) for letter in RARE_LETTERS}
    return {code for code in available if code in han or not any(code in block for block in HAN_BLOCKS)}


def subset(font: TTFont) -> None:
    """Reduce ``font`` in place to the wanted letters and to the features that horizontal text uses."""
    options = Options()
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx"]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted(font.getBestCmap()))
    subsetter.subset(font)


def add_latin(font: TTFont, latin: TTFont) -> list[int]:
    """Copy into ``font`` the Latin, Greek and Cyrillic letters it lacks; return their code points."""
    known, offered = font.getBestCmap(), latin.getBestCmap()
    glyphs = latin.getGlyphSet()
    added = [code for block in LATIN_BLOCKS for code in block if code in offered and code not in known]
    # Read here, because adding a glyph to the table makes it count its glyphs again.
    order, outlines, widths = list(font.getGlyphOrder()), font["glyf"], font["hmtx"]
    for code in added:
        name, source = f"latin{code:04X}", offered[code]
        recording, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[source].draw(recording)
        recording.replay(pen)
        outlines.glyphs[name] = pen.glyph()
        widths.metrics[name] = latin["hmtx"].metrics[source]
        order.append(name)
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in (4, 12):
                table.cmap[code] = name
    font.setGlyphOrder(order)
    outlines.setGlyphOrder(order)
    return added


def make(chinese: Path, latin: Path, out: Path) -> None:
    """Write both weights and the licences to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for weight, folder in WEIGHTS.items():
        font = TTFont(chinese / SOURCE_NAME.format(folder=folder), recalcTimestamp=False)
        subset(font)
        added = add_latin(font, TTFont(latin / LATIN_NAME.format(folder=folder)))
        target = out / f"NotoSansSC-{weight}.ttf"
        font.save(target)
        letters = len(TTFont(target).getBestCmap())
        print(
            f"{target}: {letters} letters, {len(added)} of them added, {target.stat().st_size / 1e6:.1f} MB"
        )
    shutil.copyfile(chinese / "LICENSE_FONT", out / "LICENSE-NotoSansSC.txt")
    shutil.copyfile(latin / "LICENSE_FONT", out / "LICENSE-NotoSans.txt")


def main() -> None:
    """Read the three folders from the command line."""
    parser = argparse.ArgumentParser(description="Make the program's fonts.")
    parser.add_argument("chinese", type=Path, help="folder of the unpacked npm package noto-sans-sc")
    parser.add_argument("latin", type=Path, help="folder of the unpacked npm package noto-sans")
    parser.add_argument("out", type=Path, help="where the fonts go")
    arguments = parser.parse_args()
    make(arguments.chinese, arguments.latin, arguments.out)


if __name__ == "__main__":
    main()
