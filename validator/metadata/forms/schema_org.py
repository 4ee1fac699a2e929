"""schema.org's Dataset and Croissant, as tables: what each word is in DCAT's, by schema.org's own alignment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validator.metadata.description import listed
from validator.metadata.forms.json_form import JsonForm, Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validator.metadata.description import Description, Subject

NAME, TEXT = {"schema:name": "dct:title"}, {"schema:description": "dct:description"}
WORK: Mapping[str, str] = {
    **NAME,
    **TEXT,
    "dct:conformsTo": "dct:conformsTo",
    "schema:about": "dcat:theme",
    "schema:alternateName": "dct:alternative",
    "schema:author": "dct:creator",
    "schema:citation": "schema:citation",
    "schema:conditionsOfAccess": "dct:accessRights",
    "schema:conformsTo": "dct:conformsTo",
    "schema:contactPoint": "dcat:contactPoint",
    "schema:contributor": "dct:contributor",
    "schema:copyrightHolder": "dct:rightsHolder",
    "schema:creator": "dct:creator",
    "schema:dateCreated": "dct:created",
    "schema:dateModified": "dct:modified",
    "schema:datePublished": "dct:issued",
    "schema:funder": "schema:funder",
    "schema:hasPart": "dct:hasPart",
    "schema:identifier": "dct:identifier",
    "schema:inLanguage": "dct:language",
    "schema:isAccessibleForFree": "schema:isAccessibleForFree",
    "schema:isBasedOn": "dct:source",
    "schema:isPartOf": "dct:isPartOf",
    "schema:keywords": "dcat:keyword",
    "schema:license": "dct:license",
    "schema:maintainer": "schema:maintainer",
    "schema:publisher": "dct:publisher",
    "schema:sameAs": "schema:sameAs",
    "schema:sdLicense": "schema:sdLicense",
    "schema:sdPublisher": "schema:sdPublisher",
    "schema:sdDatePublished": "schema:sdDatePublished",
    "schema:spatialCoverage": "dct:spatial",
    "schema:temporalCoverage": "dct:temporal",
    "schema:url": "dcat:landingPage",
    "schema:usageInfo": "dct:rights",
    "schema:version": "dcat:version",
}
DATASET: Mapping[str, str] = {
    **WORK,
    "cr:citeAs": "cr:citeAs",
    "cr:isLiveDataset": "cr:isLiveDataset",
    "cr:recordSet": "cr:recordSet",
    "schema:distribution": "dcat:distribution",
    "schema:includedInDataCatalog": "schema:includedInDataCatalog",
    "schema:issn": "schema:issn",
    "schema:measurementMethod": "schema:measurementMethod",
    "schema:measurementTechnique": "schema:measurementTechnique",
    "schema:variableMeasured": "schema:variableMeasured",
}
FILE: Mapping[str, str] = {
    **NAME,
    **TEXT,
    "@type": "rdf:type",
    "cr:containedIn": "cr:containedIn",
    "cr:excludes": "cr:excludes",
    "cr:includes": "cr:includes",
    "cr:md5": "cr:md5",
    "cr:sha256": "schema:sha256",
    "dct:conformsTo": "dct:conformsTo",
    "schema:conformsTo": "dct:conformsTo",
    "schema:containedIn": "cr:containedIn",
    "schema:contentSize": "schema:contentSize",
    "schema:contentUrl": "dcat:downloadURL",
    "schema:dateCreated": "dct:created",
    "schema:dateModified": "dct:modified",
    "schema:datePublished": "dct:issued",
    "schema:encodingFormat": "dcat:mediaType",
    "schema:fileFormat": "dcat:mediaType",
    "schema:excludes": "cr:excludes",
    "schema:includes": "cr:includes",
    "schema:inLanguage": "dct:language",
    "schema:license": "dct:license",
    "schema:md5": "cr:md5",
    "schema:sameAs": "schema:sameAs",
    "schema:sha256": "schema:sha256",
    "schema:url": "dcat:accessURL",
    "schema:version": "dcat:version",
}
AGENT: Mapping[str, str] = {
    "schema:name": "foaf:name",
    "schema:contactPoint": "dcat:contactPoint",
    "schema:email": "foaf:mbox",
    "schema:sameAs": "owl:sameAs",
    "schema:url": "foaf:homepage",
}
CROISSANT_KEYS = (
    "annotation arrayShape citeAs column containedIn data dataType equivalentProperty examples excludes extract field "
    "fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path readLines "
    "recordSet references regex repeated replace samplingRate separator source subField transform value"
)
"""What Croissant's own context names, for a document that writes none."""
CROISSANT_TERMS: Mapping[str, str] = {
    **{key: f"http://mlcommons.org/croissant/{key}" for key in CROISSANT_KEYS.split()},
    "cr": "http://mlcommons.org/croissant/",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
}
FIELD = (
    "annotation arrayShape dataType equivalentProperty examples isArray parentField references repeated "
    "source subField value"
)


