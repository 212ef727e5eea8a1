"""Every kind of fault that `check` has to name, each planted alone in a small package.

A fault spoils the package and returns how the line of its problem must begin (file:line id
field) and a part of the rule it must state. Hashes are written anew after it, unless the
fault is one of the descriptor, so that the hash is not what catches it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

from lib.schema import LAYERS, TABLES
from tests.catalog.draft import Draft

Fault = Callable[[Draft], tuple[str, str]]

VOYAGES = TABLES["voyages"].path
BORDER = "border-ukraine"
SEGMENTS = "rail_segments"


def cell(table: str, record_id: str, field: str, text: str, rule: str) -> Fault:
    return lambda draft: (draft.cell(table, record_id, field, text), rule)


def swapped_cells(table: str, record_id: str, where: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        lon = TABLES[table].field_names.index("lon")

        def swap(cells: list[str]) -> list[str]:
            return [*cells[:lon], cells[lon + 1], cells[lon], *cells[lon + 2 :]]

        return draft.row(table, record_id, swap) + f"{where}: ", rule

    return plant


def row(edit: Callable[[list[str]], list[str]], where: str, rule: str) -> Fault:
    return lambda draft: (draft.row("voyages", "V002", edit) + where, rule)


def row_with_id(record_id: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        start = draft.row("voyages", "V002", lambda cells: [record_id, *cells[1:]])
        return start.replace("V002", f"{record_id} voyage_id:"), rule

    return plant


def line(number: int, edit: Callable[[str], str], where: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        draft.line(VOYAGES, number, edit)
        return f"{VOYAGES}:{number}{where}", rule

    return plant


def raw(edit: Callable[[bytes], bytes], where: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        draft.raw(VOYAGES, edit)
        return f"{VOYAGES}:{where}", rule

    return plant


def feature(layer: str, pattern: str, new: str, where: str, rule: str) -> Fault:
    """Replace the first match of a pattern in the first feature of a layer."""

    def plant(draft: Draft) -> tuple[str, str]:
        start = draft.feature(layer, 0, lambda text: re.sub(pattern, new, text, count=1))
        return start + where, rule

    return plant


def broken_feature(layer: str, edit: Callable[[str], str], where: str, rule: str) -> Fault:
    """Spoil the first feature of a layer so that no id can be read."""

    def plant(draft: Draft) -> tuple[str, str]:
        start = draft.feature(layer, 0, edit)
        return start.split(" ")[0] + where, rule

    return plant


def _interval_without_sense(draft: Draft) -> tuple[str, str]:
    where = draft.cell("observations", "O001", "date", "2023-08-26/2023-08-28")
    return where.replace(" date: ", " date_sense: "), "is blank beside an interval"


POSITION = r"\[(-?[\d.]+),(-?[\d.]+)\]"

CELL_FAULTS: dict[str, Fault] = {
    "required cell blank": cell("voyages", "V002", "vessel_name", "", "is blank, but required"),
    "no source": cell("voyages", "V002", "source_ids", "", "is blank, but required"),
    "unknown code": cell("voyages", "V002", "confidence", "certain", "is not a known code"),
    "code in capitals": cell("places", "najin", "class", "Port", "is not a known code"),
    "boolean in capitals": cell(
        "places", "najin", "stands_in_for_unlocated_site", "True", "neither true nor false"
    ),
    "NaN": cell("places", "najin", "lon", "NaN", "is not a number"),
    "infinity": cell("places", "najin", "lon", "-Infinity", "is not a number"),
    "number beyond doubles": cell("places", "najin", "lat", "1e999", "is not a finite number"),
    "underscore in number": cell("observations", "O001", "count", "1_0", "is not a number"),
    "space in number": cell("observations", "O001", "count", " 2", "begins or ends with a space"),
    "Arabic digits": cell("observations", "O001", "count", "٢", "is not a number"),
    "full-width digits": cell("voyages", "V002", "containers_min", "３００", "not a whole number"),
    "decimal comma": cell("places", "najin", "lat", "42,23", "is not a number"),
    "hexadecimal number": cell("observations", "O001", "count", "0x10", "is not a number"),
    "leading zero": cell("observations", "O001", "count", "007", "is not a number"),
    "number of 100,000 digits": cell(
        "observations", "O001", "count", "9" * 100_000, "has 100000 characters"
    ),
    "negative count": cell("observations", "O001", "count", "-2", "is below 0"),
    "fraction of a container": cell("voyages", "V002", "containers_min", "1.5", "whole number"),
    "longitude out of range": cell("places", "najin", "lon", "190", "is above 180"),
    "latitude over 90 by swapping": swapped_cells("places", "najin", "lat", "is above 90"),
    "swapped inside the ranges": swapped_cells(
        "places", "depot-tikhoretsk", "lon", "outside RUS but inside when swapped"
    ),
    "month 13": cell("voyages", "V002", "departed", "2023-13-01", "not a date of the calendar"),
    "30 February": cell("observations", "O001", "date", "2023-02-30", "not a date of the calendar"),
    "29 February of a common year": cell(
        "observations", "O001", "date", "2023-02-29", "not a date of the calendar"
    ),
    "date in words": cell("observations", "O001", "date", "12 Sep 2023", "not a date form"),
    "date without hyphens": cell("observations", "O001", "date", "20231012", "not a date form"),
    "week date": cell("observations", "O001", "date", "2023-W41-4", "not a date form"),
    "backward interval": cell(
        "estimates", "E001", "date", "2024-05/2023-05", "ends before it starts"
    ),
    "arrived before departed": cell(
        "voyages", "V001", "arrived", "2022-01-01", "ends before departed"
    ),
    "valid_to before valid_from": cell(
        "places", "depot-tikhoretsk", "valid_to", "2019", "ends before valid_from"
    ),
    "interval without sense": _interval_without_sense,
    "sense without interval": cell(
        "observations", "O001", "date_sense", "within", "stands beside date"
    ),
    "range upside down": cell("estimates", "E001", "value_max", "1", "is smaller than value_min"),
    "text beginning @@": cell("voyages", "V002", "note", "@@=1+", "begins with @@"),
    "control character": cell("voyages", "V002", "note", "a\x07b", "holds U+0007"),
    "tab": cell("voyages", "V002", "note", "a\tb", "holds U+0009"),
    "NUL": cell("voyages", "V002", "note", "a\0b", "holds U+0000"),
    "bidirectional override": cell("voyages", "V002", "note", "a\u202eb", "RIGHT-TO-LEFT OVERRIDE"),
    "zero-width space": cell("voyages", "V002", "note", "a\u200bb", "ZERO WIDTH SPACE"),
    "line separator": cell("voyages", "V002", "note", "a\u2028b", "LINE SEPARATOR"),
    "no-break space": cell("voyages", "V002", "note", "a\u00a0b", "NO-BREAK SPACE"),
    "private-use character": cell("voyages", "V002", "note", "a\ue000b", "holds U+E000"),
    "decomposed Korean": cell("places", "najin", "name_local", normalize("NFD", "나진"), "NFC"),
    "lost character": cell("voyages", "V002", "note", "Ang\ufffdra", "lost character"),
    "markup": cell("voyages", "V002", "note", "</script><script>", "holds markup"),
    "outer space": cell("voyages", "V002", "note", "note ", "begins or ends with a space"),
    "text of a book, in quotes": cell(
        "voyages", "V002", "note", "a, " * 100_000 + "end", "300003 characters"
    ),
    "text of a page": cell("voyages", "V002", "note", "word " * 1000 + "end", "5003 characters"),
    "unknown source": cell("voyages", "V002", "source_ids", "no-such", "is not an id of sources"),
    "unknown place": cell("observations", "O001", "place_id", "nowhere", "is not an id of places"),
    "unknown ship": cell("voyages", "V001", "vessel_ids", "vessel-no", "is not an id of vessels"),
    "unknown named thing": cell("names", "N0001", "entity_id", "no-such", "is not an id of"),
    "list with spaces": cell("voyages", "V001", "from_place", "najin; dunai", "padded item"),
    "list with an end": cell("voyages", "V001", "from_place", "najin;", "empty or padded item"),
    "item twice": cell("voyages", "V001", "from_place", "najin;najin", "names an item twice"),
    "script as address": cell(
        "sources", "csis-2023-10-17-najin", "url", "javascript:alert(1)", "is not a web address"
    ),
    "file as address": cell(
        "sources", "csis-2023-10-17-najin", "archive_url", "file:///etc/passwd", "web address"
    ),
    "IMO number of six digits": cell("voyages", "V001", "imo", "917984", "has the wrong form"),
    "country of two letters": cell("places", "najin", "country", "KP", "has the wrong form"),
    "record that is its own double": cell("voyages", "V002", "same_as", "V002", "at itself"),
    "arithmetic left open": cell("claims", "cl001", "expression", "(3 / 2", "is no arithmetic"),
    "arithmetic by zero": cell("claims", "cl001", "expression", "3 / 0", "divides by zero"),
    "value source of wrong form": cell("voyages", "V002", "value_sources", "note=a", "wrong form"),
    "value source of no column": cell(
        "voyages", "V002", "value_sources", "speed: news1-2023-08-30-voa", "is not a column"
    ),
    "value source unknown": cell(
        "voyages", "V002", "value_sources", "note: no-such", "is not an id of sources"
    ),
    "id with a space": row_with_id("V 002", "is not an id"),
    "id of another row": row_with_id("V001", "is already the id of line"),
}

FORM_FAULTS: dict[str, Fault] = {
    "short row": row(lambda cells: cells[:-2], "basis: ", "cells, but the header has"),
    "long row": row(lambda cells: [*cells, "more"], "basis_note: ", "cells, but the header has"),
    "unclosed quote": line(3, lambda text: text + '"', " V002: ", "quote that is not closed"),
    "quote inside a cell": line(3, lambda text: text + 'a "b" c', " V002: ", "middle of a cell"),
    "blank line": line(3, lambda text: "\n" + text, ": ", "is a blank line"),
    "unknown column": line(
        1, lambda text: text.replace(",note,", ",remark,"), " remark: ", "is not a column"
    ),
    "missing column": line(
        1, lambda text: text.replace(",note,", ",remark,"), " note: ", "is a missing column"
    ),
    "columns exchanged": line(
        1,
        lambda text: text.replace("departed,departed_sense", "departed_sense,departed"),
        " departed_sense: ",
        "is a column out of order",
    ),
    "column twice": line(
        1, lambda text: text.replace(",ais,", ",note,"), " note: ", "is a column twice"
    ),
    "header lost": line(1, lambda _: "", ": ", "has no header line"),
    "empty file": raw(lambda _: b"", "1: ", "is an empty file"),
    "carriage returns": raw(lambda b: b.replace(b"\n", b"\r\n"), "1: ", "is a carriage return"),
    "byte order mark": raw(lambda b: b"\xef\xbb\xbf" + b, "1: ", "is a byte order mark"),
    "Latin-1": raw(
        lambda b: b.replace(b"unnamed", b"unn\xe4med", 1), "3: ", "is not UTF-8 at byte"
    ),
    "UTF-16": raw(lambda b: b.decode().encode("utf-16"), "1: ", "is UTF-16"),
    "surrogate in UTF-8": raw(
        lambda b: b.replace(b"unnamed", b"\xed\xa0\x80", 1), "3: ", "is not UTF-8"
    ),
    "cut short": raw(lambda b: b[:-1], "", "last line without its end"),
}

FEATURE_FAULTS: dict[str, Fault] = {
    "NaN position": broken_feature(
        BORDER, lambda text: re.sub(POSITION, r"[NaN,\2]", text, count=1), ": ", "holds NaN"
    ),
    "infinite position": broken_feature(
        BORDER,
        lambda text: re.sub(POSITION, r"[-Infinity,\2]", text, count=1),
        ": ",
        "holds -Infinity",
    ),
    "position beyond doubles": feature(
        BORDER, POSITION, r"[1e999,\2]", "geometry.coordinates: ", "outside the bounds"
    ),
    "swapped position": feature(
        SEGMENTS, POSITION, r"[\2,\1]", "geometry.coordinates: ", "latitude and longitude swapped"
    ),
    "name of a town swapped": feature(
        "place_names",
        r'"iso3":.*\}\}',
        '"iso3":"RUS","geonames_id":""},"geometry":{"type":"Point","coordinates":[45.85,40.12]}}',
        "geometry.coordinates: ",
        "outside RUS but inside when swapped",
    ),
    "position outside the layer": feature(
        BORDER, POSITION, r"[2.35,48.85]", "geometry.coordinates: ", "outside the bounds"
    ),
    "open ring": feature(
        "border-ukraine-plotly-50m", POSITION, r"[24.0,50.0]", "geometry.coordinates: ", "open ring"
    ),
    "ring of three positions": feature(
        BORDER,
        r'"coordinates":.*\}\}',
        '"coordinates":[[[[30,50],[31,50],[30,50]]]]}}',
        "geometry.coordinates: ",
        "is a ring of 3 positions",
    ),
    "line without length": feature(
        SEGMENTS,
        r'"coordinates":.*\}\}',
        '"coordinates":[[130,45],[130,45]]}}',
        "geometry.coordinates: ",
        "line without length",
    ),
    "text as coordinate": feature(
        BORDER, POSITION, r'["\1",\2]', "geometry.coordinates: ", "not a pair of numbers"
    ),
    "three coordinates": feature(
        BORDER, POSITION, r"[\1,\2,0]", "geometry.coordinates: ", "is not a position"
    ),
    "boolean as coordinate": feature(
        BORDER, POSITION, r"[true,\2]", "geometry.coordinates: ", "not a pair of numbers"
    ),
    "empty coordinates": feature(
        BORDER,
        r'"coordinates":.*\}\}',
        '"coordinates":[]}}',
        "geometry.coordinates: ",
        "is not a list of positions",
    ),
    "misspelt geometry type": feature(
        BORDER,
        '"MultiPolygon"',
        '"MultiPolygonn"',
        "geometry.type: ",
        "is not a type of this layer",
    ),
    "type of another layer": feature(
        SEGMENTS,
        r'"geometry":.*\}\}',
        '"geometry":{"type":"Point","coordinates":[130,45]}}',
        "geometry.type: ",
        "is not a type of this layer",
    ),
    "no geometry": feature(
        BORDER, r'"geometry":.*\}\}', '"geometry":null}', "geometry: ", "is not a geometry"
    ),
    "member inside the geometry": feature(
        BORDER,
        '"type":"MultiPolygon"',
        '"type":"MultiPolygon","crs":"EPSG:3857"',
        "geometry: ",
        "is an unknown member",
    ),
    "unknown member of a feature": feature(
        BORDER, '"type":"Feature"', '"type":"Feature","bbox":[1,2,3,4]', "bbox: ", "unknown member"
    ),
    "missing property": feature(BORDER, r',"name":"[^"]*"', "", "name: ", "is a missing property"),
    "unknown property": feature(
        BORDER, '"iso3"', '"population":1,"iso3"', "population: ", "is not a property of layer"
    ),
    "property of the wrong type": feature(
        BORDER, r'"name":"[^"]*"', '"name":["Ukraine"]', "name: ", "is not of type text"
    ),
    "lone surrogate": feature(
        BORDER, r'"name":"[^"]*"', r'"name":"\\ud800"', "name: ", "holds U+D800"
    ),
    "property beginning @@": feature(
        BORDER, r'"name":"[^"]*"', '"name":"@@#X"', "name: ", "begins with @@"
    ),
    "key beginning @@": feature(
        BORDER, '"iso3"', '"@@type":"X","iso3"', "@@type: ", "is not a property of layer"
    ),
    "bidirectional property": feature(
        BORDER, r'"name":"[^"]*"', r'"name":"\\u2066x"', "name: ", "LEFT-TO-RIGHT ISOLATE"
    ),
    "key twice": broken_feature(
        BORDER,
        lambda text: text.replace('"iso3"', '"iso3":"UKR","iso3"'),
        ": ",
        "the key 'iso3' twice",
    ),
    "nesting just below the limit": feature(
        BORDER,
        r'"coordinates":.*\}\}',
        '"coordinates":' + "[" * 900 + "]" * 900 + "}}",
        "geometry.coordinates: ",
        "is not a position",
    ),
    "deep nesting": broken_feature(
        BORDER, lambda _: "[" * 100_000 + "]" * 100_000, ": ", "is nested too deeply"
    ),
    "integer of 100,000 digits": broken_feature(
        BORDER,
        lambda text: re.sub(POSITION, f"[{'9' * 100_000},50]", text, count=1),
        ": ",
        "holds a number of 100000 digits",
    ),
    "feature that is no feature": broken_feature(
        BORDER,
        lambda text: text.replace('"Feature"', '"Featur"'),
        " type: ",
        "is not a GeoJSON Feature",
    ),
    "feature that is no JSON": broken_feature(BORDER, lambda text: text[:-3], ": ", "is not JSON"),
    "unknown segment": broken_feature(
        SEGMENTS,
        lambda text: re.sub(r'"id":"[^"]*"', '"id":"a__b"', text),
        " a__b id: ",
        "is not an id of rail_segments",
    ),
}


def _layer_fault(edit: Callable[[str], str], where: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        file = LAYERS[SEGMENTS].path
        draft.raw(file, lambda raw: edit(raw.decode()).encode())
        return file + where, rule

    return plant


def _exchange_features(text: str) -> str:
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.endswith("[")) + 1
    lines[start], lines[start + 1] = lines[start + 1], lines[start]
    return "\n".join(lines)


def _repeat_feature(text: str) -> str:
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.endswith("[")) + 1
    return "\n".join([*lines[: start + 1], *lines[start:]])


def _on_one_line(text: str) -> str:
    return text.replace("\n", "") + "\n"


LAYER_FAULTS: dict[str, Fault] = {
    "features unsorted": _layer_fault(_exchange_features, ":", "comes after"),
    "feature twice": _layer_fault(_repeat_feature, ":", "is already the id of line"),
    "all on one line": _layer_fault(_on_one_line, ":1: ", "not written one feature a line"),
    "projected": _layer_fault(
        lambda t: t.replace('"features"', '"crs":{"type":"name"},"features"'),
        ":1 crs: ",
        "not a member",
    ),
    "name of another layer": _layer_fault(
        lambda t: t.replace('"type"', '"name":"rivers","type"', 1).replace(
            '"name": "rail_segments",', ""
        ),
        ":1 name: ",
        "is not 'rail_segments'",
    ),
    "no collection": _layer_fault(
        lambda t: t.replace("FeatureCollection", "FeatureColection"),
        ":1 type: ",
        "is not 'FeatureCollection'",
    ),
    "no features": _layer_fault(
        lambda t: t[: t.index("[") + 1] + "\n]\n}\n", ":0 features: ", "has no features"
    ),
    "comma missing": _layer_fault(
        lambda t: t.replace("},\n", "}\n", 1), ":", "does not end with a comma"
    ),
    "comma too many": _layer_fault(
        lambda t: t.replace("}\n]", "},\n]", 1), ":", "ends with a comma"
    ),
    "cut off": _layer_fault(lambda t: t[: len(t) // 2] + "\n", ":", "is not JSON"),
}


def _missing_file(draft: Draft) -> tuple[str, str]:
    (draft.root / VOYAGES).unlink()
    return f"{VOYAGES}:0: ", "is a missing file"


def _stray_file(draft: Draft) -> tuple[str, str]:
    (draft.root / "tables" / "extra.csv").write_text("id\n", "utf-8")
    return "tables/extra.csv:0: ", "is not a file of the schema"


def _link_to_the_outside(draft: Draft) -> tuple[str, str]:
    outside = draft.root.parent / "outside.csv"
    (draft.root / VOYAGES).rename(outside)
    (draft.root / VOYAGES).symlink_to(outside)
    return f"{VOYAGES}:0: ", "leads outside the package"


def _directory_for_a_file(draft: Draft) -> tuple[str, str]:
    (draft.root / VOYAGES).unlink()
    (draft.root / VOYAGES).mkdir()
    return f"{VOYAGES}:0: ", "is not a file"


def _pipe_for_a_file(draft: Draft) -> tuple[str, str]:
    (draft.root / VOYAGES).unlink()
    os.mkfifo(draft.root / VOYAGES)
    return f"{VOYAGES}:0: ", "is not a file"


def _file_name_of_no_encoding(draft: Draft) -> tuple[str, str]:
    Path(os.fsdecode(os.fsencode(draft.root) + b"/tables/\xff\n.csv")).write_text("x", "utf-8")
    return "tables/\\udcff\\n.csv:0: ", "is not a file of the schema"


FILE_FAULTS: dict[str, Fault] = {
    "pipe for a file": _pipe_for_a_file,
    "file name of no encoding": _file_name_of_no_encoding,
    "missing file": _missing_file,
    "file that is not listed": _stray_file,
    "link out of the package": _link_to_the_outside,
    "directory for a file": _directory_for_a_file,
}

FAULTS = CELL_FAULTS | FORM_FAULTS | FEATURE_FAULTS | LAYER_FAULTS | FILE_FAULTS

#: Faults that cannot be told in one problem: what is lost is missed elsewhere too.
WITH_CONSEQUENCES = {
    "Latin-1",
    "column twice",
    "columns exchanged",
    "directory for a file",
    "id of another row",
    "id with a space",
    "link out of the package",
    "missing column",
    "pipe for a file",
    "surrogate in UTF-8",
    "unknown column",
}


def text_of_descriptor(old: str, new: str, where: str, rule: str) -> Fault:
    def plant(draft: Draft) -> tuple[str, str]:
        draft.raw("datapackage.json", lambda raw: raw.replace(old.encode(), new.encode(), 1))
        return f"datapackage.json:{where}", rule

    return plant


def _changed_after_hashing(draft: Draft) -> tuple[str, str]:
    draft.raw(VOYAGES, lambda raw: raw.replace(b"unnamed", b"UNNAMED", 1))
    return f"{VOYAGES}:0 voyages hash: ", "is not the hash"


def _wrong_size(draft: Draft) -> tuple[str, str]:
    draft.raw("datapackage.json", lambda raw: re.sub(rb'"bytes": \d+', b'"bytes": 7', raw, count=1))
    return "tables/sources.csv:0 sources bytes: ", "is not the size"


def _missing_descriptor(draft: Draft) -> tuple[str, str]:
    (draft.root / "datapackage.json").unlink()
    return "datapackage.json:0: ", "is a missing file"


def _resource_twice(draft: Draft) -> tuple[str, str]:
    def edit(members: dict[str, Any]) -> None:
        members["resources"].append(members["resources"][0])

    draft.raw("datapackage.json", lambda raw: _edited(raw, edit))
    return "datapackage.json:", "is listed twice"


def _resource_dropped(draft: Draft) -> tuple[str, str]:
    draft.raw("datapackage.json", lambda raw: _edited(raw, lambda m: m["resources"].pop(0)))
    return "datapackage.json:1 sources resources: ", "is a resource that is not listed"


def _edited(raw: bytes, edit: Callable[[dict[str, Any]], object]) -> bytes:
    members = json.loads(raw)
    edit(members)
    return (json.dumps(members, ensure_ascii=False, indent=1) + "\n").encode()


#: Faults of the descriptor, planted after the hashes were written.
DESCRIPTOR_FAULTS: dict[str, Fault] = {
    "wrong hash": _changed_after_hashing,
    "wrong size": _wrong_size,
    "hash that is none": text_of_descriptor("sha256:", "md5:", "", "is not a SHA-256 hash"),
    "size in quotes": text_of_descriptor(
        '"bytes": ', '"bytes": "1", "was": ', "", "not a byte count"
    ),
    "path out of the package": text_of_descriptor(
        "tables/voyages.csv", "../../etc/passwd", "", "is not what the schema says"
    ),
    "absolute path": text_of_descriptor(
        "tables/voyages.csv", "/etc/passwd", "", "is not what the schema says"
    ),
    "address for a path": text_of_descriptor(
        "tables/voyages.csv", "https://example.org/v.csv", "", "is not what the schema says"
    ),
    "licence exchanged": text_of_descriptor(
        '"ODbL-1.0"', '"CC0-1.0"', "", "is not what the schema says"
    ),
    "unknown resource": text_of_descriptor(
        '"name": "voyages"', '"name": "trips"', "", "no table, layer or document"
    ),
    "no version": text_of_descriptor('"version"', '"verison"', "1 version: ", "is missing"),
    "version of another form": text_of_descriptor(
        '"version": "', '"version": "v', "5 version: ", "is not a version of the data"
    ),
    "descriptor missing": _missing_descriptor,
    "descriptor cut off": text_of_descriptor('"created"', "", "6: ", "is not JSON"),
    "descriptor with a key twice": text_of_descriptor(
        '"title"', '"name": "x",\n "title"', "1: ", "the key 'name' twice"
    ),
    "descriptor without resources": text_of_descriptor(
        '"resources": [', '"sources": [', "1 resources: ", "is not a data package"
    ),
    "resource twice": _resource_twice,
    "resource dropped": _resource_dropped,
}
