from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from lib.analysis.dispute import disputable_values, dispute_text, mail_link
from lib.analysis.records import RECORD_TABLES, find_record
from lib.catalog import Package
from lib.schema import TABLES

ADDRESS = "https://example.org/?v=1&selected=O003"


def test_a_report_names_record_field_value_data_and_view(package: Package) -> None:
    record = find_record(package, "O003")
    count = next(v for v in disputable_values(record) if v.field == "count")
    text = dispute_text(record, count, package.version, package.sha256, ADDRESS)
    for part in ("O003", "count", "300", package.version, package.sha256, ADDRESS):
        assert part in text
    assert all(ref.source_id in text for ref in record.references)


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_every_record_has_values_to_dispute_as_its_table_holds_them(
    package: Package, table: str
) -> None:
    fields = TABLES[table].field_names
    for record_id in package.tables[table].iloc[:, 0].head(20):
        values = disputable_values(find_record(package, record_id))
        assert values
        assert {v.field for v in values} <= set(fields[1:])
        assert all(v.value not in ("", "nan", "<NA>", "None") for v in values)


def test_a_mail_carries_the_whole_report() -> None:
    text = "Record: O003\nField: count & unit\nView: " + ADDRESS
    parts = urlsplit(mail_link("desk@example.org", "O003", text))
    assert (parts.scheme, parts.path) == ("mailto", "desk@example.org")
    assert parse_qs(parts.query)["body"] == [text]


@pytest.mark.parametrize(
    "contact", ["", "desk", "https://example.org", "a@b.org?bcc=c@d.org", "a@b.org, c@d.org"]
)
def test_what_is_no_single_mail_address_gets_no_mail(contact: str) -> None:
    assert mail_link(contact, "O003", "text") == ""
