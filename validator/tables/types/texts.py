"""Texts and their formats: addresses of the web and of people, UUIDs, base64."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.tables import sql
from validator.tables.types.type_rule import TypeRule

if TYPE_CHECKING:
    from sqlglot import exp

    from standards.schema import Field

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
TOP = r"[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = rf"{ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)+{TOP}"
LONGEST_EMAIL = 254
LOCAL_PART = r"[^@]{1,64}@.*"

CODED = "%[0-9A-Fa-f]{2}"
UNIT = r"[A-Za-z0-9._~!$&'()*+,;="
SEGMENT = rf"(?:{UNIT}:@-]|{CODED})"
QUERY = rf"(?:{UNIT}:@/?-]|{CODED})*"
AUTHORITY = rf"(?:(?:{UNIT}:-]|{CODED})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:{UNIT}-]|{CODED})*)(?::[0-9]*)?"
URI = (
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://{AUTHORITY}(?:/{SEGMENT}*)*|/?(?:{SEGMENT}+(?:/{SEGMENT}*)*)?)"
    rf"(?:\?{QUERY})?(?:#{QUERY})?"
)
WEB = "(?i:https?):(?s:.*)"
WEB_WITH_HOST = "(?i:https?)://[^/?#:@](?s:.*)"
UUID = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
BINARY = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"


def _has_email_lengths(text: exp.Expr) -> exp.Expr:
    is_short = sql.compare(sql.length(text), "<=", sql.literal(LONGEST_EMAIL))
    return sql.every([is_short, sql.matches(text.copy(), LOCAL_PART)])


def _has_host(text: exp.Expr) -> exp.Expr:
    return sql.either([sql.negate(sql.matches(text, WEB)), sql.matches(text.copy(), WEB_WITH_HOST)])


def any_text(_field: Field) -> TypeRule:
    """Return the rule of `any`: every text as it is."""
    return TypeRule(expected="any text", is_trimmed=False)


def string(field: Field) -> TypeRule:
    """Return the rule of a string in its format; an unknown format is read as the default one."""
    return STRINGS.get(field.format, STRINGS["default"])


STRINGS = {
    "default": TypeRule(expected="text", is_trimmed=False, size=sql.length),
    "email": TypeRule(
        expected="an e-mail address, like data@example.org",
        grammar=EMAIL,
        also=_has_email_lengths,
        is_trimmed=False,
        size=sql.length,
    ),
    "uri": TypeRule(
        expected="a web address, like https://example.org/page",
        grammar=URI,
        also=_has_host,
        is_trimmed=False,
        size=sql.length,
    ),
    "uuid": TypeRule(
        expected="a UUID, like 123e4567-e89b-12d3-a456-426614174000",
        grammar=UUID,
        key=sql.lowered,
        is_trimmed=False,
        size=sql.length,
    ),
    "binary": TypeRule(expected="base64 text", grammar=BINARY, is_trimmed=False, size=sql.length),
}
