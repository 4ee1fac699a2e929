"""DCAT-US, the form of a data.json: 1.1, as many British councils' portals write it too, and 3."""

from __future__ import annotations

from validator.metadata.forms.json_form import tabled

NAMED_ALIKE = {
    "adms": "representationTechnique sample status versionNotes",
    "cnt": "characterEncoding",
    "dcat": (
        "accessService accessURL bbox byteSize catalog centroid compressFormat contactPoint dataset "
        "distribution downloadURL endDate endpointDescription endpointURL first hadRole hasCurrentVersion "
        "hasVersion inSeries keyword landingPage last mediaType packageFormat previousVersion "
        "qualifiedRelation record seriesMember servesDataset service spatialResolutionInMeters startDate "
        "temporalResolution theme themeTaxonomy version"
    ),
    "dcat-us": (
        "accessLevel accessRestriction bureauCode corporateCreator country-name cuiBannerMarking "
        "cuiRestriction dataQuality describedBy describedByType designationIndicator liabilityStatement "
        "locality metadataDistribution postal-code primaryITInvestmentUII programCode purpose region "
        "requiredIndicatorPerAuthority restrictionNote restrictionStatus schemaAgency specificRestriction "
        "street-address supportedSchema systemOfRecords useRestriction"
    ),
    "dcatap": "availability",
    "dct": (
        "abstract accessRights accrualPeriodicity bibliographicCitation conformsTo contributor created "
        "creator description format hasPart identifier isPartOf isReferencedBy issued language license "
        "modified provenance publisher references relation replaces rights rightsHolder source spatial "
        "subject temporal title"
    ),
    "dqv": "expectedDataType hasQualityMeasurement inDimension isMeasurementOf unitMeasure value",
    "foaf": "homepage name page primaryTopic",
    "locn": "geometry",
    "org": "subOrganizationOf",
    "prov": "agent qualifiedAttribution wasAttributedTo wasGeneratedBy wasUsedBy",
    "rdfs": "label",
    "skos": "altLabel definition inScheme notation prefLabel scopeNote",
    "spdx": "algorithm checksum checksumValue",
    "vcard": "family-name fn given-name hasEmail organization-name tel",
}
"""Keys that are called as their property is, by the prefix of its vocabulary."""
NAMED_OTHERWISE = {
    "address": "vcard:hasAddress",
    "category": "dct:type",
    "datasetSeries": "dct:hasPart",
    "image": "foaf:depiction",
    "otherIdentifier": "adms:identifier",
}
OBJECTS = {
    "accessRestriction": "AccessRestriction",
    "accessRights": "RightsStatement",
    "accessService": "DataService",
    "address": "Address",
    "agent": "Agent",
    "catalog": "Catalog",
    "category": "Concept",
    "checksum": "Checksum",
    "conformsTo": "Standard",
    "contactPoint": "Kind",
    "contributor": "Agent",
    "creator": "Agent",
    "cuiRestriction": "CUIRestriction",
    "dataset": "Dataset",
    "describedBy": "Distribution",
    "datasetSeries": "DatasetSeries",
    "distribution": "Distribution",
    "first": "Dataset",
    "hadRole": "Concept",
    "hasQualityMeasurement": "QualityMeasurement",
    "homepage": "Document",
    "inDimension": "Concept",
    "inSeries": "DatasetSeries",
    "isMeasurementOf": "Metric",
    "last": "Dataset",
    "license": "LicenceDocument",
    "metadataDistribution": "Distribution",
    "otherIdentifier": "Identifier",
    "page": "Document",
    "primaryTopic": "Dataset",
    "publisher": "Agent",
    "qualifiedAttribution": "Attribution",
    "qualifiedRelation": "Relationship",
    "record": "CatalogRecord",
    "rights": "RightsStatement",
    "rightsHolder": "Agent",
    "sample": "Distribution",
    "seriesMember": "Dataset",
    "servesDataset": "Dataset",
    "service": "DataService",
    "spatial": "Location",
    "status": "Concept",
    "subOrganizationOf": "Agent",
    "subject": "Concept",
    "temporal": "PeriodOfTime",
    "theme": "Concept",
    "themeTaxonomy": "ConceptScheme",
    "useRestriction": "UseRestriction",
    "wasGeneratedBy": "Activity",
    "wasUsedBy": "Activity",
}
"""The class of the object that may stand at a key."""
PROPERTIES = NAMED_OTHERWISE | {key: f"{prefix}:{key}" for prefix, keys in NAMED_ALIKE.items() for key in keys.split()}

