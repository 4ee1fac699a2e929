"""What kind of value each property takes in DCAT, and the code list that has a name for what people write."""

from __future__ import annotations

DATES = frozenset(
    {"dct:created", "dct:issued", "dct:modified", "dcat:startDate", "dcat:endDate", "dct:available", "dct:valid"}
)
DATATYPES = {
    "dcat:byteSize": "xsd:nonNegativeInteger",
    "dcat:spatialResolutionInMeters": "xsd:decimal",
    "dcat:temporalResolution": "xsd:duration",
    "spdx:checksumValue": "xsd:hexBinary",
}
LISTS = {
    "adms:status": "distribution-status",
    "dcat:compressFormat": "media-type",
    "dcat:mediaType": "media-type",
    "dcat:packageFormat": "media-type",
    "dcat:theme": "data-theme",
    "dcatap:availability": "planned-availability",
    "dct:accessRights": "access-right",
    "dct:accrualPeriodicity": "frequency",
    "dct:format": "file-type",
    "dct:language": "language",
    "dct:license": "licence",
    "dct:type": "dataset-type",
    "spdx:algorithm": "checksum-algorithm",
}
"""The code list of a property's values."""
AGENTS = frozenset({"dct:contributor", "dct:creator", "dct:publisher", "dct:rightsHolder"})
LABELLED = {
    "dct:conformsTo": ("dct:Standard", "dct:title"),
    "dct:provenance": ("dct:ProvenanceStatement", "rdfs:label"),
    "dct:rights": ("dct:RightsStatement", "rdfs:label"),
    "dct:accessRights": ("dct:RightsStatement", "rdfs:label"),
    "dct:license": ("dct:LicenseDocument", "dct:title"),
    "dct:format": ("dct:MediaTypeOrExtent", "rdfs:label"),
    "dcat:mediaType": ("dct:MediaType", "rdfs:label"),
    "dct:accrualPeriodicity": ("dct:Frequency", "rdfs:label"),
    "dct:language": ("dct:LinguisticSystem", "rdfs:label"),
    "dcat:theme": ("skos:Concept", "skos:prefLabel"),
    "dct:subject": ("skos:Concept", "skos:prefLabel"),
    "dct:type": ("skos:Concept", "skos:prefLabel"),
    "adms:status": ("skos:Concept", "skos:prefLabel"),
    "dct:spatial": ("dct:Location", "skos:prefLabel"),
    "dct:temporal": ("dct:PeriodOfTime", "rdfs:label"),
}
"""What words that name no IRI become: a thing of its own, of this class, with this label."""
ADDRESSES = frozenset(
    {
        "dcat:accessURL",
        "dcat:downloadURL",
        "dcat:endpointDescription",
        "dcat:endpointURL",
        "dcat:accessService",
        "dcat:dataset",
        "dcat:distribution",
        "dcat:hasVersion",
        "dcat:inSeries",
        "dcat:landingPage",
        "dcat:servesDataset",
        "dcat:service",
        "dcat:themeTaxonomy",
        "dcatap:applicableLegislation",
        "dct:hasPart",
        "dct:isPartOf",
        "dct:isReferencedBy",
        "dct:references",
        "dct:relation",
        "dct:replaces",
        "dct:source",
        "foaf:depiction",
        "foaf:homepage",
        "foaf:page",
        "foaf:primaryTopic",
        "owl:sameAs",
        "vcard:hasEmail",
        "vcard:hasTelephone",
        "vcard:hasURL",
    }
)
"""Properties whose value is an address, or another thing of the catalogue."""
CLASS_NAMES = {
    "Address": "vcard:Address",
    "Agent": "foaf:Agent",
    "Attribution": "prov:Attribution",
    "Activity": "prov:Activity",
    "Catalog": "dcat:Catalog",
    "CatalogRecord": "dcat:CatalogRecord",
    "Checksum": "spdx:Checksum",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "ContactPoint": "vcard:Kind",
    "DataService": "dcat:DataService",
    "Dataset": "dcat:Dataset",
    "DatasetSeries": "dcat:DatasetSeries",
    "Distribution": "dcat:Distribution",
    "Document": "foaf:Document",
    "Identifier": "adms:Identifier",
    "Kind": "vcard:Kind",
    "LicenceDocument": "dct:LicenseDocument",
    "Location": "dct:Location",
    "Organisation": "foaf:Agent",
    "PeriodOfTime": "dct:PeriodOfTime",
    "QualityMeasurement": "dqv:QualityMeasurement",
    "Metric": "dqv:Metric",
    "Relationship": "dcat:Relationship",
    "RightsStatement": "dct:RightsStatement",
    "Standard": "dct:Standard",
}
"""The class in RDF of a class that a form of JSON or YAML names."""
