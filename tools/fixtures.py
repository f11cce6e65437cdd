#!/usr/bin/env python3
"""Makes the files under tests/fixtures that are not plain text: all words are our own.

Needs Python's own library; the printed PDFs need chromium. Their dates are fixed, so that making
them again changes nothing but what chromium itself changed.
"""
import hashlib, io, os, pathlib, struct, subprocess, sys, tempfile, zipfile, zlib

HERE = pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures"
TITLE = "Envoys leave the coast"
P = [
    "The envoys of the two coasts left the harbour town on Monday evening, after eleven hours of talks that brought no common paper. They had come for three days, and they will not meet again before the end of the month.",
    "“We call for the harbour to be opened at once,” said Ada Example, who speaks for the northern coast. “Nothing else can be talked about before that.” The southern coast rejects this and asks first for guarantees that nobody will fish east of the light.",
    "Both sides agreed to keep the telephone line between their captains open. A paper on the return of the boats, which both had called finished on Sunday, was not signed, because the northern envoys asked for a further week to read it at home.",
    "Observers see little movement. “They count boats where they should count days,” said Bo Example of the institute in the harbour town, who has followed the talks since the winter. He expects the next round to begin where this one ended.",
]
RU = ["Делегации двух берегов покинули портовый город в понедельник вечером после одиннадцати часов переговоров, не подписав общей бумаги.",
      "«Мы требуем немедленно открыть гавань», — сказала Ада Пример, которая говорит от имени северного берега. Южный берег отвергает это и просит гарантий.",
      "Стороны договорились не отключать телефонную линию между капитанами. Следующая встреча будет в конце месяца, место ещё не названо."]

def put(path, data):
    path = HERE / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())

