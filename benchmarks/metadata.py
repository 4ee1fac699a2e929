"""How long a catalogue takes, held to dcat-ap-3: time by size, memory, JSON-LD against Turtle, pyshacl in the same run.

Run it as `python benchmarks/metadata.py [--long]`. Every fault that is planted must be found, and no other error.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SEEN = (
    "import sys, rdflib, pyshacl\n"
    "shapes, data = (rdflib.Graph().parse(path) for path in sys.argv[1:])\n"
    "_, found, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)\n"
    "print(len(set(found.subjects(rdflib.RDF.type, rdflib.URIRef('http://www.w3.org/ns/shacl#ValidationResult')))))\n"
)
"""What the peer runs: pyshacl with a profile that dsreg wrote, so that both look for the same."""
EVERY = 20
"""One dataset in so many has a fault: no title, two publishers, a date in words, in turn."""
FAULTS = 3


def dataset(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a dataset and its distribution as nodes of JSON-LD, one in twenty of them faulty."""
    name = f"https://data.example.org/id/{number}"
    fault = (number // EVERY) % FAULTS if number % EVERY == 0 else None
    publishers = [{"@id": "https://data.example.org/id/council"}, {"@id": "https://other.example.org/id/council"}]
    node: dict[str, Any] = {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:title": {"@value": f"Air quality readings {number}", "@language": "en"},
        "dct:description": {"@value": f"Readings of station {number}, taken every hour.", "@language": "en"},
        "dct:identifier": f"urn:x:{number}",
        "dct:publisher": publishers[: 2 if fault == 1 else 1],
        "dct:issued": "in March" if fault == 2 else {"@value": "2026-03-31", "@type": "xsd:date"},  # noqa: PLR2004
        "dcat:keyword": [{"@value": word, "@language": "en"} for word in ("air", "quality", f"station {number % 50}")],
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/ENVI"},
        "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/GBR"},
        "dcat:distribution": {"@id": f"{name}/csv"},
    }
    if fault == 0:
        del node["dct:title"]
    file = {"@id": f"{name}/csv", "@type": "dcat:Distribution", "dcat:accessURL": {"@id": f"{name}.csv"}}
    return node, file


def write_catalogue(folder: Path, datasets: int) -> tuple[Path, Path, int]:
    """Write the same catalogue as JSON-LD and as Turtle; return both and the number of faults in it."""
    from pyoxigraph import RdfFormat, parse, serialize  # noqa: PLC0415 - only to write what is measured

    nodes = [node for number in range(datasets) for node in dataset(number)]
    document = json.dumps({"@context": PREFIXES, "@graph": nodes}, indent=1)
    linked, turtle = folder / f"{datasets}.jsonld", folder / f"{datasets}.ttl"
    linked.write_text(document, encoding="utf-8")
    written = serialize(
        (quad.triple for quad in parse(document, RdfFormat.JSON_LD)), format=RdfFormat.TURTLE, prefixes=PREFIXES
    )
    turtle.write_bytes(written or b"")
    return linked, turtle, len(range(0, datasets, EVERY))


def measure(command: list[str]) -> tuple[float, float, str]:
    """Return the CPU seconds of a command, its memory in MB at the most, and what it said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.decode("utf-8")


def main() -> None:
    """Print a line a catalogue, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="measure 100,000 datasets, and pyshacl with 10,000, too")
    is_long = parser.parse_args().long
    dsreg = [sys.executable, "-m", "dsreg"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        shapes = folder / "shapes.ttl"
        measure([*dsreg, "profile", "export", "dcat-ap-3", "--to", "shacl", "--output", str(shapes)])
        for datasets in (1_000, 10_000, *((100_000,) if is_long else ())):
            linked, turtle, faults = write_catalogue(folder, datasets)
            seconds, memory, said = measure([*dsreg, "validate", str(turtle)])
            if f"{faults:,} errors" not in said:
                sys.exit(f"{datasets:,} datasets: the {faults:,} planted faults are not what was found")
            other, _, _ = measure([*dsreg, "validate", str(linked)])
            print(f"{datasets:>7,} datasets {seconds:6.1f} s CPU {memory:6.0f} MB   JSON-LD {other / seconds:.2f} x")
            if datasets == (10_000 if is_long else 1_000):
                peer, _, _ = measure([sys.executable, "-c", SEEN, str(shapes), str(turtle)])
                print(f"        pyshacl, the same profile as SHACL: {peer:.1f} s CPU, {peer / seconds:.0f} x dsreg's")


if __name__ == "__main__":
    main()
