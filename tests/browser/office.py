"""What handouts say, as JSON on standard output: books read with the standard library, documents and
presentations with python-docx and python-pptx, which know nothing of the program that wrote them.

office.py FILE...
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

import docx
import pptx
from docx.text.paragraph import Paragraph
from pptx.util import Pt

XHTML = "{http://www.w3.org/1999/xhtml}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "caption", "figcaption", "pre", "small"}
BREAK = "\0"


def book(path):
    """The texts of a book in reading order, cut where its notes are referred to; its notes apart."""
    texts, notes = [], []

    def walk(element, words, into):
        tag = element.tag.removeprefix(XHTML)
        kinds = element.get("class", "").split()
        if element.get("role") in ("doc-noteref", "doc-backlink"):
            words.append(BREAK)
        elif tag == "aside":
            walk_children(element, [], notes)
        elif tag == "p" and ("above" in kinds or "no" in kinds):
            pass  # Stands elsewhere in a document.
        elif tag in BLOCKS:
            own = []
            walk_children(element, own, into)
            flush(own, into)
        else:
            walk_children(element, words, into)
        if element.tail:
            words.append(element.tail)

    def walk_children(element, words, into):
        if element.text:
            words.append(element.text)
        for child in element:
            if child.tag.removeprefix(XHTML) in BLOCKS:
                flush(words, into)
            walk(child, words, into)

    def flush(words, into):
        into.extend(piece for piece in "".join(words).split(BREAK) if piece.strip())
        words.clear()

    with zipfile.ZipFile(path) as archive:
        package = ElementTree.fromstring(archive.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        paths = {item.get("id"): item.get("href") for item in package.iter(f"{opf}item")}
        for item in package.iter(f"{opf}itemref"):
            page = paths[item.get("idref")]
            if page not in ("cover.xhtml", "nav.xhtml"):
                root = ElementTree.fromstring(archive.read(f"EPUB/{page}"))
                walk(root.find(f"{XHTML}body"), [], texts)
    return {"texts": texts, "notes": notes}


def document(path):
    """Styles in use, headings, tables, footnotes."""
    read = docx.Document(path)
    styles = {}
    # Those of the table of contents stand in a content control, which `paragraphs` leaves out.
    for paragraph in (Paragraph(element, read) for element in read.element.body.iter(f"{WORD}p")):
        name = paragraph.style.name
        styles[name] = styles.get(name, 0) + 1
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        notes = [note for note in root if note.get(f"{WORD}type") is None]
    return {
        "title": read.core_properties.title,
        "language": read.core_properties.language,
        "styles": styles,
        "headings": [p.text for p in read.paragraphs if re.fullmatch(r"Heading [12]", p.style.name)],
        "tables": [[len(table.rows), len(table.columns)] for table in read.tables],
        "notes": len(notes),
        "pictures": len(read.inline_shapes),
    }


def presentation(path):
    """Slide by slide: title, texts, notes; the size of points where the master sets it."""
    read = pptx.Presentation(path)
    slides = []
    for slide in read.slides:
        texts, tables, points = [], 0, None
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts += [p.text for p in shape.text_frame.paragraphs if p.text.strip()]
                if shape.name == "要点":
                    points = shape.text_frame.paragraphs[0].text
            if shape.has_table:
                tables += 1
                texts += [cell.text for row in shape.table.rows for cell in row.cells if cell.text.strip()]
        slides.append({
            "layout": slide.slide_layout.name,
            "title": slide.shapes.title.text if slide.shapes.title is not None else "",
            "texts": texts,
            "tables": tables,
            "points": points,
            "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        })
    return {
        "title": read.core_properties.title,
        "size": [read.slide_width / Pt(1), read.slide_height / Pt(1)],
        "layouts": [layout.name for layout in read.slide_layouts],
        "slides": slides,
    }


READERS = {"epub": book, "docx": document, "pptx": presentation}
json.dump({path: READERS[path.rsplit(".", 1)[1]](path) for path in sys.argv[1:]}, sys.stdout, ensure_ascii=False)