def packed(files, first_stored=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at, (name, data) in enumerate(files):
            info = zipfile.ZipInfo(name, (2022, 3, 29, 12, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if first_stored and at == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()

def esc(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

def koi(between): return between.join(RU).replace("«", '"').replace("»", '"').replace("—", "-").encode("koi8-r")

# --- web pages -------------------------------------------------------------------------------
def paragraphs(words=P): return "\n".join(f"<p>{esc(w)}</p>" for w in words)
NAV = '<header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>'
FOOT = '<aside><h3>Most read</h3><ul><li><a href="/a">Ten boats that sank</a></li><li><a href="/b">A week of fog</a></li></ul></aside><footer><p>© The Coast Daily. All rights reserved.</p></footer>'
def page(head="", body=None, lang=' lang="en"', nav=NAV, foot=FOOT):
    body = body or f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    return f"<!DOCTYPE html>\n<html{lang}><head><meta charset=\"utf-8\"><title>{TITLE} | The Coast Daily</title>{head}</head>\n<body>{nav}\n<main>{body}</main>\n{foot}</body></html>\n"

def html():
    ld = '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"%s","datePublished":"2022-03-14T23:30:00-05:00","author":[{"@type":"Person","name":"Ada Example"},{"@type":"Person","name":"Bo Example"}],"publisher":{"@type":"Organization","name":"The Coast Daily"},"inLanguage":"en","url":"https://coast.example/2022/03/14/envoys"}]}</script>' % TITLE
    put("html/json-ld.html", page(ld))
    put("html/time-only.html", page(body=f'<article><h1>{TITLE}</h1><p class="byline">By Ada Example</p><time datetime="2022-03-15T01:10:00Z">14 March 2022</time>{paragraphs()}</article>'))
    put("html/no-date.html", page(lang=""))
    put("html/open-graph.html", page(f'<meta property="og:title" content="{TITLE} - The Coast Daily"><meta property="og:site_name" content="The Coast Daily"><meta property="article:published_time" content="2022-03-14T08:00:00+00:00"><meta name="author" content="Ada Example"><link rel="canonical" href="https://coast.example/envoys">'))
    put("html/day-differs-by-zone.html", page('<meta property="article:published_time" content="2022-03-15T01:10:00Z">', f'<article><h1>{TITLE}</h1><time>14 March 2022</time>{paragraphs()}</article>'))
    put("html/windows-1251.htm", f'<html lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Делегации разошлись</title></head><body><div><h1>Делегации разошлись без бумаги</h1>{paragraphs(RU + RU[1:])}</div></body></html>'.encode("cp1251"))
    put("html/lists-and-captions.html", page(body=f'<article><h1>{TITLE}</h1>{paragraphs(P[:2])}<figure><img src="x.jpg"><figcaption>The harbour on Sunday.</figcaption></figure><ul><li>Open the harbour.</li><li>Count the boats.</li></ul>{paragraphs(P[2:])}</article>'))
    put("html/cookie-note.html", page(body=f'<div class="cookie-banner"><p>We use cookies.</p><button>Accept all</button></div><article><h1>{TITLE}</h1>{paragraphs()}<div class="share">Share this <a href="#">Facebook</a></div></article>'))
    put("html/no-article.html", "<html><body><ul><li><a href='a'>Fog</a></li><li><a href='b'>Boats</a></li></ul></body></html>")
    put("html/hidden-words.html", page(body=f'<article><h1>{TITLE}</h1><p style="display:none">Never shown.</p><script>never("run")</script>{paragraphs()}</article>'))
    put("html/broken-markup.html", page(body=f"<article><h1>{TITLE}<p>" + "<p>".join(P) + "<div><b>").replace("</body></html>", ""))

# --- mail ------------------------------------------------------------------------------------
def mail():
    body = "\r\n\r\n".join(P)
    head = "From: The Coast Daily <news@coast.example>\r\nTo: reader@example.org\r\nSubject: %s\r\nDate: Mon, 14 Mar 2022 23:30:00 -0500\r\nMIME-Version: 1.0\r\n"
    utf8 = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    put("eml/plain.eml", (head % TITLE) + utf8 + body)
    import base64, quopri
    put("eml/html-only.eml", (head % TITLE) + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(page().encode()).decode())
    both = "Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n" + utf8 + body + "\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page() + "\r\n--B--\r\n"
    put("eml/both.eml", (head % TITLE) + both)
    put("eml/koi8-subject.eml", (head % ("=?koi8-r?B?" + base64.b64encode("Делегации разошлись".encode("koi8-r")).decode() + "?=")) + "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(koi("\r\n\r\n")).decode())
    put("eml/attachment.eml", (head % TITLE) + "Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n" + utf8 + body + "\r\n--B\r\nContent-Type: application/pdf; name=paper.pdf\r\nContent-Disposition: attachment; filename=paper.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--B--\r\n")
    put("eml/no-date.eml", "From: a@example.org\r\nSubject: " + TITLE + "\r\n" + utf8 + body)
    put("eml/furniture.eml", (head % TITLE) + utf8 + body + "\r\n\r\nUnsubscribe\r\n\r\nFollow us on the water\r\n")
    put("eml/folded-subject.eml", (head % (TITLE + "\r\n without a paper")) + utf8 + body)
    put("eml/empty.eml", (head % TITLE) + utf8)
    put("eml/cut-short.eml", ((head % TITLE) + both)[:900])
    def archive(location, content, charset="utf-8"):
        return "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + location + "\r\nSubject: " + TITLE + "\r\nDate: Tue, 29 Nov 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=" + charset + "\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: " + location + "\r\n\r\n" + quopri.encodestring(content.encode(charset)).decode("ascii") + "\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
    put("mhtml/saved.mhtml", archive("https://coast.example/2022/03/14/envoys", page()))
    put("mhtml/open-graph.mht", archive("https://coast.example/envoys", page('<meta property="article:published_time" content="2022-03-14">')))
    put("mhtml/no-page.mht", "MIME-Version: 1.0\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n")

# --- Word ------------------------------------------------------------------------------------
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
def run(words): return f'<w:r><w:t xml:space="preserve">{esc(words)}</w:t></w:r>'
def para(inner, style=""): return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/><w:tabs><w:tab w:val={chr(34)}left{chr(34)}/></w:tabs></w:pPr>' if style else ''}{inner}</w:p>"
def docx(body, extra=(), core="", main="word/document.xml"):
    rels = f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>'
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    files = [("[Content_Types].xml", types), ("_rels/.rels", rels), (main, f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>')]
    if core: files.append(("docProps/core.xml", f'<?xml version="1.0"?><cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z">{core}</cp:coreProperties>'))
    return packed(files + list(extra))
def word():
    title, rest = para(run(TITLE), "Title"), "".join(para(run(w)) for w in P)
    put("docx/plain.docx", docx(title + rest))
    put("docx/properties.docx", docx(rest, core=f"<dc:title>{TITLE}</dc:title><dc:creator>Ada Example</dc:creator><dcterms:created>2022-03-15T08:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"))
    cell = lambda w: f"<w:tc>{para(run(w))}</w:tc>"
    table = "<w:tbl>" + "".join("<w:tr>" + "".join(cell(w) for w in row) + "</w:tr>" for row in [("Coast", "Boats"), ("North", "41"), ("South", "38")]) + "</w:tbl>"
    put("docx/table.docx", docx(title + para(run(P[0])) + table + para(run(P[1]))))
    note = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">{para(run("The institute was founded in 1990."))}</w:footnote></w:footnotes>'
    put("docx/footnote.docx", docx(title + para(run(P[3]) + '<w:r><w:footnoteReference w:id="1"/></w:r>') + para(run(P[0])), [("word/footnotes.xml", note)]))
    put("docx/tracked-changes.docx", docx(title + para(run("The harbour ") + '<w:ins w:id="1">' + run("will ") + '</w:ins><w:del w:id="2"><w:r><w:delText>may never </w:delText></w:r></w:del>' + run("open.")) + rest))
    put("docx/tabs-and-breaks.docx", docx(title + para("<w:r><w:t>North</w:t><w:tab/><w:t>41</w:t><w:br/><w:t>South</w:t><w:tab/><w:t>38</w:t></w:r>") + rest))
    put("docx/comments.docx", docx(title + rest, [("word/comments.xml", f'<w:comments {W}><w:comment w:id="1">{para(run("Is this so?"))}</w:comment></w:comments>')]))
    put("docx/other-main-part.docx", docx(title + rest, main="other/text.xml"))
    put("docx/cyrillic.docx", docx(para(run("Делегации разошлись")) + "".join(para(run(w)) for w in RU)))
    put("docx/damaged.docx", docx(title + rest)[:700])
    put("docx/encrypted.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    put("docx/no-words.docx", docx(para("")))

# --- OpenDocument ----------------------------------------------------------------------------
O = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:dc="d" xmlns:meta="m"'
def odt(body, meta="", manifest="", before=""):
    files = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {O}><office:body><office:text>{before}{body}</office:text></office:body></office:document-content>'),
             ("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")]
    if meta: files.append(("meta.xml", f'<?xml version="1.0"?><office:document-meta {O}><office:meta>{meta}</office:meta></office:document-meta>'))
    return packed(files, True)
def tp(inner): return f"<text:p>{inner}</text:p>"
def writer():
    head, rest = f"<text:h>{TITLE}</text:h>", "".join(tp(esc(w)) for w in P)
    put("odt/plain.odt", odt(head + rest))
    put("odt/properties.odt", odt(rest, f"<dc:title>{TITLE}</dc:title><meta:initial-creator>Ada Example</meta:initial-creator><dc:language>en-GB</dc:language><meta:creation-date>2022-03-15T08:00:00</meta:creation-date>"))
    row = lambda *words: "<table:table-row>" + "".join(f"<table:table-cell>{tp(w)}</table:table-cell>" for w in words) + "</table:table-row>"
    put("odt/table.odt", odt(head + tp(P[0]) + "<table:table>" + row("Coast", "Boats") + row("North", "41") + "</table:table>" + tp(P[1])))
    put("odt/footnote.odt", odt(head + tp(P[0] + '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' + tp("Since the winter.") + "</text:note-body></text:note> They will meet again.") + tp(P[1])))
    put("odt/tracked-changes.odt", odt(head + tp("The harbour <text:change text:change-id='c'/>will open.") + rest, before="<text:tracked-changes><text:changed-region><text:deletion>" + tp("may never ") + "</text:deletion></text:changed-region></text:tracked-changes>"))
    put("odt/blanks-and-breaks.odt", odt(head + tp('North<text:s text:c="3"/>41<text:line-break/>South<text:tab/>38') + rest))
    put("odt/list.odt", odt(head + tp(P[0]) + "<text:list>" + "".join(f"<text:list-item>{tp(w)}</text:list-item>" for w in ("Open the harbour.", "Count the boats.")) + "</text:list>"))
    put("odt/comment.odt", odt(head + tp("They met. <office:annotation ><dc:creator>Bo</dc:creator>" + tp("Really?") + "</office:annotation>" + P[0]) + tp(P[1])))
    put("odt/cyrillic.odt", odt("".join(tp(w) for w in RU)))
    put("odt/encrypted.odt", odt("", manifest="<file-entry><encryption-data/></file-entry>"))
    put("odt/damaged.odt", odt(head + tp(P[0]) + "<text:p>cut<"))
    put("odt/empty.odt", odt(tp("")))

# --- EPUB ------------------------------------------------------------------------------------
def epub(pages, meta="", folder="OEBPS/", spine=None, extra=()):
    container = f'<?xml version="1.0"?><container xmlns="c"><rootfiles><rootfile full-path="{folder}content.opf" media-type="x"/></rootfiles></container>'
    items = "".join(f'<item id="p{i}" href="{name}" media-type="application/xhtml+xml"/>' for i, (name, _) in enumerate(pages))
    refs = spine or "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    opf = f'<?xml version="1.0"?><package xmlns="o" xmlns:dc="d"><metadata>{meta}</metadata><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav"/></manifest><spine>{refs}</spine></package>'
    from urllib.parse import unquote
    files = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), (f"{folder}content.opf", opf)]
    return packed(files + [(folder + unquote(name), data) for name, data in pages if data] + list(extra), True)
def chapter(title, words): return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs(words)}</body></html>'
def books():
    one, two = ("one.xhtml", chapter(TITLE, P[:2])), ("two.xhtml", chapter("After the talks", P[2:]))
    full = f"<dc:title>{TITLE}</dc:title><dc:creator>Ada Example</dc:creator><dc:publisher>Coast Press</dc:publisher><dc:language>en</dc:language><dc:date>2022-03-14T00:00:00Z</dc:date>"
    put("epub/two-chapters.epub", epub([one, two], full))
    put("epub/no-metadata.epub", epub([one]))
    put("epub/no-folder.epub", epub([one, two], full, folder=""))
    put("epub/other-order.epub", epub([one, two], full, spine='<itemref idref="p1"/><itemref idref="p0"/>'))
    put("epub/cover-left-out.epub", epub([("cover.xhtml", chapter("Cover", ["Never read."])), one], full, spine='<itemref idref="p0" linear="no"/><itemref idref="p1"/>'))
    put("epub/blank-in-name.epub", epub([("part%20one.xhtml", one[1])], full))
    put("epub/missing-part.epub", epub([one, ("gone.xhtml", None)], full))
    put("epub/year-only.epub", epub([one], f"<dc:title>{TITLE}</dc:title><dc:date>2022</dc:date>"))
    put("epub/cyrillic.epub", epub([("a.xhtml", chapter("Делегации разошлись", RU))], "<dc:language>ru</dc:language>"))
    put("epub/locked.epub", epub([one], full, extra=[("META-INF/encryption.xml", "<EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>")]))
    put("epub/no-words.epub", epub([("a.xhtml", "<html><body/></html>")], full))

# --- rich text -------------------------------------------------------------------------------
def r(words): return "".join(c if ord(c) < 128 else "".join(f"\\u{u - 65536 if u > 32767 else u}?" for u in struct.unpack(f"<{len(c.encode('utf-16-le')) // 2}H", c.encode("utf-16-le"))) for c in words)
def rich():
    body = "\\par\n".join(r(w) for w in [TITLE] + P)
    top = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\colortbl;\\red0\\green0\\blue0;}\n"
    put("rtf/plain.rtf", top + body + "}")
    put("rtf/properties.rtf", top + "{\\info{\\title Old title}{\\author Ada Example}{\\creatim\\yr2022}}" + body + "}")
    put("rtf/picture.rtf", top + r(TITLE) + "\\par {\\*\\shppict{\\pict\\pngblip\\picw10 " + "89504e470d0a1a0a" * 40 + "}}{\\nonshppict{\\pict 0102}}" + "\\par ".join(r(w) for w in P) + "}")
    put("rtf/cp1251.rtf", "{\\rtf1\\ansi\\ansicpg1251 " + "\\par ".join("".join(c if ord(c) < 128 else f"\\'{c.encode('cp1251')[0]:02x}" for c in w) for w in RU) + "}")
    put("rtf/font-charset.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}\\f1 " + "\\par ".join("".join(c if ord(c) < 128 else f"\\'{c.encode('cp1251')[0]:02x}" for c in w) for w in RU) + "}")
    put("rtf/dashes-and-quotes.rtf", top + "They met \\endash  and left \\emdash  \\ldblquote early\\rdblquote .\\par " + r(P[0]) + "\\u8212-end\\par}")
    put("rtf/table.rtf", top + r(TITLE) + "\\par\\trowd\\intbl North\\cell 41\\cell\\row\\trowd\\intbl South\\cell 38\\cell\\row\\pard " + r(P[0]) + "}")
    put("rtf/field-and-hidden.rtf", top + "See {\\field{\\*\\fldinst HYPERLINK \"https://coast.example\"}{\\fldrslt the page}} {\\v hidden words}of the daily.\\par " + r(P[0]) + "}")
    put("rtf/head-and-foot.rtf", top + "{\\header The Coast Daily\\par}{\\footer 1\\par}" + body + "}")
    put("rtf/cut-short.rtf", (top + body)[:420])
    put("rtf/no-rtf.rtf", "Words that only say that they are rich text.")

# --- tables ----------------------------------------------------------------------------------
def sheet(rows, extra_sheet=False):
    def cell(c, r, v):
        ref = f"{chr(65 + c)}{r + 1}"
        if isinstance(v, (int, float)): return f'<c r="{ref}" s="1"><v>{v}</v></c>'
        return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{esc(v)}</t></is></c>'
    data = "".join(f'<row r="{r + 1}">' + "".join(cell(c, r, v) for c, v in enumerate(row)) + "</row>" for r, row in enumerate(rows))
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    names = ["Articles"] + (["Notes"] if extra_sheet else [])
    files = [("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'),
        ("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<?xml version="1.0"?><workbook {ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' + "".join(f'<sheet name="{n}" sheetId="{i + 1}" r:id="r{i + 1}"/>' for i, n in enumerate(names)) + "</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(f'<Relationship Id="r{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(len(names))) + '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'),
        ("xl/styles.xml", f'<?xml version="1.0"?><styleSheet {ns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'),
        ("xl/worksheets/sheet1.xml", f'<?xml version="1.0"?><worksheet {ns}><sheetData>{data}</sheetData></worksheet>')]
    if extra_sheet: files.append(("xl/worksheets/sheet2.xml", f'<?xml version="1.0"?><worksheet {ns}><sheetData><row r="1">{cell(0, 0, "a note")}</row></sheetData></worksheet>'))
    return packed(files)
def tables():
    import csv as table, json
    def rows(sep, rows, **more):
        out = io.StringIO(); table.writer(out, delimiter=sep, lineterminator="\r\n", **more).writerows(rows); return out.getvalue()
    head = ["id", "Title", "Date", "Source", "Author", "URL", "Text", "section"]
    full = [["7", TITLE, "2022-03-14", "The Coast Daily", "Ada Example", "https://coast.example/1", "\n\n".join(P[:2]), "world"], ["8", "After the talks", "15 March 2022", "The Coast Daily", "", "", P[2] + ' "Yes; no, maybe."', "world"]]
    put("table/full.csv", rows(",", [head] + full))
    put("table/semicolons.csv", rows(";", [head] + full))
    put("table/tabs.tsv", rows("\t", [head] + full))
    put("table/no-known-names.csv", rows(",", [["nr", "a", "b"], ["1", "x", P[0]], ["2", "y", P[1]]]))
    put("table/row-without-text.csv", rows(",", [["title", "date", "text"], ["One", "2022-03-14", P[0]], ["Two", "3/4/2022", P[1]], ["Three", "soon", ""], ["Four", "soon", P[2]]]))
    put("table/open-quote.csv", 'title,text\r\nOne,"' + P[0] + "\r\nTwo," + P[1] + "\r\n")
    put("table/cp1251.csv", rows(";", [["Заголовок", "Дата", "Текст"], ["Делегации разошлись", "2022-03-14", RU[0]]]).encode("cp1251"))
    put("table/lines.jsonl", "\n".join(json.dumps(o, ensure_ascii=False) for o in [{"title": TITLE, "published": "2022-03-14", "body": P[0], "source": {"name": "Daily"}, "tags": ["a", "b"]}, {"headline": "x", "title": "After", "body": P[1]}]) + "\nnot json\n")
    put("table/list.json", json.dumps([{"title": TITLE, "date": "2022-03-14", "text": P[0]}, {"title": "After", "date": None, "text": P[1]}], ensure_ascii=False, indent=1))
    put("table/broken.jsonl", "{\n")
    put("table/dates.xlsx", sheet([["Title", "Date", "Outlet", "Text"], [TITLE, 44634, "The Coast Daily", P[0]], ["After the talks", 44635, "The Coast Daily", P[1]]], True))
    put("table/cut-cell.xlsx", sheet([["Title", "Text"], [TITLE, ("word " * 7000)[:32767]]]))
    ods = lambda rows: packed([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="Articles">' + "".join("<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{tp(esc(v))}</table:table-cell>' for v in row) + "</table:table-row>" for row in rows) + "</table:table></office:spreadsheet></office:body></office:document-content>"), ("META-INF/manifest.xml", "<manifest/>")], True)
    put("table/rows.ods", ods([["Title", "Date", "Text"], [TITLE, "2022-03-14", P[0]]]))
    put("table/damaged.xlsx", sheet([["Title", "Text"], [TITLE, P[0]]])[:600])

# --- texts -----------------------------------------------------------------------------------
def texts():
    put("bundle/counter.txt", "".join(f"Document {n} of 5\nHeadline: {TITLE}, day {n}\nSource: The Coast Daily\nByline: Ada Example\nDate: {n + 9} March 2022\n\n{P[n % 4]}\n\n" for n in range(1, 6)))
    put("bundle/end-of-document.txt", "".join(f"{TITLE}, day {n}\nThe Coast Daily\nPublished: {n + 9} March 2022\n\n{P[n % 4]}\n\nEnd of Document\n\n" for n in range(1, 4)))
    put("bundle/one-article-with-rules.txt", f"{TITLE}\n\n{P[0]}\n\n* * *\n\n{P[1]}\n\n--------------------\n\n{P[2]}\n")
    put("bundle/web-page.txt", f"Home > World > Talks\n\n{TITLE}\n\nThe harbour on Sunday, as it was.\nThe harbour on Sunday, as it was.\nCoast Agency via Getty Images\n\n{P[0]}\n\n{P[1]}\n\nClose\n\nWhat's Hot\n\nScroll to Top\n")
    put("bundle/koi8-r.txt", koi("\n\n"))
    put("bundle/unseen-signs.txt", f"{TITLE}\n\nThey count 5\u00a0000 boats, nego\u00adtiations\u200b went on. {P[0]}\n")

# --- press databases -------------------------------------------------------------------------
HEADS = ["Envoys leave the coast", "A night in the harbour", "Who counts the boats", "Nets and lanterns", "The third room"]
FR = ["Les émissaires des deux côtes ont quitté la ville portuaire lundi soir, après onze heures de négociations.", "« Nous demandons que le port soit rouvert immédiatement », a déclaré Ada Exemple, qui parle au nom de la côte nord."]
def five(form): return "".join(form(n, HEADS[n - 1], P[n % 4], P[(n + 1) % 4]) for n in range(1, 6))
def nexis_uni(n, head, one, two): return [head, "The Coast Daily", f"March {n + 9}, 2022 {['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday'][n - 1]}", "Late Edition - Final", "Copyright 2022 The Coast Daily All Rights Reserved", f"Section: Section A; Foreign Desk; Pg. {n}", f"Length: {200 + n} words", "Byline: By Ada Example", "Body", one, two, "Classification", "Language: ENGLISH", "Publication-Type: Newspaper", f"Load-Date: March {n + 10}, 2022", "End of Document"]
def factiva(n, head, one, two): return [("SE", "World News"), ("HD", head), ("BY", "By Ada Example"), ("WC", f"{200 + n} words"), ("PD", f"{n + 9} March 2022"), ("ET", "10:12"), ("SN", "The Coast Daily"), ("SC", "CODAIL"), ("LA", "English"), ("CY", "Copyright 2022. The Coast Daily."), ("LP", one), ("TD", two), ("NS", "gdip : International Relations"), ("PUB", "Coast Press"), ("AN", f"Document CODAIL00202203{n + 9}ei3a0000{n}")]
def databases():
    import textwrap
    width = lambda words: textwrap.fill(words, 76)
    put("bundle/lexisnexis.txt", five(lambda n, head, one, two: f"\n                               {n} of 5 DOCUMENTS\n\n\n                               The Coast Daily\n\n                            March {n + 9}, 2022 Monday\n                              Late Edition - Final\n\nHEADLINE: {head}\n\nBYLINE: By ADA EXAMPLE\n\nSECTION: Section A; Foreign Desk; Pg. {n}\n\nLENGTH: {200 + n} words\n\nDATELINE: HARBOUR TOWN\n\nBODY:\n\n{width(one)}\n\n{width(two)}\n\nLOAD-DATE: March {n + 10}, 2022\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"))
    put("bundle/nexis-uni.txt", five(lambda *a: "\n\n".join(nexis_uni(*a)) + "\n\n\n"))
    put("bundle/factiva-codes.txt", five(lambda *a: "\n".join(f"{code}  {words}" if code not in ("LP", "TD") else f"{code}\n\n{words}\n" for code, words in factiva(*a)) + "\n\n"))
    put("bundle/factiva.txt", five(lambda n, head, one, two: f"World News\n{head}\nBy Ada Example\n{200 + n} words\n{n + 9} March 2022\n10:12\nThe Coast Daily\nCODAIL\nEnglish\nCopyright 2022. The Coast Daily.\n\n{one}\n\n{two}\n\nDocument CODAIL00202203{n + 9}ei3a0000{n}\n\n"))
    put("bundle/europresse.txt", five(lambda n, head, one, two: f"Le Quotidien de la côte, no. {900 + n}\nInternational, mardi {n + 9} mars 2022 - 812 mots, p. {n}\n\nLa côte, jour {n}\nAda Exemple\n\n{FR[0]}\n\n{FR[1]}\n\nCet article est paru dans Le Quotidien de la côte\n\n© 2022 Le Quotidien de la côte. Tous droits réservés.\n\nNuméro de document : news·202203{n + 9}·LQ·000{n}\n\n"))
    put("bundle/proquest.txt", five(lambda n, head, one, two: "_" * 60 + f"\n\nDocument {n} of 5\n\n{head}\n\nAuthor: Example, Ada\n\nPublication info: The Coast Daily ; Harbour Town [Harbour Town]{n + 9} Mar 2022: A.{n}.\n\nProQuest document link\n\nAbstract: {one[:60]}…\n\nFull text: {one}\n\n{two}\n\nSubject: Fisheries; Harbours\n\nTitle: {head}\n\nPublication title: The Coast Daily\n\nPublication year: 2022\n\nPublication date: Mar {n + 9}, 2022\n\nLanguage of publication: English\n\nProQuest document ID: 264311000{n}\n\nDocument URL: https://search.example/docview/264311000{n}\n\nDatabase: Coast Newsstand\n\n"))
    put("bundle/form-feeds.txt", "\x0c".join(f"{HEADS[n]}\n{n + 10} March 2022\n\n{P[n]}\n" for n in range(3)))
    put("bundle/one-record.txt", "\n".join(nexis_uni(1, HEADS[0], P[0] + "\n\n" + P[1], "")) + "\n")
    put("docx/nexis-uni.docx", docx("".join(para(run(line)) for n in range(1, 6) for line in nexis_uni(n, HEADS[n - 1], P[n % 4], P[(n + 1) % 4]))))
    cell = lambda w: "\\intbl " + r(w) + "\\cell "
    put("rtf/factiva.rtf", "{\\rtf1\\ansi\\ansicpg1252 " + "".join("".join("\\trowd" + cell(code) + cell(words) + "\\row\n" for code, words in factiva(n, HEADS[n - 1], P[n % 4], P[(n + 1) % 4])[:-1]) + f"\\pard Document CODAIL00202203{n + 9}ei3a0000{n}\\par\n" for n in range(1, 4)) + "}")
    put("html/europresse.html", "<html><head><meta charset='utf-8'></head><body>" + "".join(f'<article><header><div><span class="DocPublicationName">Le Quotidien de la côte, no. {900 + n}</span></div><div><span class="DocHeader">International, mardi {n + 9} mars 2022 - 812 mots, p. {n}</span></div><div class="titreArticle"><p>La côte, jour {n}</p></div><p>Ada Exemple</p></header><section>{paragraphs(FR)}</section><footer><p>© 2022 Le Quotidien de la côte. Tous droits réservés.</p><div class="publiC-lblNodoc">news·202203{n + 9}·LQ·000{n}</div></footer></article>' for n in range(1, 4)) + "</body></html>")

# --- more of each, for what went wrong once ---------------------------------------------------
def more():
    ru_page = f'<html lang="ru"><head><title>Делегации разошлись — Береговые ведомости</title>%s</head><body><article><h1>Делегации разошлись</h1><span class="date">вторник, 29 марта 2022 г., 14:05</span>{paragraphs(RU)}{paragraphs(RU[1:])}</article></body></html>'
    put("html/koi8-r-said-nowhere.html", ru_page.replace("—", "-") .replace("%s", "").replace("«", "&laquo;").replace("»", "&raquo;").replace("—", "-").encode("koi8-r"))
    put("html/date-in-russian.html", (ru_page % '<meta charset="utf-8">'))
    put("html/date-in-address.html", page('<link rel="canonical" href="https://www.coast.example/2022/03/14/envoys">'))
    def archive(address, content, charset="utf-8", encoding="quoted-printable", frame=""):
        import base64, quopri
        data = content.encode(charset)
        body = quopri.encodestring(data).decode("ascii") if encoding == "quoted-printable" else base64.encodebytes(data).decode()
        location = f"Snapshot-Content-Location: {address}\r\n" if address else ""
        return f"From: <Saved by Blink>\r\n{location}Subject: {TITLE}\r\nDate: Tue, 29 Nov 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n{frame}--B--\r\n"
    put("mhtml/base64.mhtml", archive("https://coast.example/envoys", page(), encoding="base64"))
    put("mhtml/windows-1251.mht", archive("https://bereg.example/2022/03/29/a", ru_page.replace("%s", ""), "windows-1251"))
    put("mhtml/frame-after-page.mhtml", archive("https://coast.example/envoys", page(), frame="--B\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>Buy nets.</p>\r\n"))
    put("mhtml/no-address.mhtml", archive("", page()))
    put("mhtml/time-only.mhtml", archive("https://coast.example/envoys", page(body=f'<article><h1>{TITLE}</h1><time>14 March 2022</time>{paragraphs()}</article>')))
    put("mhtml/json-ld.mhtml", archive("https://coast.example/envoys", page('<script type="application/ld+json">{"@type":"NewsArticle","headline":"%s","datePublished":"2022-03-14","publisher":{"name":"The Coast Daily"}}</script>' % TITLE)))
    put("mhtml/cut-short.mhtml", archive("https://coast.example/envoys", page())[:1500])
    put("markdown/no-heading.md", "\n\n".join(P[:2]) + "\n")
    put("markdown/list-and-quote.md", f"# {TITLE}\n\n> {P[1]}\n\n1. Open the harbour.\n2. Count the boats.\n\n{P[2]}\n")
    put("markdown/html-within.md", f"# {TITLE}\n\n<div class='x'>\n<p>{P[0]}</p>\n</div>\n\nThe harbour<br>on Sunday. <!-- not this -->\n")
    put("markdown/links-and-pictures.md", f"# {TITLE}\n\n![The harbour](harbour.png)\n\nThe [envoys](https://coast.example) left.[^1]\n\n[^1]: On Monday.\n")
    put("markdown/date-in-russian.md", "---\ntitle: Делегации разошлись\ndate: 29 марта 2022 г.\nlang: ru\n---\n\n" + "\n\n".join(RU) + "\n")
    put("markdown/front-matter-not-closed.md", f"---\ntitle: {TITLE}\n\n{P[0]}\n")
    put("markdown/windows-1251.md", ("# Делегации разошлись\n\n" + "\n\n".join(RU) + "\n").encode("cp1251"))
    put("markdown/only-markup.md", "---\ntitle: A\n---\n\n***\n")
    put("text/date-line-in-russian.txt", "Делегации разошлись\n29 марта 2022, 14:05\n\n" + "\n\n".join(RU) + "\n")
    import textwrap
    put("text/broken-at-72.txt", f"{TITLE}\nPublished: 14 March 2022\n\n" + "\n\n".join(textwrap.fill(w, 72) for w in P) + "\n")
    put("text/utf16be-without-mark.txt", ("Делегации разошлись\n\n" + RU[0] + "\n").encode("utf-16-be"))
    put("text/29.03.2022 ТАСС.txt", "Делегации разошлись\n\n" + RU[0] + "\n")
    mail_head = f"From: The Coast Daily <news@coast.example>\r\nSubject: {TITLE}\r\nDate: Mon, 14 Mar 2022 23:30:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    put("eml/broken-at-72.eml", mail_head + "\r\n\r\n".join(textwrap.fill(w, 72).replace("\n", "\r\n") for w in P) + "\r\n\r\nUnsubscribe\r\n")
    note = f'<w:footnotes {W}><w:footnote w:id="1">{para(run("The institute was founded in 1990."))}</w:footnote></w:footnotes>'
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{para(run(w))}</w:tc>" for w in row) + "</w:tr>" for row in [("Coast", "Boats"), ("North", "41")])
    changed = para(run("The harbour ") + '<w:ins w:id="1">' + run("will ") + '</w:ins><w:del w:id="2"><w:r><w:delText>may never </w:delText></w:r></w:del>' + run("open.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    put("docx/table-footnote-changes.docx", docx(para(run(TITLE), "Title") + changed + f"<w:tbl>{cells}</w:tbl>" + "".join(para(run(w)) for w in P[:2]), [("word/footnotes.xml", note)]))
    box = f'<mc:AlternateContent><mc:Choice><w:txbxContent>{para(run("A box beside the text."))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{para(run("A box beside the text."))}</w:txbxContent></mc:Fallback></mc:AlternateContent>'
    put("docx/box-link-and-control.docx", docx(para(run(TITLE), "Title") + para('<w:hyperlink w:anchor="a">' + run("The envoys") + "</w:hyperlink>" + run(" left.")) + f"<w:sdt><w:sdtContent>{para(run(P[0]))}</w:sdtContent></w:sdt>" + para(f"<w:r>{box}</w:r>" + run(P[1]))))

# --- tables, the same cases in every format ----------------------------------------------------
def every_table():
    import csv as table, json
    short, other = P[0], P[2]
    cases = {
        "full": (["id", "Title", "Date", "Source", "Author", "URL", "Text", "section"], [["7", TITLE, "2022-03-14", "The Coast Daily", "Ada Example", "https://coast.example/1", short + "\n\n" + other, "world"], ["8", "After the talks", "15 March 2022", "The Coast Daily", "", "", other, "world"]]),
        "cyrillic": (["Заголовок", "Дата публикации", "Издание", "Ссылка", "Текст"], [["Делегации разошлись", "29 марта 2022 г.", "Береговые ведомости", "https://bereg.example/1", RU[0]], ["После переговоров", "30.03.2022", "Береговые ведомости", "", RU[2]]]),
        "dates-of-all-kinds": (["title", "date", "text"], [["iso", "2022-03-29T14:05:00+03:00", short], ["german", "29. März 2022", short + " Two."], ["french", "mardi 29 mars 2022", short + " Three."], ["two ways", "3/4/2022", short + " Four."], ["none", "on Tuesday", short + " Five."]]),
        "no-titles": (["date", "text"], [["2022-03-29", short], ["2022-03-30", other]]),
        "unknown-names": (["nr", "a", "b"], [["1", "x", short], ["2", "y", other]]),
        "rows-without-text": (["title", "text"], [["One", short], ["Two", ""], ["Three", other]]),
        "one-row": (["headline", "body", "published_at", "source.name"], [[TITLE, short, "2022-03-14", "The Coast Daily"]]),
        "signs-and-quotes": (["title", "text"], [['He said "no"', short + ' "Yes; no,\tmaybe."\nA second line.'], ["a,b;c", "5\u00a0000 boats, nego\u00adtiations\u200b. " + other]]),
        "no-words": (["title", "text"], [["One", ""], ["Two", " "]]),
        "many-columns": (["title", "text"] + [f"field {n}" for n in range(12)], [["One", short] + [str(n) for n in range(12)]]),
    }
    out = lambda sep, rows: (lambda o: (table.writer(o, delimiter=sep, lineterminator="\r\n").writerows(rows), o.getvalue())[1])(io.StringIO())
    cell = lambda v: "".join(tp(esc(line)) for line in v.split("\n"))
    ods = lambda rows: packed([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="Articles">' + "".join("<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{cell(v)}</table:table-cell>' for v in row) + "</table:table-row>" for row in rows) + "</table:table></office:spreadsheet></office:body></office:document-content>"), ("META-INF/manifest.xml", "<manifest/>")], True)
    for name, (head, rows) in cases.items():
        objects = [{k: v for k, v in zip(head, row)} for row in rows]
        put(f"csv/{name}.csv", out(",", [head] + rows))
        put(f"tsv/{name}.tsv", out("\t", [head] + rows))
        put(f"xlsx/{name}.xlsx", sheet([head] + rows))
        put(f"ods/{name}.ods", ods([head] + rows))
        put(f"jsonl/{name}.jsonl", "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects))
        put(f"json/{name}.json", json.dumps(objects, ensure_ascii=False, indent=1))
    put("json/list-within.json", json.dumps({"status": "ok", "totalResults": 1, "articles": [{"source": {"id": None, "name": "The Coast Daily"}, "author": "Ada Example", "title": TITLE, "publishedAt": "2022-03-14T23:30:00Z", "url": "https://coast.example/1", "content": short}]}))
    put("csv/utf16-without-mark.csv", out(",", [["title", "text"], ["Делегации разошлись", RU[0]]]).encode("utf-16-le"))

# --- PDF -------------------------------------------------------------------------------------
def rc4(key, data):
    s, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256; s[i], s[j] = s[j], s[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256; j = (j + s[i]) % 256; s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)
def pdf_file(objects, trailer=b""):
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out)); out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, at)
def stream(data, more=b""): return b"<</Length %d%s>>stream\n" % (len(data), more) + data + b"\nendstream"
def wrapped(words, width=70):
    import textwrap
    return textwrap.wrap(words.replace("“", '"').replace("”", '"'), width)
