"""What an identifier is: its grammar, its one canonical form, and the known ways in which files spoil it."""

from __future__ import annotations

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
class Identifier:
    """One kind of identifier. Grammars are RE2 regular expressions that must match the whole trimmed cell.

    `plain` matches only values of which there is nothing to say, so that the engine can pass them at once; it may
    match fewer values than `grammar`. Traps are tried in order before `grammar`; a value that neither a trap nor
    `grammar` matches gets the code `malformed` (None: any other value is accepted). `canonical` takes an accepted
    value; `suggest` takes a spoilt one and returns the right one only where it is certain. `checksum` says of a
    canonical value whether its check digit fits; no engine asks it, so it is for telling numbers of this kind from
    others. `is_personal` marks the number of a living person, which is known here so that it can be found, and which
    no standard may ask for.
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
    is_personal: bool = False
