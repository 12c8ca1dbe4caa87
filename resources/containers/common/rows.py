"""Reads the rows of a channel: JSON lines and CSV with a header, in UTF-8."""

import csv
import json
import os

from job import BadInput

LONGEST_CELL = 4 * 1024 * 1024


def read_rows(folder, channel):
    """Yields (place, row) for each row of each file below folder, in the order of names; place is "file:line"."""
    found = 0
    for path in files_of(folder):
        name = os.path.relpath(path, folder)
        rows = json_lines(path, name) if path.endswith(".jsonl") else csv_rows(path, name)
        for line, row in rows:
            found += 1
            yield f"{name}:{line}", row
    if found == 0:
        raise BadInput(f"The channel {channel} has no rows. Give it .jsonl or .csv files in UTF-8.")


def files_of(folder):
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            if not name.endswith((".jsonl", ".csv")):
                raise BadInput(f"{os.path.relpath(os.path.join(place, name), folder)} is neither .jsonl nor .csv.")
            yield os.path.join(place, name)


def text_lines(path, name):
    """The lines, and what is wrong with the first one that is no UTF-8."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from file
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not in UTF-8. Save it in UTF-8 and upload it again.") from None


def json_lines(path, name):
    for number, line in enumerate(text_lines(path, name), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise BadInput(f"{name}:{number} is not valid JSON. Each line of a .jsonl file is one JSON object.") from None
        if not isinstance(row, dict):
            raise BadInput(f"{name}:{number} is no JSON object.")
        yield number, row


def csv_rows(path, name):
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.DictReader(text_lines(path, name), strict=True)
    try:
        for row in reader:
            if None in row or None in row.values():
                raise BadInput(f"{name}:{reader.line_num} has another number of cells than the header.")
            yield reader.line_num, row
    except csv.Error as error:
        raise BadInput(f"{name}:{reader.line_num} is not valid CSV: {error}.") from None


def text_of(row, key, place):
    """A text that is not blank, or BadInput that names the place."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{place} has no text for {key}.")
    return value.strip()
