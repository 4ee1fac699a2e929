"""The web addresses of a description visited, where a person asked for it: a few at once, fewer of one host."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from validator.limits import LIMITS, beyond
from validator.metadata.fault import Fault
from validator.metadata.plausibility import ADDRESSES
from validator.network import is_public, why_broken
from validator.progress import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from validator.finding import Finding
    from validator.metadata.description import Description, Subject, Value

    Accepts = Callable[[str], bool]

AT_ONCE = 8
OF_ONE_HOST = 2
WEB = ("http://", "https://")


def check_links(description: Description, *, accepts: Accepts = is_public) -> Iterator[Finding]:
    """Yield the web addresses that do not work, in the order of the description; each is visited once.

    Raise DsregError "limit-reached" where there are too many of them.
    """
    addresses = {value.text for _, _, value in _web_values(description)}
    if len(addresses) > LIMITS.links:
        raise beyond(description.path, "the number of its web addresses", LIMITS.links, size=len(addresses))
    broken = find_broken(addresses, shown=description.path, accepts=accepts)
    for subject, name, value in _web_values(description):
        reason = broken.get(value.text)
        if reason is not None:
            yield Fault(
                code="link-broken",
                subject=subject,
                property=name,
                message=f"The {ADDRESSES[name]} ({name}) of {subject.label} does not work: {reason}.",
                value=value,
            ).finding(description)


def find_broken(addresses: Iterable[str], *, shown: str, accepts: Accepts = is_public) -> dict[str, str]:
    """Return the addresses that do not work, each with the reason.

    Each host is asked by two visitors at most, one address after the other.
    """
    lanes: dict[tuple[str, int], list[str]] = {}
    hosts: dict[str, int] = {}
    for address in sorted(set(addresses)):
        host = address.split("/", 3)[2].lower()
        hosts[host] = hosts.get(host, -1) + 1
        lanes.setdefault((host, hosts[host] % OF_ONE_HOST), []).append(address)

    def visit(lane: list[str]) -> list[tuple[str, str | None]]:
        return [(address, why_broken(address, shown=shown, accepts=accepts)) for address in lane]

    tell(f"visiting {sum(map(len, lanes.values())):,} web addresses")
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        visited = [one for lane in visitors.map(visit, lanes.values()) for one in lane]
    return {address: reason for address, reason in visited if reason is not None}


def _web_values(description: Description) -> Iterator[tuple[Subject, str, Value]]:
    for subject in description.subjects:
        for name in sorted(ADDRESSES.keys() & subject.properties.keys()):
            for value in subject.properties[name]:
                if value.text.startswith(WEB):
                    yield subject, name, value