def page_of(lines, size=11): return b"BT /F1 %d Tf 60 760 Td 14 TL " % size + b" T* ".join(b"(" + l.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj" for l in lines) + b" ET"
def pdf_of(pages, more=None, trailer=b"", seal=None):
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for i, content in enumerate(pages):
        resources, data = content if isinstance(content, tuple) else (b"/Font<</F1 3 0 R>>", content)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents %d 0 R>>" % (resources, 5 + 2 * i))
        if seal: data = seal(5 + 2 * i, data)
        objects.append(stream(data))
    return pdf_file(objects + (more or []), trailer)
def pdfs():
    text = lambda words: [line for w in words for line in wrapped(w) + [""]]
    put("pdf/drawn.pdf", pdf_of([page_of([TITLE, ""] + text(P))]))
    picture = (b"/XObject<</I %d 0 R>>", b"q 400 0 0 400 60 300 cm /I Do Q")
    image = lambda: stream(zlib.compress(bytes(64 * 64)), b"/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")
    put("pdf/scan.pdf", pdf_of([(picture[0] % 6, picture[1])], [image()]))
    put("pdf/one-page-scanned.pdf", pdf_of([page_of([TITLE, ""] + text(P[:2])), (picture[0] % 10, picture[1]), page_of(text(P[2:]))], [image()]))
    put("pdf/heads-and-feet.pdf", pdf_of([b"BT /F1 9 Tf 60 810 Td (The Coast Daily) Tj ET " + page_of(text([P[i]] + P[:1])) + b" BT /F1 9 Tf 290 30 Td (Page %d) Tj ET" % (i + 1) for i in range(4)]))
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = rc4(hashlib.md5((b"secret" + pad)[:32]).digest()[:5], (b"secret" + pad)[:32])
    ident = b"0123456789abcdef"
    key = hashlib.md5((b"secret" + pad)[:32] + owner + struct.pack("<i", -4) + ident).digest()[:5]
    seal = lambda number, data: rc4(hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10], data)
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (owner.hex().encode(), rc4(key, pad).hex().encode())
    put("pdf/encrypted.pdf", pdf_of([page_of(text(P))], [lock], b"/Encrypt 6 0 R/ID[<%s><%s>]" % (ident.hex().encode(), ident.hex().encode()), seal))
    put("pdf/one-line-at-the-top.pdf", pdf_of([b"BT /F1 9 Tf 60 800 Td (They met.) Tj ET"]))
    put("pdf/damaged.pdf", pdf_of([page_of(text(P))])[:300])
    put("pdf/no-pdf.pdf", "These are words and no PDF.")
    def printed(name, body, style="", title=TITLE):
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder, "a.html"), pathlib.Path(folder, "a.pdf")
            source.write_text(f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>body{{font:12pt serif}}{style}</style></head><body>{body}</body></html>')
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            put(f"pdf/{name}.pdf", target.read_bytes())
    if "--no-print" not in sys.argv:
        printed("printed", f"<h1>{TITLE}</h1><p>By Ada Example</p><p>Published: 14 March 2022</p>{paragraphs()}")
        printed("two-columns", f"<h1>{TITLE}</h1><div>{paragraphs(P * 2)}</div>", "div{columns:2}")
        printed("hyphenated", f"<h1>{TITLE}</h1><div>{paragraphs()}</div>", "div{width:5cm;hyphens:auto;text-align:justify}")
        printed("ligatures", f"<h1>{TITLE}</h1><p>The ofﬁcial eﬀort to ﬁnd the ﬂeet was diﬃcult. {P[0]}</p>")

if __name__ == "__main__":
    for make in (html, mail, word, writer, books, rich, tables, texts, databases, more, every_table, pdfs): make()
