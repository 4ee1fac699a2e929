"""The prefixed names of the vocabularies that descriptions use, and the classes that profiles speak of."""

from __future__ import annotations

import re
from functools import lru_cache

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cnt": "http://www.w3.org/2011/content#",
    "cr": "http://mlcommons.org/croissant/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dctype": "http://purl.org/dc/dcmitype/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "freq": "http://purl.org/cld/freq/",
    "geodcatap": "http://data.europa.eu/930/",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "uk": "https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {
    "dcat:Catalog": "Catalog",
    "dcat:Dataset": "Dataset",
    "dcat:DatasetSeries": "DatasetSeries",
    "dcat:Distribution": "Distribution",
    "dcat:DataService": "DataService",
    "dcat:CatalogRecord": "CatalogRecord",
    "dcat:Relationship": "Relationship",
    "foaf:Agent": "Agent",
    "foaf:Organization": "Agent",
    "foaf:Person": "Agent",
    "org:Organization": "Agent",
    "vcard:Kind": "Kind",
    "vcard:Organization": "Kind",
    "vcard:Individual": "Kind",
    "vcard:Group": "Kind",
    "vcard:Location": "Kind",
    "spdx:Checksum": "Checksum",
    "skos:Concept": "Concept",
    "skos:ConceptScheme": "ConceptScheme",
    "adms:Identifier": "Identifier",
    "dct:LicenseDocument": "LicenceDocument",
    "dct:Location": "Location",
    "dct:PeriodOfTime": "PeriodOfTime",
    "odrl:Policy": "Policy",
    "dct:ProvenanceStatement": "ProvenanceStatement",
    "dct:RightsStatement": "RightsStatement",
    "dct:Standard": "Standard",
    "prov:Activity": "Activity",
    "prov:Attribution": "Attribution",
    "schema:Dataset": "Dataset",
    "schema:DataCatalog": "Catalog",
    "schema:DataDownload": "DataDownload",
}
"""From a type to the class that profiles name: several types can be one class."""

_BY_LENGTH = sorted(((iri, prefix) for prefix, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))
_LOCAL = re.compile(r"[\w.-]*")
# the same vocabulary, as some write it
_ALSO = {"https://schema.org/": "schema", "http://mlcommons.org/croissant/1.0/": "cr"}


@lru_cache(maxsize=4096)
def shorten(iri: str) -> str:
    """Return the prefixed name of an IRI (dct:title), the IRI itself where its vocabulary is not known."""
    for start, prefix in (*_BY_LENGTH, *_ALSO.items()):
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def expand(name: str) -> str:
    """Return the IRI of a prefixed name, the text itself where it is none."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES and not local.startswith("//") else name
