#!/usr/bin/python3
"""Makes the corpus of test/corpus/files again, and what each file of it is, in expected.json (R-EVI-1 to R-EVI-3).

With the tools of Debian 12, which tests need none of:

    apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui \
        python3-uno imagemagick ffmpeg qpdf libimage-exiftool-perl libheif-examples ghostscript poppler-utils zip \
        p7zip-full webp img2pdf
    nice /usr/bin/python3 test/corpus/make.py

All people, texts and pictures in it are invented; no file has the place, the camera or the author of anything real.
Files that are nearly all zeros are kept gzipped, and tests unpack them.
"""

import base64
import gzip
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "files")
WORK = tempfile.mkdtemp(prefix="corpus-")
expected = {}

PDF, DOCX, ODT, PPTX, ODP = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.presentation",
)


def run(*command):
    done = subprocess.run(command, capture_output=True, cwd=WORK)
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stderr.decode()[-2000:]}")


def work(name):
    return os.path.join(WORK, name)


def read(name):
    with open(work(name), "rb") as file:
        return file.read()


def write(name, data):
    with open(work(name), "wb") as file:
        file.write(data)
    return name


def keep(name, expectation, data=None, squeeze=False):
    """Keeps a file of the work folder, or bytes, in the corpus under a name, and what is expected of it."""
    data = read(name) if data is None else data
    if name in expected:
        raise SystemExit(f"{name} is there twice")
    expected[name] = expectation
    path = os.path.join(OUT, name + (".gz" if squeeze else ""))
    with open(path, "wb") as file:
        # Twice: what inflates to zeros is itself one pattern again and again.
        file.write(gzip.compress(data, 9, mtime=0) if squeeze else data)


def accept(name, content_type, data=None, **options):
    keep(name, {"contentType": content_type}, data, **options)


def refuse(name, reason, data=None, type=None, **options):
    keep(name, {"reason": reason, **({} if type is None else {"type": type})}, data, **options)


# --- LibreOffice ---------------------------------------------------------------------------------------------------


class Office:
    """One office process, told what to load and to save under which filter."""

    def __enter__(self):
        import uno

        self.uno = uno
        pipe = f"corpus{os.getpid()}"
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{WORK}/profile", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(60)

    def property(self, name, value):
        prop = self.uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        prop.Name, prop.Value = name, value
        return prop

    def convert(self, source, target, filter_name, data=None, **properties):
        document = self.desktop.loadComponentFromURL(f"file://{work(source)}", "_blank", 0, (self.property("Hidden", True),))
        try:
            saved = [self.property("FilterName", filter_name)]
            if data is not None:
                pairs = tuple(self.property(key, value) for key, value in data.items())
                saved.append(self.property("FilterData", self.uno.Any("[]com.sun.star.beans.PropertyValue", pairs)))
            saved += [self.property(key, value) for key, value in properties.items()]
            document.storeToURL(f"file://{work(target)}", tuple(saved))
        finally:
            document.close(True)
        return target


NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "presentation": "presentation",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible", "script": "script",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def flat(kind, body, automatic=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">{automatic}<office:body>{body}</office:body></office:document>'
    ).encode()


def text_document(paragraphs, extra=""):
    lines = "".join(f"<text:p>{line}</text:p>" for line in paragraphs)
    return flat("text", f"<office:text>{lines}{extra}</office:text>")


TABLE = (
    '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>'
    + "".join(
        f"<table:table-row><table:table-cell><text:p>{a}</text:p></table:table-cell><table:table-cell><text:p>{b}</text:p></table:table-cell></table:table-row>"
        for a, b in [("Année", "Poste"), ("2019", "Conseillère"), ("2022", "Référente")]
    )
    + "</table:table>"
)


def make_sources():
    run("convert-im6.q16", "-size", "320x240", "plasma:steelblue-wheat", "-seed", "7", "-strip", "photo.png")
    run("convert-im6.q16", "photo.png", "-quality", "80", "photo.jpg")
    run("convert-im6.q16", "-size", "120x90", "gradient:teal-white", "-strip", "small.png")
    picture = base64.b64encode(read("small.png")).decode()
    image = (
        '<text:p><draw:frame svg:width="4cm" svg:height="3cm" text:anchor-type="as-char"><draw:image>'
        f"<office:binary-data>{picture}</office:binary-data></draw:image></draw:frame></text:p>"
    )
    link = '<text:p><text:a xlink:type="simple" xlink:href="https://exemple.example.org/">Une page</text:a></text:p>'
    write("cv.fodt", text_document(["Curriculum vitæ", "Amina Exemple", "Conseillère mutualiste à Lille"], TABLE))
    write("lettre.fodt", text_document(["Madame, Monsieur,", "Je certifie que Mme Exemple a été employée du 1er mars 2019 au 30 juin 2023.", "À Nantes"], link))
    write("illustre.fodt", text_document(["Stand du salon de la mutualité"], image))
    write("long.fodt", text_document([f"Ligne {n} d’un long récit d’expérience." for n in range(400)]))
    write("sheet.fods", flat("spreadsheet", f"<office:spreadsheet>{TABLE}</office:spreadsheet>"))
    slide = '<office:presentation><draw:page draw:name="1"><draw:frame svg:x="1cm" svg:y="1cm" svg:width="9cm" svg:height="3cm"><draw:text-box><text:p>Mon projet</text:p></draw:text-box></draw:frame></draw:page></office:presentation>'
    write("slides.fodp", flat("presentation", slide))