DCAT_US_1 = tabled(
    "dcat-us-1.1",
    properties=PROPERTIES,
    objects=OBJECTS,
    classes={
        "Catalog": "conformsTo dataset describedBy",
        "Dataset": (
            "accessLevel accrualPeriodicity bureauCode conformsTo contactPoint dataQuality describedBy "
            "describedByType description distribution identifier isPartOf issued keyword landingPage "
            "language license modified primaryITInvestmentUII programCode publisher references rights "
            "spatial systemOfRecords temporal theme title"
        ),
        "Distribution": (
            "accessURL conformsTo describedBy describedByType description downloadURL format mediaType title"
        ),
        "Agent": "name subOrganizationOf",
        "Kind": "fn hasEmail",
    },
)
DCAT_US_3 = tabled(
    "dcat-us-3",
    properties=PROPERTIES,
    objects=OBJECTS,
    classes={
        "Catalog": (
            "accessRights catalog category conformsTo contactPoint creator dataset datasetSeries description hasPart "
            "homepage identifier issued keyword language license modified otherIdentifier publisher "
            "qualifiedAttribution record rights rightsHolder service spatial subject temporal theme "
            "themeTaxonomy title"
        ),
        "Dataset": (
            "accessRights accrualPeriodicity category conformsTo contactPoint contributor created creator "
            "describedBy description distribution first hasCurrentVersion hasPart hasQualityMeasurement "
            "hasVersion identifier image inSeries isReferencedBy issued keyword landingPage language "
            "liabilityStatement metadataDistribution modified otherIdentifier page previousVersion "
            "provenance publisher purpose qualifiedAttribution qualifiedRelation relation replaces rights "
            "rightsHolder sample scopeNote source spatial spatialResolutionInMeters status subject "
            "supportedSchema temporal temporalResolution theme title version versionNotes wasAttributedTo "
            "wasGeneratedBy wasUsedBy"
        ),
        "AccessRestriction": "restrictionNote restrictionStatus specificRestriction",
        "Activity": "category label",
        "Address": "country-name locality postal-code region street-address",
        "Agent": "altLabel category name notation prefLabel subOrganizationOf",
        "Attribution": "agent hadRole",
        "CUIRestriction": "cuiBannerMarking designationIndicator requiredIndicatorPerAuthority",
        "CatalogRecord": "conformsTo description issued language modified primaryTopic source status title",
        "Checksum": "algorithm checksumValue",
        "Concept": "altLabel definition inScheme notation prefLabel",
        "ConceptScheme": "created description issued modified title version",
        "DataService": (
            "accessRights category conformsTo contactPoint created creator description endpointDescription "
            "endpointURL hasQualityMeasurement identifier keyword language license modified otherIdentifier "
            "publisher qualifiedAttribution rights rightsHolder servesDataset spatial "
            "spatialResolutionInMeters temporal temporalResolution theme title wasUsedBy"
        ),
        "DatasetSeries": (
            "accrualPeriodicity contactPoint description first issued last modified publisher seriesMember "
            "spatial temporal title"
        ),
        "Distribution": (
            "accessRestriction accessRights accessService accessURL availability byteSize characterEncoding "
            "checksum compressFormat conformsTo cuiRestriction describedBy description downloadURL format "
            "hasQualityMeasurement identifier image issued language license mediaType modified "
            "otherIdentifier packageFormat page representationTechnique rights spatialResolutionInMeters "
            "status temporalResolution title useRestriction"
        ),
        "Document": (
            "abstract accessURL bibliographicCitation category conformsTo corporateCreator creator "
            "description downloadURL identifier issued mediaType otherIdentifier publisher title"
        ),
        "Identifier": "creator issued notation schemaAgency version",
        "Kind": "address family-name fn given-name hasEmail organization-name tel title",
        "Location": "altLabel bbox centroid geometry identifier inScheme otherIdentifier prefLabel",
        "Metric": "definition expectedDataType inDimension",
        "PeriodOfTime": "endDate startDate",
        "QualityMeasurement": "isMeasurementOf unitMeasure value",
        "Relationship": "hadRole relation",
        "Standard": "category created description identifier inScheme issued modified otherIdentifier title",
        "UseRestriction": "restrictionNote restrictionStatus specificRestriction",
    },
)