def _croissant(keys: str) -> dict[str, str]:
    """Return keys that are properties of their own name, between spaces."""
    return {f"cr:{key}": f"cr:{key}" for key in keys.split()}


PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "Catalog": {**WORK, "schema:dataset": "dcat:dataset"},
    "Dataset": DATASET,
    "DataDownload": FILE,
    "FileObject": FILE,
    "FileSet": FILE,
    "Agent": AGENT,
    "Kind": {
        "schema:name": "vcard:fn",
        "schema:email": "vcard:hasEmail",
        "schema:telephone": "vcard:hasTelephone",
        "schema:url": "vcard:hasURL",
        "schema:contactType": "vcard:role",
    },
    "LicenceDocument": {**NAME, "schema:url": "schema:url", "schema:identifier": "dct:identifier"},
    "Identifier": {
        "schema:propertyID": "adms:schemaAgency",
        "schema:url": "rdfs:seeAlso",
        "schema:value": "skos:notation",
    },
    "Location": {"schema:name": "skos:prefLabel", "schema:geo": "locn:geometry", "schema:identifier": "dct:identifier"},
    "RecordSet": {**NAME, **TEXT, **_croissant("annotation data dataType examples field key"), "@type": "rdf:type"},
    "Field": {**NAME, **TEXT, **_croissant(FIELD), "@type": "rdf:type"},
    "Source": _croissant("extract field fileObject fileSet format recordSet transform"),
}
OBJECTS: Mapping[str, str] = {
    "cr:field": "Field",
    "cr:parentField": "Source",
    "cr:recordSet": "RecordSet",
    "cr:references": "Source",
    "cr:source": "Source",
    "cr:subField": "Field",
    "dcat:contactPoint": "Kind",
    "dcat:dataset": "Dataset",
    "dct:contributor": "Agent",
    "dct:creator": "Agent",
    "dct:hasPart": "Dataset",
    "dct:identifier": "Identifier",
    "dct:isPartOf": "Dataset",
    "dct:license": "LicenceDocument",
    "dct:publisher": "Agent",
    "dct:rightsHolder": "Agent",
    "dct:spatial": "Location",
    "schema:funder": "Agent",
    "schema:includedInDataCatalog": "Catalog",
    "schema:maintainer": "Agent",
}
"""The class of the object that may stand at a property; within a source, a field is one that stands elsewhere."""
TYPES: Mapping[str, str] = {
    "schema:CreativeWork": "LicenceDocument",
    "schema:ContactPoint": "Kind",
    "schema:DataCatalog": "Catalog",
    "schema:GovernmentOrganization": "Agent",
    "schema:Organization": "Agent",
    "schema:Person": "Agent",
    "schema:Place": "Location",
    "schema:PropertyValue": "Identifier",
}


def _form(name: str, file: str) -> JsonForm:
    """Return the form whose distributions are, where they do not say more, of class `file`."""
    objects = {**OBJECTS, "dcat:distribution": file}
    return JsonForm(
        id=name,
        classes={
            of_class: {
                key: Key(
                    property=one,
                    of_class=None if of_class == "Source" else objects.get(one),
                    separator="," if one == "dcat:keyword" else None,
                )
                for key, one in keys.items()
            }
            for of_class, keys in PROPERTIES.items()
        },
        identifiers=("schema:identifier", "@id"),
        ignored=frozenset({"@context", "@id", "@type", "@language", "@graph"}),
        types=TYPES,
        wider={"DataDownload": ("Distribution",), "FileObject": ("Distribution",), "FileSet": ("Distribution",)},
        links=True,
    )


SCHEMA_ORG = _form("schema-org", "DataDownload")
CROISSANT = _form("croissant", "FileObject")
FORMS = frozenset({SCHEMA_ORG.id, CROISSANT.id})
PROFILES = frozenset({"croissant-1", "schema-org-dataset"})
"""Profiles that ask in schema.org's own words."""


def in_own_words(description: Description) -> Description:
    """Return a description with each value under schema.org's names too, as the profiles of schema.org ask for it."""
    if description.form not in FORMS:
        return description
    return replace(description, subjects=listed(map(_in_own_words, description.subjects)))


def _in_own_words(subject: Subject) -> Subject:
    stated = subject.properties
    own = {name: stated[one] for name, one in PROPERTIES[subject.classes[0]].items() if one in stated}
    return replace(subject, properties={**own, **stated})
