"""UK GEMINI as ISO 19139 XML: the elements that a description has values for, in the order that the schema asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from standards.vocabulary import find_vocabulary
from validator.metadata.conversion.terms import is_iri

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from validator.metadata.conversion.telling import Contact, Telling
    from validator.metadata.description import Subject

GMD, GCO, GML = "http://www.isotc211.org/2005/gmd", "http://www.isotc211.org/2005/gco", "http://www.opengis.net/gml/3.2"
CODES = "https://schemas.isotc211.org/19139/resources/gmxCodelists.xml"
LANGUAGES = "http://www.loc.gov/standards/iso639-2/php/code_list.php"
UPDATES = {
    "CONT": "continual",
    "DAILY": "daily",
    "WEEKLY": "weekly",
    "BIWEEKLY": "fortnightly",
    "MONTHLY": "monthly",
    "QUARTERLY": "quarterly",
    "ANNUAL_2": "biannually",
    "ANNUAL": "annually",
    "AS_NEEDED": "asNeeded",
    "IRREG": "irregular",
    "NOT_PLANNED": "notPlanned",
    "UNKNOWN": "unknown",
}
"""ISO's word for a frequency of the EU's list, where it has one."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def gemini(told: Telling) -> list[bytes]:
    """Return one document for each dataset."""
    # the library that writes XML is imported only here
    from xml.etree.ElementTree import indent, register_namespace, tostring  # noqa: PLC0415 - nothing is parsed

    for prefix, address in (("gmd", GMD), ("gco", GCO), ("gml", GML)):
        register_namespace(prefix, address)
    found = []
    for one in told.datasets():
        root = _metadata(told, one)
        indent(root)
        found.append(b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n")
    return found


def _metadata(told: Telling, dataset: Subject) -> Element:
    root: Element = _element(f"{{{GMD}}}MD_Metadata")
    identifier, languages = told.identifier(dataset), _languages(told, dataset)
    modified = told.text(dataset, "dct:modified")
    contact = told.contact(dataset, ("name", "mail", "phone"))
    _text(root, "fileIdentifier", identifier)
    for one in languages[:1]:
        _code(_add(root, "language"), "LanguageCode", one, LANGUAGES)
    _code(_add(root, "hierarchyLevel"), "MD_ScopeCode", "dataset")
    if contact:
        _party(_add(root, "contact"), contact, "pointOfContact")
    if modified:
        _date(_add(root, "dateStamp"), modified)
    _text(root, "metadataStandardName", "UK GEMINI")
    _text(root, "metadataStandardVersion", "2.3")
    _identification(told, dataset, _add(_add(root, "identificationInfo"), "MD_DataIdentification"), contact, languages)
    files = told.files(dataset)
    if files:
        _distribution(told, files, _add(_add(root, "distributionInfo"), "MD_Distribution"))
    lineage = told.text(dataset, "dct:provenance")
    if lineage:
        quality = _add(_add(root, "dataQualityInfo"), "DQ_DataQuality")
        _code(_add(_add(_add(quality, "scope"), "DQ_Scope"), "level"), "MD_ScopeCode", "dataset")
        _text(_add(_add(quality, "lineage"), "LI_Lineage"), "statement", lineage)
    return root


def _identification(
    told: Telling, dataset: Subject, info: Element, contact: Contact | None, languages: list[str]
) -> None:
    _citation(told, dataset, _add(_add(info, "citation"), "CI_Citation"))
    _text(info, "abstract", told.text(dataset, "dct:description"))
    if contact:
        _party(_add(info, "pointOfContact"), contact, "pointOfContact")
    for name, role in (("dct:publisher", "publisher"), ("dct:creator", "originator")):
        for agent in told.agents(dataset, name, ("name", "mail", "phone")):
            _party(_add(info, "pointOfContact"), agent, role)
    _maintenance(told, dataset, info)
    if keywords := told.texts(dataset, "dcat:keyword"):
        group = _add(_add(info, "descriptiveKeywords"), "MD_Keywords")
        for one in keywords:
            _text(group, "keyword", one)
    _constraints(told, dataset, info)
    for one in languages:
        _code(_add(info, "language"), "LanguageCode", one, LANGUAGES)
    _extent(told, dataset, info)


def _citation(told: Telling, dataset: Subject, citation: Element) -> None:
    _text(citation, "title", told.text(dataset, "dct:title"))
    for one in told.texts(dataset, "dct:alternative"):
        _text(citation, "alternateTitle", one)
    for name, kind in (("dct:created", "creation"), ("dct:issued", "publication"), ("dct:modified", "revision")):
        if stated := told.text(dataset, name):
            date = _add(_add(citation, "date"), "CI_Date")
            _date(_add(date, "date"), stated)
            _code(_add(date, "dateType"), "CI_DateTypeCode", kind)
    _text(citation, "edition", told.text(dataset, "dcat:version"))
    if identifier := told.identifier(dataset):
        _text(_add(_add(citation, "identifier"), "MD_Identifier"), "code", identifier)


def _maintenance(told: Telling, dataset: Subject, info: Element) -> None:
    member = find_vocabulary("frequency").suggest(dataset.first("dct:accrualPeriodicity"))
    word = UPDATES.get(member.value.rpartition("/")[2]) if member else None
    if word:
        told.text(dataset, "dct:accrualPeriodicity")
        group = _add(_add(info, "resourceMaintenance"), "MD_MaintenanceInformation")
        _code(_add(group, "maintenanceAndUpdateFrequency"), "MD_MaintenanceFrequencyCode", word)


def _constraints(told: Telling, dataset: Subject, info: Element) -> None:
    for element, name in (("accessConstraints", "dct:accessRights"), ("useConstraints", "dct:license")):
        text = told.text(dataset, name) if name != "dct:license" else told.one_licence(dataset, told.files(dataset))
        if text:
            group = _add(_add(info, "resourceConstraints"), "MD_LegalConstraints")
            _code(_add(group, element), "MD_RestrictionCode", "otherRestrictions")
            _text(group, "otherConstraints", text)


def _extent(told: Telling, dataset: Subject, info: Element) -> None:
    place, (start, end) = told.place(dataset), told.period(dataset, opened=" ")
    if not place and not (start or end):
        return
    extent = _add(_add(info, "extent"), "EX_Extent")
    box = _box(place)
    if box is not None:
        group = _add(_add(extent, "geographicElement"), "EX_GeographicBoundingBox")
        sides = ("westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude")
        for side, value in zip(sides, box, strict=True):
            _leaf(_add(group, side), "Decimal", value)
    elif place:
        group = _add(_add(extent, "geographicElement"), "EX_GeographicDescription")
        _text(_add(_add(group, "geographicIdentifier"), "MD_Identifier"), "code", place)
    if start or end:
        period = _element(f"{{{GML}}}TimePeriod", {f"{{{GML}}}id": "period"})
        _add(_add(_add(extent, "temporalElement"), "EX_TemporalExtent"), "extent").append(period)
        for name, stated in (("beginPosition", start.strip()), ("endPosition", end.strip())):
            position = _element(f"{{{GML}}}{name}", {} if stated else {"indeterminatePosition": "unknown"})
            position.text = stated or None
            period.append(position)


def _box(place: str) -> tuple[str, str, str, str] | None:
    """Return west, east, south and north of a shape of text whose numbers are pairs of longitude and latitude."""
    if not place or is_iri(place) or not re.match(r"\s*(?:POLYGON|ENVELOPE|\{|-?[0-9])", place):
        return None
    found = _NUMBER.findall(place)
    x, y = sorted(found[::2], key=float), sorted(found[1::2], key=float)
    pairs = 4 if place.lstrip()[:1] not in {"-", *"0123456789"} else 2
    return (x[0], x[-1], y[0], y[-1]) if len(x) == len(y) >= pairs else None


def _distribution(told: Telling, files: list[Subject], group: Element) -> None:
    formats = dict.fromkeys(told.media_type(one) or told.text(one, "dct:format") for one in files)
    for one in filter(None, formats):
        stated = _add(_add(group, "distributionFormat"), "MD_Format")
        _text(stated, "name", one)
        _add(stated, "version").set(f"{{{GCO}}}nilReason", "unknown")
    transfer = _add(_add(group, "transferOptions"), "MD_DigitalTransferOptions")
    for file in files:
        if address := told.one_address(file):
            line = _add(_add(transfer, "onLine"), "CI_OnlineResource")
            link = _add(_add(line, "linkage"), "URL")
            link.text = address
            _text(line, "name", told.text(file, "dct:title"))
            _text(line, "description", told.text(file, "dct:description"))


def _party(parent: Element, contact: Contact, role: str) -> None:
    party = _add(parent, "CI_ResponsibleParty")
    _text(party, "organisationName", contact.name)
    if contact.mail or contact.phone:
        details = _add(_add(party, "contactInfo"), "CI_Contact")
        if contact.phone:
            _text(_add(_add(details, "phone"), "CI_Telephone"), "voice", contact.phone)
        if contact.mail:
            _text(_add(_add(details, "address"), "CI_Address"), "electronicMailAddress", contact.mail)
    _code(_add(party, "role"), "CI_RoleCode", role)


def _languages(told: Telling, dataset: Subject) -> list[str]:
    """Return the languages as ISO 639-2 writes them: eng."""
    return [one.rpartition("/")[2].lower() for one in told.texts(dataset, "dct:language")]


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - xml.etree's own class
    # the library that writes XML is imported only here
    from xml.etree.ElementTree import Element  # noqa: PLC0415 - nothing is parsed

    return Element(name, attributes or {})


def _add(parent: Element, name: str) -> Element:
    child: Element = _element(f"{{{GMD}}}{name}")
    parent.append(child)
    return child


def _leaf(parent: Element, kind: str, text: str) -> None:
    leaf = _element(f"{{{GCO}}}{kind}")
    leaf.text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    parent.append(leaf)


def _text(parent: Element, name: str, text: str) -> None:
    if text:
        _leaf(_add(parent, name), "CharacterString", text)


def _date(parent: Element, text: str) -> None:
    _leaf(parent, "DateTime" if "T" in text else "Date", text)


def _code(parent: Element, name: str, value: str, code_list: str = "") -> None:
    code = _add(parent, name)
    code.set("codeList", code_list or f"{CODES}#{name}")
    code.set("codeListValue", value)
    code.text = value
