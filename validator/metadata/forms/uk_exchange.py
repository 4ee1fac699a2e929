"""The UK's Cross-Government Metadata Exchange Model: one record a file, in YAML or JSON."""

from __future__ import annotations

from validator.metadata.forms.json_form import tabled

_RESOURCE = (
    "accessRights alternativeTitle contactPoint created creator description identifier issued keyword licence modified "
    "publisher relatedResource securityClassification summary theme title type version"
)

UK_EXCHANGE = tabled(
    "uk-exchange",
    properties={
        "accessRights": "dct:accessRights",
        "accessService": "dcat:accessService",
        "address": "vcard:hasAddress",
        "alternativeTitle": "dct:alternative",
        "byteSize": "dcat:byteSize",
        "contactName": "vcard:fn",
        "contactPoint": "dcat:contactPoint",
        "created": "dct:created",
        "creator": "dct:creator",
        "description": "dct:description",
        "distribution": "dcat:distribution",
        "downloadURL": "dcat:downloadURL",
        "email": "vcard:hasEmail",
        "endpointDescription": "dcat:endpointDescription",
        "endpointURL": "dcat:endpointURL",
        "identifier": "dct:identifier",
        "issued": "dct:issued",
        "keyword": "dcat:keyword",
        "licence": "dct:license",
        "mediaType": "dcat:mediaType",
        "modified": "dct:modified",
        "publisher": "dct:publisher",
        "relatedResource": "dct:relation",
        "securityClassification": "uk:securityClassification",
        "servesData": "dcat:servesDataset",
        "serviceStatus": "adms:status",
        "serviceType": "dct:type",
        "summary": "rdfs:comment",
        "telephone": "vcard:hasTelephone",
        "theme": "dcat:theme",
        "title": "dct:title",
        "type": "rdf:type",
        "updateFrequency": "dct:accrualPeriodicity",
        "version": "dcat:version",
    },
    objects={"contactPoint": "ContactPoint", "distribution": "Distribution"},
    classes={
        "Dataset": f"{_RESOURCE} distribution updateFrequency",
        "DataService": f"{_RESOURCE} endpointDescription endpointURL servesData serviceStatus serviceType",
        "Distribution": (
            "accessRights accessService byteSize description downloadURL identifier issued licence mediaType modified "
            "title type"
        ),
        "ContactPoint": "address contactName email telephone",
        "Organisation": "identifier title",
    },
)
