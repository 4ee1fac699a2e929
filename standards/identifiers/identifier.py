"""What an identifier is: its grammar, its one canonical form, and the known ways in which files spoil it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One known way in which a value is spoilt: the whole cell matches `grammar`, and `code` names the cause.

    `says` is the message of the place; None stands for the sentence of the code.
    """

    code: str
    grammar: str
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverReal:
    """Values that are well formed and will never be given out, for examples, tests and made-up data.

    In each of `forms` a # stands for any digit. `reference` says who keeps them free; without one it is this project's
    own convention, resting on what `says` says.
    """

    forms: tuple[str, ...]
    says: str
    reference: str = ""

    @property
    def grammar(self) -> str:
        """Return the forms as a regular expression for a whole canonical value."""
        return "|".join(re.escape(form).replace(r"\#", "[0-9]") for form in self.forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One kind of identifier. Grammars are RE2 regular expressions that must match the whole trimmed cell.

    `plain` matches only values of which there is nothing to say, so that the engine can pass them at once; it may
    match fewer values than `grammar`. Traps are tried in order before `grammar`; a value that neither a trap nor
    `grammar` matches gets the code `malformed` (None: any other value is accepted). `canonical` takes an accepted
    value; `suggest` takes a spoilt one and returns the right one only where it is certain.

    Three things are asked of a single value and not of a column: `strict` is its grammar where a column accepts other
    texts too, `checksum` says of a canonical value whether its check digit fits, and `bounds` are the least and the
    greatest value of a number (in a table a point is judged by both of its coordinates).

    `uri` is the web address of what is identified, {} standing for the canonical value without spaces. `never_real` are
    values for tests. `is_personal` marks the number of a living person, which is known here so that it can be found,
    and which no standard may ask for.
    """

    name: str
    title: str
    grammar: str
    plain: str
    malformed: str | None
    expected: str
    canonical: Callable[[str], str]
    suggest: Callable[[str], str | None]
    example: str
    reference: str
    traps: tuple[Trap, ...] = ()
    checksum: Callable[[str], bool] | None = None
    strict: str = ""
    bounds: tuple[str, str] | None = None
    uri: str = ""
    never_real: NeverReal | None = None
    is_personal: bool = False

    def uri_of(self, canonical: str) -> str | None:
        """Return the address of what a canonical value identifies, None where there is none."""
        if canonical.startswith(("http://", "https://")):
            return canonical
        return self.uri.replace("{}", canonical.replace(" ", "")) or None