def make_office():
    with Office() as office:
        for name in ["cv", "lettre", "illustre", "long"]:
            office.convert(f"{name}.fodt", f"lo-{name}.odt", "writer8")
            accept(f"lo-{name}.odt", ODT)
            office.convert(f"{name}.fodt", f"lo-{name}.docx", "MS Word 2007 XML")
            accept(f"lo-{name}.docx", DOCX)
            office.convert(f"{name}.fodt", f"lo-{name}.pdf", "writer_pdf_Export")
            accept(f"lo-{name}.pdf", PDF)
        office.convert("cv.fodt", "lo-strict.docx", "Office Open XML Text")
        accept("lo-strict.docx", DOCX)
        for version, name in {1: "a-1b", 2: "a-2b", 3: "a-3b", 15: "1-5", 16: "1-6", 17: "1-7"}.items():
            office.convert("illustre.fodt", f"lo-pdf-{name}.pdf", "writer_pdf_Export", {"SelectPdfVersion": version})
            accept(f"lo-pdf-{name}.pdf", PDF)
        office.convert("cv.fodt", "lo-pdf-ua.pdf", "writer_pdf_Export", {"PDFUACompliance": True, "UseTaggedPDF": True})
        accept("lo-pdf-ua.pdf", PDF)
        office.convert("long.fodt", "lo-pdf-page-2.pdf", "writer_pdf_Export", {"InitialPage": 2, "InitialView": 1, "Magnification": 1})
        accept("lo-pdf-page-2.pdf", PDF)
        office.convert("cv.fodt", "lo-pdf-hybrid.pdf", "writer_pdf_Export", {"IsAddStream": True})
        accept("lo-pdf-hybrid.pdf", PDF)
        office.convert("cv.fodt", "lo-pdf-open-password.pdf", "writer_pdf_Export", {"EncryptFile": True, "DocumentOpenPassword": "ouvre"})
        refuse("lo-pdf-open-password.pdf", "password")
        office.convert("cv.fodt", "lo-pdf-permissions.pdf", "writer_pdf_Export", {"RestrictPermissions": True, "PermissionPassword": "droits", "Changes": 0, "Printing": 0})
        accept("lo-pdf-permissions.pdf", PDF)
        office.convert("cv.fodt", "lo-password.odt", "writer8", Password="ouvre")
        refuse("lo-password.odt", "password")
        named = []
        for key, value in {"OOXPassword": "ouvre", "CryptoType": "StrongEncryptionDataSpace"}.items():
            pair = office.uno.createUnoStruct("com.sun.star.beans.NamedValue")
            pair.Name, pair.Value = key, value
            named.append(pair)
        office.convert("cv.fodt", "lo-password.docx", "MS Word 2007 XML", EncryptionData=office.uno.Any("[]com.sun.star.beans.NamedValue", tuple(named)))
        refuse("lo-password.docx", "password")
        refused_documents = {
            "doc": ("MS Word 97", "application/msword"), "rtf": ("Rich Text Format", "application/rtf"),
            "docm": ("MS Word 2007 XML VBA", None), "dotx": ("MS Word 2007 XML Template", "application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
            "ott": ("writer8_template", "application/vnd.oasis.opendocument.text-template"), "txt": ("Text", "text/plain"),
            "html": ("HTML (StarWriter)", "text/html"), "epub": ("EPUB", "application/epub+zip"), "fodt": ("OpenDocument Text Flat XML", "application/xml"),
        }
        for ending, (filter_name, media_type) in refused_documents.items():
            office.convert("lettre.fodt", f"lo-lettre.{ending}", filter_name)
            refuse(f"lo-lettre.{ending}", "macro" if ending == "docm" else "type-not-allowed", type=media_type)
        sheets = {"ods": ("calc8", "application/vnd.oasis.opendocument.spreadsheet"), "xls": ("MS Excel 97", "application/vnd.ms-excel"),
                  "xlsx": ("Calc MS Excel 2007 XML", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), "csv": ("Text - txt - csv (StarCalc)", "text/plain")}
        for ending, (filter_name, media_type) in sheets.items():
            office.convert("sheet.fods", f"lo-classeur.{ending}", filter_name)
            refuse(f"lo-classeur.{ending}", "type-not-allowed", type=media_type)
        office.convert("sheet.fods", "lo-classeur.pdf", "calc_pdf_Export")
        accept("lo-classeur.pdf", PDF)
        slides = {"odp": ("impress8", "application/vnd.oasis.opendocument.presentation"), "ppt": ("MS PowerPoint 97", "application/vnd.ms-powerpoint"),
                  "pptx": ("Impress MS PowerPoint 2007 XML", "application/vnd.openxmlformats-officedocument.presentationml.presentation")}
        for ending, (filter_name, media_type) in slides.items():
            office.convert("slides.fodp", f"lo-projet.{ending}", filter_name)
            if ending == "ppt":
                refuse("lo-projet.ppt", "type-not-allowed", type=media_type)
            else:
                accept(f"lo-projet.{ending}", media_type)
        office.convert("slides.fodp", "lo-projet.pdf", "impress_pdf_Export")
        accept("lo-projet.pdf", PDF)


# --- archives that were changed --------------------------------------------------------------------------------------


def rezip(source, change, compress=zipfile.ZIP_DEFLATED, mode=None):
    """A zip with its entries changed: `change` gives names and contents for a dictionary of them."""
    with zipfile.ZipFile(work(source)) as archive:
        entries = {info.filename: archive.read(info.filename) for info in archive.infolist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compress) as archive:
        for name, data in change(dict(entries)).items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else compress
            archive.writestr(info, data)
    return made.getvalue()


RELATIONS = "word/_rels/document.xml.rels"
SETTINGS = "word/_rels/settings.xml.rels"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind, target):
    return f'<Relationship Id="rIdX" Type="{OFFICE_RELATION}/{kind}" Target="{target}" TargetMode="External"/>'


def with_relation(kind, target, part=RELATIONS):
    def change(entries):
        empty = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        before = entries.get(part, empty).decode().replace("/></Relationships>", "/></Relationships>")
        entries[part] = before.replace("</Relationships>", relation(kind, target) + "</Relationships>").encode()
        return entries
    return change


def adding(**named):
    def change(entries):
        entries.update(named)
        return entries
    return change


def replacing(name, old, new):
    def change(entries):
        if old.encode() not in entries[name]:
            raise SystemExit(f"{old} is not in {name}")
        entries[name] = entries[name].replace(old.encode(), new.encode(), 1)
        return entries
    return change


