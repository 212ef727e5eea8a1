"""Features of a GeoJSON layer, read strictly: one feature a line, sorted by id, EPSG:4326.

A line a feature lets every fault be named by its line, lets a bad feature be withheld while
the rest loads, and makes a change of the data readable in a diff.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lib.catalog.geometry import geometry_problem
from lib.catalog.strict_json import read_json
from lib.catalog.text_file import TextFile
from lib.errors import DataError
from lib.schema import CellProblem, Layer, Record, Value, parse_json_value, refuse

__all__ = ["Feature", "read_features"]

_FORM = "write the file as tools/build_layers.py does: head, one feature a line, ] and }"
_FEATURE_MEMBERS = {"type", "properties", "geometry"}


@dataclass(frozen=True)
class Feature:
    """A feature that was read: its record (line, id, properties) and its geometry as JSON."""

    record: Record
    geometry: dict[str, Any]


def read_features(layer: Layer, text: TextFile) -> tuple[list[Feature], list[DataError]]:
    """Return the sound features of a layer, and every problem of the file.

    Never raises: a file that is no GeoJSON at all yields no feature and one problem.
    """
    errors = list(text.errors)
    if not text.lines:
        return [], errors
    body, form_errors = _feature_lines(layer, text)
    errors += form_errors
    features: list[Feature] = []
    previous = ""
    seen: dict[str, int] = {}
    for number, line in body:
        feature, problems = _read_feature(layer, text.file, number, line)
        record_id = str(feature.record.cells.get(layer.key) or "")
        if record_id in seen:
            problem = f"is already the id of line {seen[record_id]}"
            hint = "give one of the two another id, or remove it"
            problems.append(
                refuse(text.file, number, record_id, layer.key, record_id, problem, hint)
            )
        elif record_id and record_id < previous:
            problem, hint = f"comes after {previous}", "sort the features by id"
            problems.append(
                refuse(text.file, number, record_id, layer.key, record_id, problem, hint)
            )
        if record_id:
            seen.setdefault(record_id, number)
            previous = record_id
        if not problems:
            features.append(feature)
        errors += problems
    return features, errors


def _feature_lines(layer: Layer, text: TextFile) -> tuple[list[tuple[int, str]], list[DataError]]:
    """Split a file into its feature lines, and check what stands round them."""
    start = next((i for i, (_, line) in enumerate(text.lines) if line.endswith("[")), None)
    end = next(
        (i for i in range(len(text.lines) - 1, -1, -1) if text.lines[i][1].startswith("]")), None
    )
    if start is None or end is None or end <= start:
        return [], [_form_error(text)]
    head = "\n".join(line for _, line in text.lines[: start + 1])
    tail = "\n".join(line for _, line in text.lines[end:])
    errors = _head_errors(layer, text.file, head, tail)
    body = []
    for number, line in text.lines[start + 1 : end]:
        is_last = number == text.lines[end - 1][0]
        if line.endswith(",") == is_last:
            problem = "ends with a comma" if is_last else "does not end with a comma"
            hint = "put a comma between two features and none behind the last"
            errors.append(refuse(text.file, number, "", "", line[-40:], problem, hint))
        body.append((number, line.removesuffix(",")))
    if not body:
        errors.append(refuse(text.file, 0, "", "features", "[]", "has no features", _FORM))
    return body, errors


def _form_error(text: TextFile) -> DataError:
    """Say why a file is not laid out as a layer: no JSON at all, or JSON on other lines."""
    whole = "\n".join(line for _, line in text.lines)
    try:
        read_json(whole)
    except CellProblem as bad:
        return refuse(text.file, 1, "", "", whole[:200], bad.problem, bad.hint)
    return refuse(text.file, 1, "", "", whole[:200], "is not written one feature a line", _FORM)


def _head_errors(layer: Layer, file: str, head: str, tail: str) -> list[DataError]:
    try:
        members = read_json(head + tail)
    except CellProblem as bad:
        return [refuse(file, 1, "", "", head[:200], bad.problem, bad.hint)]
    if not isinstance(members, dict):
        return [refuse(file, 1, "", "", head[:200], "is not a FeatureCollection", _FORM)]
    expected = {"type": "FeatureCollection", "name": layer.name, "features": []}
    errors = []
    for name, value in (members | {"type": members.get("type", "")}).items():
        if name not in expected:
            problem = "is not a member of a layer's head"
            hint = "remove it; layers are always in EPSG:4326" if name == "crs" else "remove it"
            errors.append(refuse(file, 1, "", name, value, problem, hint))
        elif value != expected[name]:
            problem, hint = f"is not {expected[name]!r}", f"write {expected[name]!r}"
            errors.append(refuse(file, 1, "", name, value, problem, hint))
    return errors


def _read_feature(
    layer: Layer, file: str, number: int, line: str
) -> tuple[Feature, list[DataError]]:
    nothing = Feature(Record(number, "", {}), {})
    try:
        members = read_json(line)
    except CellProblem as bad:
        return nothing, [refuse(file, number, "", "", line, bad.problem, bad.hint)]
    if not isinstance(members, dict) or members.get("type") != "Feature":
        problem, hint = "is not a GeoJSON Feature", 'write {"type":"Feature",...}'
        return nothing, [refuse(file, number, "", "type", line, problem, hint)]
    properties = members.get("properties")
    if not isinstance(properties, dict):
        problem, hint = "is not an object", "write the properties as a JSON object"
        return nothing, [refuse(file, number, "", "properties", properties, problem, hint)]
    raw_id = properties.get(layer.key)
    record_id = raw_id if isinstance(raw_id, str) else ""
    errors = [
        refuse(file, number, record_id, name, members[name], "is an unknown member", "remove it")
        for name in members
        if name not in _FEATURE_MEMBERS
    ]
    values, problems = _read_properties(layer, file, number, record_id, properties)
    errors += problems
    geometry = members.get("geometry")
    if refusal := geometry_problem(layer, geometry):
        field, value, problem, hint = refusal
        errors.append(refuse(file, number, record_id, field, value, problem, hint))
    return Feature(Record(number, record_id, values), geometry or {}), errors


def _read_properties(
    layer: Layer, file: str, number: int, record_id: str, properties: dict[str, Any]
) -> tuple[dict[str, Value], list[DataError]]:
    values: dict[str, Value] = {}
    errors = []
    for field in layer.fields:
        if field.name not in properties:
            problem, hint = "is a missing property", f"add the property {field.name}"
            errors.append(refuse(file, number, record_id, field.name, field.name, problem, hint))
            continue
        try:
            values[field.name] = parse_json_value(field, properties[field.name])
        except CellProblem as bad:
            value = properties[field.name]
            errors.append(refuse(file, number, record_id, field.name, value, bad.problem, bad.hint))
    known = {field.name for field in layer.fields}
    for name in properties:
        if name not in known:
            problem = f"is not a property of layer {layer.name}"
            hint = "remove the property, or define it in the schema"
            errors.append(refuse(file, number, record_id, name, name, problem, hint))
    return values, errors
