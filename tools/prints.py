#!/usr/bin/env python3
"""Prints articles of our own to PDF as people do, by chromium and by LibreOffice, in several layouts.

Needs chromium and LibreOffice Writer with the Liberation fonts. What comes of it stands under
tests/fixtures/printed: NAME.pdf beside LANGUAGE.txt, the words that it was printed from.
"""
import functools, http.server, os, pathlib, re, subprocess, tempfile, threading

HERE = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "printed"
TEXTS = {name: (HERE / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n") for name in ("en", "ru", "de", "fr")}

def esc(words): return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

VOWELS = "aeiouyäöüàâéèêëîïôùûаеёиоуыэюя"
def soft(words):
    """Soft hyphens between syllables, roughly: before a consonant that a vowel follows."""
    def word(found):
        letters = found.group(0)
        if len(letters) < 7: return letters
        cuts = [i for i in range(3, len(letters) - 2) if letters[i].lower() not in VOWELS and letters[i + 1].lower() in VOWELS and any(v in VOWELS for v in letters[:i].lower())]
        return "".join(("\u00ad" if i in cuts else "") + letter for i, letter in enumerate(letters))
    return re.sub(r"[^\W\d_]+", word, words)

# --- chromium --------------------------------------------------------------------------------
def web(language, style, hyphens=False):
    title, *rest = TEXTS[language]
    words = [soft(p) if hyphens else p for p in rest]
    body = f"<h1>{esc(title)}</h1><div>" + "".join(f"<p>{esc(p)}</p>" for p in words) + "</div>"
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{esc(title)}</title><style>body{{font:12pt "Liberation Serif"}}{style}</style></head><body>{body}</body></html>'

def by_chromium(name, page, head=False):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "envoys.html").write_text(page, encoding="utf-8")
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Where a page stands is printed at its foot, so it gets an address that is nobody's.
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP coast.example:80 127.0.0.1:{server.server_port}"]
        options += [] if head else ["--no-pdf-header-footer"]
        subprocess.run(["chromium", *options, f"--print-to-pdf={HERE / (name + '.pdf')}", "http://coast.example/envoys.html"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server.shutdown()

# --- LibreOffice -----------------------------------------------------------------------------
SPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")))
def letter(language, justified=False, columns=1, indented=False, head="", hyphens=False, font="Liberation Serif"):
    title, *rest = TEXTS[language]
    words = [soft(p) if hyphens else p for p in rest]
    space = 'fo:text-indent="0.6cm"' if indented else 'fo:margin-bottom="0.35cm"'
    align = "justify" if justified else "left"
    parts = f'<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/>' if columns > 1 else ""
    ends = f'<style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style>' if head else ""
    lines = f'<style:header><text:p text:style-name="S">{esc(head)}</text:p></style:header><style:footer><text:p text:style-name="S"><text:page-number/></text:p></style:footer>' if head else ""
    body = f'<text:h text:style-name="T" text:outline-level="1">{esc(title)}</text:h>' + "".join(f'<text:p text:style-name="B">{esc(p)}</text:p>' for p in words)
    return f'''<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles><style:style style:name="B" style:family="paragraph"><style:paragraph-properties {space} fo:text-align="{align}"/><style:text-properties style:font-name="F" fo:font-size="11.5pt" fo:language="{language}"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.5cm"/><style:text-properties style:font-name="F" fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name="F" fo:font-size="9pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">{parts}</style:page-layout-properties>{ends}</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{lines}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>'''

def by_libreoffice(name, document):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, f"{name}.fodt")
        source.write_text(document, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def main():
    os.environ["SOURCE_DATE_EPOCH"] = "1647277200"
    by_chromium("chromium-one-column_en", web("en", ""))
    by_chromium("chromium-head-and-foot_en", web("en", ""), head=True)
    by_chromium("chromium-hyphenated_en", web("en", "div{width:8cm;text-align:justify}", hyphens=True))
    by_chromium("chromium-two-columns_en", web("en", "div{columns:2}"))
    by_chromium("chromium-indented_en", web("en", "p{margin:0;text-indent:1.5em}"))
    by_chromium("chromium-one-column_ru", web("ru", ""), head=True)
    by_chromium("chromium-two-columns-hyphenated_ru", web("ru", "div{columns:2;text-align:justify}", hyphens=True))
    by_chromium("chromium-sans_de", web("de", 'body{font:11pt "Liberation Sans";line-height:1.6}', hyphens=True))
    by_libreoffice("writer-one-column_en", letter("en"))
    by_libreoffice("writer-head-and-foot_en", letter("en", head="The Coast Daily, 14 March 2022"))
    by_libreoffice("writer-hyphenated_en", letter("en", justified=True, hyphens=True, head="The Coast Daily"))
    by_libreoffice("writer-two-columns_en", letter("en", columns=2, justified=True, hyphens=True, head="The Coast Daily"))
    by_libreoffice("writer-indented_en", letter("en", indented=True, justified=True, head="The Coast Daily"))
    by_libreoffice("writer-head-and-foot_ru", letter("ru", justified=True, head="Береговые ведомости"))
    by_libreoffice("writer-two-columns_de", letter("de", columns=2, justified=True, hyphens=True, head="Küstenbote"))
    by_libreoffice("writer-sans_fr", letter("fr", font="Liberation Sans", head="Le Quotidien de la côte"))

if __name__ == "__main__":
    main()