def with_type(extension, content_type):
    return lambda entries: replacing("[Content_Types].xml", "<Default ", f'<Default Extension="{extension}" ContentType="{content_type}"/><Default ')(entries)


def chain(*changes):
    def change(entries):
        for one in changes:
            entries = one(entries)
        return entries
    return change


def make_archives():
    docx, odt = "lo-cv.docx", "lo-cv.odt"
    accept("docx-stored.docx", DOCX, rezip(docx, lambda e: e, zipfile.ZIP_STORED))
    accept("docx-link.docx", DOCX, rezip(docx, with_relation("hyperlink", "https://exemple.example.org/")))
    accept("docx-web-picture.docx", DOCX, rezip(docx, with_relation("image", "https://exemple.example.org/logo.png")))
    accept("docx-own-template.docx", DOCX, rezip(docx, with_relation("attachedTemplate", "file:///C:\\Modeles\\CV.dotx", SETTINGS)))
    accept("docx-sheet-behind-chart.docx", DOCX, rezip(docx, adding(**{"word/embeddings/Microsoft_Excel_Sheet1.xlsx": read("lo-classeur.xlsx")})))
    refuse("docx-remote-template.docx", "remote-template", rezip(docx, with_relation("attachedTemplate", "https://exemple.example.org/m.dotm", SETTINGS)))
    refuse("docx-shared-template.docx", "remote-template", rezip(docx, with_relation("attachedTemplate", "file:///\\\\serveur\\modeles\\m.dotx", SETTINGS)))
    refuse("docx-remote-object.docx", "remote-template", rezip(docx, with_relation("oleObject", "http://exemple.example.org/o.html")))
    refuse("docx-remote-frame.docx", "remote-template", rezip(docx, with_relation("frame", "http://exemple.example.org/f.htm")))
    refuse("docx-shared-picture.docx", "remote-template", rezip(docx, with_relation("image", "file://serveur/partage/i.png")))
    compound = read("lo-lettre.doc")
    refuse("docx-object.docx", "embedded-file", rezip(docx, adding(**{"word/embeddings/oleObject1.bin": compound})))
    refuse("docx-object-type.docx", "embedded-file", rezip(docx, chain(with_type("bin", "application/vnd.openxmlformats-officedocument.oleObject"), adding(**{"word/media/o.bin": compound}))))
    refuse("docx-program.docx", "embedded-file", rezip(docx, adding(**{"word/embeddings/setup.exe": b"MZ" + bytes(300)})))
    refuse("docx-sheet-with-macros.docx", "embedded-file", rezip(docx, adding(**{"word/embeddings/Classeur.xlsm": b"PK"})))
    refuse("docx-macro.docx", "macro", rezip(docx, adding(**{"word/vbaProject.bin": compound})))
    refuse("docx-macro-type.docx", "macro", rezip(docx, with_type("bin", "application/vnd.ms-office.vbaProject")))
    refuse("docx-activex.docx", "macro", rezip(docx, adding(**{"word/activeX/activeX1.xml": b"<a/>"})))
    refuse("docm-renamed.docx", "macro", read("lo-lettre.docm"))
    refuse("docx-cut.docx", "truncated", read(docx)[:4000])
    refuse("docx-cut-end.docx", "truncated", read(docx)[:-10])
    whole = bytearray(read(docx))
    middle = whole.index(b"word/document.xml") + 400
    whole[middle : middle + 60] = bytes(60)
    refuse("docx-spoilt.docx", "unreadable", bytes(whole))
    refuse("docx-doctype.docx", "unreadable", rezip(docx, replacing("word/document.xml", "<w:document", '<!DOCTYPE d [<!ENTITY a "a">]><w:document')))
    refuse("docx-not-xml.docx", "unreadable", rezip(docx, replacing("word/document.xml", "</w:body>", "")))
    refuse("docx-without-text.docx", "unreadable", rezip(docx, lambda e: {k: v for k, v in e.items() if k != "word/document.xml"}))
    duplicate = io.BytesIO(rezip(docx, lambda e: e))
    import warnings

    warnings.simplefilter("ignore")
    with zipfile.ZipFile(duplicate, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    refuse("docx-two-texts.docx", "unreadable", duplicate.getvalue())
    refuse("docx-climbing-name.docx", "unreadable", rezip(docx, adding(**{"../outside.txt": b"x"})))
    refuse("docx-300-megabytes.docx", "too-complex", rezip(docx, adding(**{"word/media/zeros.bin": bytes(300 * 1024 * 1024)})), squeeze=True)
    lying = rezip(docx, adding(**{"word/media/zeros.bin": bytes(50_000_000)}))
    refuse("docx-lying-size.docx", "unreadable", lying.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 500)), squeeze=True)
    refuse("docx-many-entries.docx", "too-complex", rezip(docx, lambda e: {**e, **{f"word/media/{n}": b"" for n in range(6_000)}}), squeeze=True)
    utf16 = rezip(docx, lambda e: {**e, "word/document.xml": e["word/document.xml"].decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")})
    accept("docx-utf-16.docx", DOCX, utf16)
    with zipfile.ZipFile(work(docx)) as archive:
        archive.extractall(work("unpacked"))
    run("sh", "-c", "cd unpacked && zip -q -r -X - '[Content_Types].xml' . | cat > ../zip-stream.docx")
    accept("zip-stream.docx", DOCX)
    run("sh", "-c", "cd unpacked && zip -q -r -X -fz ../zip-64.docx '[Content_Types].xml' .")
    accept("zip-64.docx", DOCX)
    run("sh", "-c", "cd unpacked && 7z a -tzip ../7z.docx . > /dev/null")
    accept("7z.docx", DOCX)
    run("sh", "-c", "cd unpacked && zip -q -r -X -P secret ../zip-password.docx .")
    refuse("zip-password.docx", "password")
    # OpenDocument
    basic = b'<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">Sub Main\nEnd Sub</script:module>'
    refuse("odt-macro.odt", "macro", rezip(odt, adding(**{"Basic/Standard/Module1.xml": basic})))
    refuse("odt-python.odt", "macro", rezip(odt, adding(**{"Scripts/python/m.py": b"def m(): pass"})))
    listener = '<office:body><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:m" xlink:type="simple"/>'
    refuse("odt-event.odt", "script", rezip(odt, replacing("content.xml", "<office:body>", listener)))
    section = '<text:section text:name="s"><text:section-source xlink:href="https://exemple.example.org/s.odt" xlink:type="simple"/></text:section></office:text>'
    refuse("odt-remote-section.odt", "remote-template", rezip(odt, replacing("content.xml", "</office:text>", section)))
    template = '<meta:template xlink:type="simple" xlink:href="https://exemple.example.org/m.ott" xlink:title="m"/></office:meta>'
    refuse("odt-remote-template.odt", "remote-template", rezip(odt, replacing("meta.xml", "</office:meta>", template)))
    accept("odt-own-template.odt", ODT, rezip(odt, replacing("meta.xml", "</office:meta>", template.replace("https://exemple.example.org/m.ott", "../Modeles/m.ott"))))
    accept("odt-empty-settings.odt", ODT, rezip(odt, adding(**{"Configurations2/accelerator/current.xml": b""})))
    refuse("odt-cut.odt", "truncated", read(odt)[:5000])
    refuse("odt-object.odt", "embedded-file", rezip(odt, replacing("META-INF/manifest.xml", "</manifest:manifest>", '<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/></manifest:manifest>')))
    # Archives that are no documents
    write("a.txt", b"Bonjour")
    run("zip", "-q", "-X", "archive.zip", "a.txt", "photo.jpg")
    refuse("archive.zip", "type-not-allowed", type="application/zip")
    refuse("zip-renamed.docx", "type-not-allowed", read("archive.zip"), type="application/zip")
    run("7z", "a", "archive.7z", "a.txt")
    refuse("archive.7z", "type-not-allowed", type="application/x-7z-compressed")
    run("tar", "--owner=0", "--group=0", "--numeric-owner", "-cf", "archive.tar", "a.txt")
    refuse("archive.tar", "type-not-allowed", type="application/x-tar")
    run("gzip", "-kn", "archive.tar")
    refuse("archive.tar.gz", "type-not-allowed", type="application/gzip")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
    refuse("programme.jar", "type-not-allowed", made.getvalue(), type="application/java-archive")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Index/Document.iwa", b"\0" * 40)
    refuse("lettre.pages", "type-not-allowed", made.getvalue(), type="application/vnd.apple.pages")


def make_hostile_slides():
    pptx, odp = "lo-projet.pptx", "lo-projet.odp"
    slide, types, compound = "ppt/slides/slide1.xml", "[Content_Types].xml", read("lo-lettre.doc")
    outside = lambda kind, target: rezip(pptx, with_relation(kind, target, "ppt/slides/_rels/slide1.xml.rels"))
    clicked = lambda event, action: replacing(slide, '<p:cNvPr id="41" name="">', f'<p:cNvPr id="41" name=""><a:{event} r:id="" action="{action}"/>')
    accept("pptx-link.pptx", PPTX, outside("hyperlink", "https://exemple.example.org/"))
    accept("pptx-next-slide.pptx", PPTX, rezip(pptx, clicked("hlinkClick", "ppaction://hlinkshowjump?jump=nextslide")))
    refuse("pptx-macro.pptx", "macro", rezip(pptx, adding(**{"ppt/vbaProject.bin": compound})))
    macros = replacing(types, "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
    refuse("pptm-renamed.pptx", "macro", rezip(pptx, macros))
    refuse("pptx-activex.pptx", "macro", rezip(pptx, adding(**{"ppt/activeX/activeX1.xml": b"<a/>"})))
    refuse("pptx-object.pptx", "embedded-file", rezip(pptx, adding(**{"ppt/embeddings/oleObject1.bin": compound})))
    refuse("pptx-program.pptx", "embedded-file", rezip(pptx, adding(**{"ppt/embeddings/setup.exe": b"MZ" + bytes(300)})))
    refuse("pptx-remote-object.pptx", "remote-template", outside("oleObject", "http://exemple.example.org/o.html"))
    refuse("pptx-shared-picture.pptx", "remote-template", outside("image", "file://serveur/partage/i.png"))
    refuse("pptx-runs-program.pptx", "script", rezip(pptx, clicked("hlinkClick", "ppaction://program")))
    refuse("pptx-runs-macro.pptx", "script", rezip(pptx, clicked("hlinkHover", "ppaction://macro?name=M")))
    refuse("pptx-opens-object.pptx", "script", rezip(pptx, clicked("hlinkClick", "ppaction://ole?verb=0")))
    box = "<draw:text-box><text:p>Mon projet</text:p></draw:text-box>"
    event = lambda action, to: replacing("content.xml", box, f'{box}<office:event-listeners><presentation:event-listener script:event-name="dom:click" presentation:action="{action}" xlink:href="{to}" xlink:type="simple"/></office:event-listeners>')
    drawn = lambda inner: replacing("content.xml", box, inner)
    accept("odp-next-page.odp", ODP, rezip(odp, event("next-page", "#")))
    basic = b'<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">Sub Main\nEnd Sub</script:module>'
    refuse("odp-macro.odp", "macro", rezip(odp, adding(**{"Basic/Standard/Module1.xml": basic})))
    refuse("odp-runs-program.odp", "script", rezip(odp, event("execute", "file:///C:/Windows/notepad.exe")))
    refuse("odp-runs-macro.odp", "script", rezip(odp, event("macro", "vnd.sun.star.script:m")))
    listener = '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:click" xlink:href="vnd.sun.star.script:m" xlink:type="simple"/></office:event-listeners>'
    refuse("odp-event.odp", "script", rezip(odp, drawn(box + listener)))
    listed = replacing("META-INF/manifest.xml", "</manifest:manifest>", '<manifest:file-entry manifest:full-path="Object 1" manifest:media-type="application/vnd.sun.star.oleobject"/></manifest:manifest>')
    refuse("odp-object.odp", "embedded-file", rezip(odp, chain(listed, adding(**{"Object 1": compound}))))
    refuse("odp-program.odp", "embedded-file", rezip(odp, adding(**{"Object 1/setup.exe": b"MZ" + bytes(300)})))
    refuse("odp-remote-object.odp", "remote-template", rezip(odp, drawn('<draw:object xlink:href="https://exemple.example.org/o.odg" xlink:type="simple"/>')))
    refuse("odp-remote-frame.odp", "remote-template", rezip(odp, drawn('<draw:floating-frame xlink:href="https://exemple.example.org/f.html" xlink:type="simple"/>')))


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdfmark(name, marks, reason=None):
    write("marks.ps", f"{marks}\n/Helvetica findfont 20 scalefont setfont 60 700 moveto (Attestation) show showpage\n".encode())
    run("gs", "-q", "-dNOSAFER", "-sDEVICE=pdfwrite", "-dCompressPages=true", "-o", name, "marks.ps")
    if reason is None:
        accept(name, PDF)
    else:
        refuse(name, reason)


def make_pdf():
    base = "lo-lettre.pdf"
    for level in ["1.3", "1.4", "1.5", "1.6", "1.7"]:
        run("gs", "-q", "-sDEVICE=pdfwrite", f"-dCompatibilityLevel={level}", "-o", f"gs-{level}.pdf", base)
        accept(f"gs-{level}.pdf", PDF)
    run("gs", "-q", "-sDEVICE=pdfimage24", "-r50", "-o", "gs-scan.pdf", base)
    accept("gs-scan.pdf", PDF)
    run("img2pdf", "--nodate", "photo.jpg", "-o", "img2pdf-photo.pdf")
    accept("img2pdf-photo.pdf", PDF)
    run("img2pdf", "--nodate", "photo.jpg", "small.png", "photo.jpg", "-o", "img2pdf-three-pages.pdf")
    accept("img2pdf-three-pages.pdf", PDF)
    run("pdftocairo", "-pdf", base, "cairo.pdf")
    accept("cairo.pdf", PDF)
    run("pdfunite", base, "lo-cv.pdf", "unite.pdf")
    accept("unite.pdf", PDF)
    run("pdfseparate", "-f", "1", "-l", "1", "lo-long.pdf", "separate.pdf")
    accept("separate.pdf", PDF)
    for name, options in {
        "linearized": ["--linearize"], "object-streams": ["--object-streams=generate"], "no-object-streams": ["--object-streams=disable"],
        "qdf": ["--qdf"], "uncompressed": ["--stream-data=uncompress"], "pages": ["--empty", "--pages", base, "lo-cv.pdf", "--"],
    }.items():
        run("qpdf", "--deterministic-id", *([] if name == "pages" else [base]), *options, f"qpdf-{name}.pdf")
        accept(f"qpdf-{name}.pdf", PDF)
    for bits, more in {"40": ["--allow-weak-crypto"], "128": ["--allow-weak-crypto"], "256": []}.items():
        extra = ["--use-aes=y"] if bits == "128" else []
        run("qpdf", *more, "--encrypt", "", "proprietaire", bits, *extra, "--", base, f"qpdf-owner-{bits}.pdf")
        accept(f"qpdf-owner-{bits}.pdf", PDF)
        run("qpdf", *more, "--encrypt", "ouvre", "proprietaire", bits, *extra, "--", base, f"qpdf-user-{bits}.pdf")
        refuse(f"qpdf-user-{bits}.pdf", "password")
    whole = read(base)
    accept("pdf-leading-crlf.pdf", PDF, b"\r\n" + whole)
    accept("pdf-bom.pdf", PDF, b"\xef\xbb\xbf" + whole)
    accept("pdf-pjl.pdf", PDF, b"\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n" + whole)
    accept("pdf-900-bytes-before.pdf", PDF, b"% entete d'un scanner\n" * 41 + whole)
    refuse("pdf-2000-bytes-before.pdf", "type-not-allowed", b"% entete d'un scanner\n" * 91 + whole)
    accept("pdf-zeros-behind.pdf", PDF, whole + bytes(3_000))
    write("copy.pdf", whole)
    run("exiftool", "-q", "-overwrite_original", "-Title=Attestation", "copy.pdf")
    accept("exiftool-update.pdf", PDF, read("copy.pdf"))
    for percent in [30, 60, 95]:
        refuse(f"pdf-cut-at-{percent}.pdf", "truncated", whole[: len(whole) * percent // 100])
    refuse("pdf-cut-by-200.pdf", "truncated", whole[:-200])
    refuse("pdf-header-alone.pdf", "truncated", b"%PDF-1.7\n")
    refuse("pdf-rubbish.pdf", "unreadable", b"%PDF-1.7\n" + bytes(range(256)) * 8 + b"\n%%EOF\n")
    refuse("pdf-no-pages.pdf", "unreadable", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n")
    catalog = "[{{Catalog}} << {} >> /PUT pdfmark"
    pdfmark("pdf-opens-on-page.pdf", "[/PageMode /UseNone /Page 1 /View [/Fit] /DOCVIEW pdfmark")
    pdfmark("pdf-web-link.pdf", "[/Rect [50 690 200 720] /Action << /Subtype /URI /URI (https://exemple.example.org/) >> /Subtype /Link /ANN pdfmark")
    pdfmark("pdf-script-on-opening.pdf", catalog.format("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "script")
    pdfmark("pdf-launch-on-opening.pdf", catalog.format("/OpenAction << /S /Launch /F (calc.exe) >>"), "script")
    pdfmark("pdf-address-on-opening.pdf", catalog.format("/OpenAction << /S /URI /URI (https://exemple.example.org/) >>"), "script")
    pdfmark("pdf-print-on-opening.pdf", catalog.format("/OpenAction << /S /Named /N /Print >>"), "script")
    pdfmark("pdf-action-on-closing.pdf", catalog.format("/AA << /WC << /S /Named /N /NextPage >> >>"), "script")
    pdfmark("pdf-action-of-page.pdf", "[{ThisPage} << /AA << /O << /S /Named /N /LastPage >> >> >> /PUT pdfmark", "script")
    pdfmark("pdf-launch-by-link.pdf", "[/Rect [50 690 200 720] /Subtype /Link /Action << /Subtype /Launch /F (setup.exe) >> /ANN pdfmark", "script")
    pdfmark("pdf-script-by-name.pdf", catalog.format("/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>"), "script")
    pdfmark("pdf-imports-data.pdf", "[/Rect [50 690 200 720] /Subtype /Link /Action << /S /ImportData /F (d.fdf) >> /ANN pdfmark", "script")
    pdfmark("pdf-xfa.pdf", catalog.format("/AcroForm << /XFA (x) /Fields [] >>"), "script")
    pdfmark("pdf-rich-media.pdf", "[/Rect [50 690 200 720] /Subtype /RichMedia /ANN pdfmark", "embedded-file")
    run("qpdf", "--object-streams=generate", "pdf-launch-by-link.pdf", "hidden.pdf")
    refuse("pdf-launch-in-object-stream.pdf", "script", read("hidden.pdf"))
    run("qpdf", "--encrypt", "", "p", "256", "--", "pdf-script-on-opening.pdf", "encrypted.pdf")
    refuse("pdf-script-encrypted.pdf", "script", read("encrypted.pdf"))
    write("setup.exe", b"MZ" + bytes(600))
    write("facture.xml", b"<?xml version='1.0'?><facture/>")
    for name, attached, reason in [("program", "setup.exe", "embedded-file"), ("figures", "facture.xml", None), ("document", "lo-lettre.doc", "embedded-file"), ("picture", "small.png", None)]:
        run("qpdf", "--deterministic-id", base, "--add-attachment", attached, "--creationdate=D:20260101000000Z", "--moddate=D:20260101000000Z", "--", f"qpdf-attached-{name}.pdf")
        if reason is None:
            accept(f"qpdf-attached-{name}.pdf", PDF)
        else:
            refuse(f"qpdf-attached-{name}.pdf", reason)
    refuse("pdf-1-megabyte-of-bomb.pdf", "too-complex", bomb(), squeeze=True)


def bomb():
    """A page, and an object stream of 1.2 MB that holds blanks without end."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"7 0 8 4 " + b"<<>>")
    blank = b" " * (1 << 20)
    inflated = 12
    while inflated < 1_150 << 20:
        packed += packer.compress(blank)
        inflated += len(blank)
    packed += packer.flush()
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n",
        b"4 0 obj<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream endobj\n",
    ]
    body, offsets = b"%PDF-1.5\n", []
    for part in parts:
        offsets.append(len(body))
        body += part
    start = len(body)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 5\n" + table + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF\n" % start


# --- pictures --------------------------------------------------------------------------------------------------------


def convert(name, *options, source="photo.png", media_type=None):
    run("convert-im6.q16", source, "-strip", *options, name)
    accept(name, media_type or {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}[name.rsplit(".", 1)[1]])


def make_pictures():
    convert("jpeg-baseline.jpg", "-quality", "75")
    convert("jpeg-progressive.jpg", "-interlace", "JPEG", "-quality", "75")
    convert("jpeg-grey.jpg", "-colorspace", "Gray")
    convert("jpeg-cmyk.jpg", "-colorspace", "CMYK")
    convert("jpeg-444.jpg", "-sampling-factor", "4:4:4")
    convert("jpeg-arithmetic-free.jpg", "-quality", "30")
    for orientation in [3, 6, 8]:
        write("turned.jpg", read("jpeg-baseline.jpg"))
        run("exiftool", "-q", "-overwrite_original", f"-Orientation#={orientation}", "turned.jpg")
        accept(f"jpeg-orientation-{orientation}.jpg", "image/jpeg", read("turned.jpg"))
    for ending in ["jfif", "jpe", "jpeg"]:
        accept(f"photo.{ending}", "image/jpeg", read("jpeg-baseline.jpg"))
    run("ffmpeg", "-v", "error", "-y", "-i", "photo.png", "-q:v", "5", "-bitexact", "ffmpeg.jpg")
    accept("ffmpeg.jpg", "image/jpeg")
    accept("jpeg-rubbish-behind.jpg", "image/jpeg", read("jpeg-baseline.jpg") + bytes(200))
    convert("png-rgb.png", "-depth", "8", source="small.png")
    convert("png-alpha.png", "-alpha", "set", "-channel", "A", "-evaluate", "set", "50%", source="small.png")
    run("convert-im6.q16", "small.png", "-strip", "-colors", "16", "PNG8:png-palette.png")
    accept("png-palette.png", "image/png")
    run("convert-im6.q16", "small.png", "-strip", "-depth", "16", "-colorspace", "Gray", "PNG48:png-16-bits.png")
    accept("png-16-bits.png", "image/png")
    convert("png-interlaced.png", "-interlace", "PNG", source="small.png")
    convert("png-black-and-white.png", "-monochrome", source="small.png")
    run("cwebp", "-quiet", "-q", "60", "photo.png", "-o", "webp-lossy.webp")
    accept("webp-lossy.webp", "image/webp")
    run("cwebp", "-quiet", "-lossless", "small.png", "-o", "webp-lossless.webp")
    accept("webp-lossless.webp", "image/webp")
    run("cwebp", "-quiet", "-alpha_q", "50", "png-alpha.png", "-o", "webp-alpha.webp")
    accept("webp-alpha.webp", "image/webp")
    run("img2webp", "-loop", "0", "-d", "100", "small.png", "png-interlaced.png", "-o", "webp-moving.webp")
    accept("webp-moving.webp", "image/webp")
    for name in ["jpeg-baseline.jpg", "jpeg-progressive.jpg", "png-rgb.png", "png-interlaced.png", "webp-lossy.webp", "webp-lossless.webp"]:
        stem, ending = name.rsplit(".", 1)
        data = read(name)
        refuse(f"{stem}-cut.{ending}", "truncated", data[: len(data) * 6 // 10])
    spoilt = bytearray(read("png-rgb.png"))
    spoilt[200:260] = bytes(60)
    refuse("png-spoilt.png", "unreadable", bytes(spoilt))
    ihdr = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    bomb_png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", ihdr) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    refuse("png-50000-by-50000.png", "too-many-pixels", bomb_png)
    wide = struct.pack(">IIBBBBB", 12_000, 9_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(9_000 * (1 + 12_000 // 8)), 9)
    refuse("png-108-megapixels.png", "too-many-pixels", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", wide) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    huge = bytearray(read("jpeg-baseline.jpg"))
    frame = huge.index(b"\xff\xc0")
    huge[frame + 5 : frame + 9] = struct.pack(">HH", 60_000, 60_000)
    refuse("jpeg-60000-by-60000.jpg", "too-many-pixels", bytes(huge))
    # HEIC
    heic = lambda name, *options: (run("heif-enc", *options, "-o", name), accept(name, "image/heic"))
    heic("heic-photo.heic", "-q", "40", "photo.jpg")
    heic("heic-from-png.heic", "-q", "40", "small.png")
    heic("heic-lossless.heic", "-L", "small.png")
    heic("heic-alpha.heic", "-q", "40", "png-alpha.png")
    heic("heic-two-pictures.heic", "-q", "40", "photo.jpg", "small.png")
    heic("heic-10-bits.heic", "-q", "40", "-b", "10", "png-16-bits.png")
    heic("heic-thumbnail.heic", "-q", "40", "-t", "64", "photo.jpg")
    accept("photo.heif", "image/heic", read("heic-photo.heic"))
    data = read("heic-photo.heic")
    for brand in [b"mif1", b"heix", b"msf1", b"heim"]:
        branded = data[:8] + brand + data[12:]
        accept(f"heic-brand-{brand.decode()}.heic", "image/heic", branded)
    accept("heic-named.jpg", "image/heic", data)
    refuse("heic-cut.heic", "truncated", data[: len(data) // 2])
    refuse("heic-spoilt.heic", "unreadable", data[:24] + bytes(len(data) - 24))
    run("heif-enc", "-A", "-q", "40", "photo.jpg", "-o", "photo.avif")
    refuse("photo.avif", "type-not-allowed", type="image/avif")
    for ending, media_type in {"gif": "image/gif", "bmp": "image/bmp", "tiff": "image/tiff", "ico": "image/x-icon", "psd": "image/vnd.adobe.photoshop", "jp2": "image/jp2"}.items():
        run("convert-im6.q16", "small.png", "-strip", *(["-resize", "32x32"] if ending == "ico" else []), f"image.{ending}")
        refuse(f"image.{ending}", "type-not-allowed", type=media_type)
    refuse("dessin.svg", "type-not-allowed", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>', type="image/svg+xml")
    run("gs", "-q", "-sDEVICE=ps2write", "-o", "image.ps", "img2pdf-photo.pdf")
    refuse("impression.ps", "type-not-allowed", read("image.ps"), type="application/postscript")


# --- films and sounds --------------------------------------------------------------------------------------------------

FILM = ["-f", "lavfi", "-i", "testsrc=size=128x96:rate=10:duration=1"]
SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=1"]
H264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "ultrafast"]
AAC = ["-c:a", "aac", "-b:a", "32k"]


def ffmpeg(name, *options):
    run("ffmpeg", "-v", "error", "-y", *options, "-map_metadata", "-1", "-bitexact", name)
    return name


def make_media():
    both = [*FILM, *SOUND]
    mp4, mov, m4a, mp3 = "video/mp4", "video/quicktime", "audio/mp4", "audio/mpeg"
    good = {
        "film-h264.mp4": (mp4, [*both, *H264, *AAC]),
        "film-faststart.mp4": (mp4, [*both, *H264, *AAC, "-movflags", "+faststart"]),
        "film-fragmented.mp4": (mp4, [*both, *H264, *AAC, "-movflags", "frag_keyframe+empty_moov"]),
        "film-silent.mp4": (mp4, [*FILM, *H264]),
        "film-hevc.mp4": (mp4, [*FILM, "-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1"]),
        "film-mpeg4.mp4": (mp4, [*both, "-c:v", "mpeg4", *AAC]),
        "film-mp42.mp4": (mp4, [*both, *H264, *AAC, "-brand", "mp42"]),
        "film-ipod.m4v": (mp4, [*both, *H264, *AAC, "-f", "ipod"]),
        "film-psp.mp4": (mp4, [*both, *H264, "-c:a", "aac", "-ar", "48000", "-f", "psp"]),
        "film-h264.mov": (mov, [*both, *H264, *AAC]),
        "film-hevc.mov": (mov, [*both, "-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1", *AAC]),
        "film-pcm.mov": (mov, [*both, *H264, "-c:a", "pcm_s16le", "-ar", "8000"]),
        "sound-aac.m4a": (m4a, [*SOUND, *AAC]),
        "sound-alac.m4a": (m4a, [*SOUND, "-c:a", "alac"]),
        "sound-mp42.m4a": (mp4, [*SOUND, *AAC, "-f", "mp4", "-brand", "mp42"]),
        "sound-cbr.mp3": (mp3, [*SOUND, "-c:a", "libmp3lame", "-b:a", "32k"]),
        "sound-vbr.mp3": (mp3, [*SOUND, "-c:a", "libmp3lame", "-q:a", "9"]),
        "sound-without-id3.mp3": (mp3, [*SOUND, "-c:a", "libmp3lame", "-b:a", "32k", "-id3v2_version", "0", "-write_xing", "0"]),
        "sound-22-khz.mp3": (mp3, [*SOUND, "-c:a", "libmp3lame", "-ar", "22050", "-b:a", "24k"]),
        "sound-id3v1.mp3": (mp3, [*SOUND, "-c:a", "libmp3lame", "-b:a", "32k", "-write_id3v1", "1", "-id3v2_version", "3", "-metadata", "title=Essai"]),
    }
    for name, (media_type, options) in good.items():
        accept(ffmpeg(name, *options), media_type)
    run("ffmpeg", "-v", "error", "-y", "-i", "sound-cbr.mp3", "-i", "photo.jpg", "-map", "0", "-map", "1", "-c", "copy", "-bitexact", "sound-cover.mp3")
    accept("sound-cover.mp3", mp3)
    codecs = {
        "film-prores.mov": [*FILM, "-c:v", "prores_ks"], "film-mjpeg.mov": [*FILM, "-c:v", "mjpeg", "-q:v", "20"],
        "film-vp9.mp4": [*FILM, "-c:v", "libvpx-vp9"], "sound-opus.mp4": [*SOUND, "-c:a", "libopus", "-b:a", "16k"],
    }
    for name, options in codecs.items():
        refuse(ffmpeg(name, *options), "codec")
    other = {
        "film.3gp": ("video/3gpp", [*FILM, "-c:v", "h263", "-s", "128x96"]), "film.avi": ("video/vnd.avi", [*FILM, "-c:v", "mpeg4"]),
        "film.mkv": ("video/matroska", [*FILM, *H264]), "film.webm": ("video/webm", [*FILM, "-c:v", "libvpx"]),
        "film.wmv": ("video/x-ms-asf", [*FILM, "-c:v", "wmv2"]), "film.flv": ("video/x-flv", [*FILM, "-c:v", "flv"]),
        "film.mpg": ("video/mp1s", [*FILM, "-r", "25", "-c:v", "mpeg1video"]), "film.ogv": ("video/ogg", [*FILM, "-c:v", "libtheora"]),
        "film.m2t": ("video/mp2t", [*FILM, *H264]),
        "sound.wav": ("audio/wav", [*SOUND, "-ar", "8000"]), "sound.ogg": ("audio/ogg", [*SOUND, "-c:a", "libvorbis"]),
        "sound.opus": ("audio/ogg; codecs=opus", [*SOUND, "-c:a", "libopus"]), "sound.flac": ("audio/flac", [*SOUND, "-ar", "8000"]),
        "sound.aac": ("audio/aac", [*SOUND, *AAC]), "sound.aiff": ("audio/aiff", [*SOUND, "-ar", "8000"]), "sound.wma": ("audio/x-ms-asf", [*SOUND, "-c:a", "wmav2"]),
        "sound.mp2": ("audio/mpeg", [*SOUND, "-c:a", "mp2"]),
    }
    for name, (media_type, options) in other.items():
        refuse(ffmpeg(name, *options), "unreadable" if name.endswith("mp2") else "type-not-allowed", type=None if name.endswith("mp2") else media_type)
    for name, share in {"film-h264.mp4": 0.6, "film-faststart.mp4": 0.6, "film-h264.mov": 0.5, "film-fragmented.mp4": 0.7, "sound-aac.m4a": 0.5}.items():
        stem, ending = name.rsplit(".", 1)
        data = read(name)
        refuse(f"{stem}-cut.{ending}", "truncated", data[: int(len(data) * share)])
    data = read("sound-vbr.mp3")
    refuse("sound-vbr-cut.mp3", "truncated", data[: len(data) // 2])
    film = read("film-h264.mp4")
    refuse("film-unknown-brand.mp4", "type-not-allowed", film[:8] + b"zzzz" + film[12:])
    refuse("film-rubbish.mp4", "unreadable", film[:32] + bytes([0, 0, 1, 0]) + b"free" + bytes(248))
    accept("film-named.mp4", mov, read("film-h264.mov"))


# --- what is none of it ------------------------------------------------------------------------------------------------


def make_others():
    refuse("programme.exe", "type-not-allowed", b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(200), type="application/x-msdownload")
    refuse("programme.pdf", "type-not-allowed", b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(200), type="application/x-msdownload")
    refuse("programme-et-pdf.pdf", "type-not-allowed", b"MZ" + bytes(58) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(50) + read("lo-lettre.pdf"), type="application/x-msdownload")
    with open("/bin/true", "rb") as program:
        refuse("programme-linux.pdf", "type-not-allowed", program.read(8_000), type="application/x-elf")
    refuse("script.sh", "type-not-allowed", b"#!/bin/sh\necho bonjour\n", type="application/x-sh")
    refuse("page.pdf", "type-not-allowed", b"\n<!DOCTYPE html><html><body>Votre session a expir\xc3\xa9</body></html>", type="text/html")
    refuse("message.eml", "type-not-allowed", b"From: a@exemple.example.org\nTo: b@exemple.example.org\nSubject: Attestation\n\nBonjour\n", type="message/rfc822")
    refuse("note.pdf", "type-not-allowed", "Une note renommée.\n".encode(), type="text/plain")
    refuse("raccourci.url", "type-not-allowed", b"[InternetShortcut]\r\nURL=https://exemple.example.org/\r\n", type="application/x.ms.shortcut")
    refuse("zeros.jpg", "type-not-allowed", bytes(2_000))
    refuse("doc-renamed.docx", "type-not-allowed", read("lo-lettre.doc"), type="application/msword")


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    for step in [make_sources, make_office, make_archives, make_hostile_slides, make_pdf, make_pictures, make_media, make_others]:
        print(step.__name__, file=sys.stderr)
        step()
    with open(os.path.join(HERE, "expected.json"), "w") as file:
        json.dump(dict(sorted(expected.items())), file, indent=2, ensure_ascii=False)
        file.write("\n")
    shutil.rmtree(WORK, ignore_errors=True)
    print(f"{len(expected)} files", file=sys.stderr)


main()
