"""Codes about metadata: what a dataset says of itself, and what a set of descriptions says together."""

from __future__ import annotations

from validator.codes.code import Code
from validator.finding import Severity

_DCAT = "https://www.w3.org/TR/vocab-dcat-3/"
_DATA_PACKAGE = "https://datapackage.org/standard/data-package/"
_OPEN_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_LINKS = "https://www.rfc-editor.org/rfc/rfc3986"

# The severity of the first nine codes: the graver stands in the table.
_OBLIGED = "It is an error where the profile makes the property mandatory, a warning where it recommends it."

METADATA_CODES: tuple[Code, ...] = (
    Code(
        name="descriptor-error",
        severity=Severity.ERROR,
        counts="values",
        dimension="validity",
        one="1 part of the description does not have the form that its profile asks for.",
        many="{count} parts of the description do not have the form that its profile asks for.",
        mend="Correct the part that is named; `dsreg init` writes a description in the right form.",
        finds=(
            "Places where a datapackage.json, a data.json or another description does not keep the form of its "
            "profile: a text where a list belongs, a resource without a path, a key that must be there. "
            f"{_OBLIGED}"
        ),
        why="Programs read the description first; where its form is wrong they stop or skip the dataset.",
        example='`"resources": "toilets.csv"` becomes `"resources": [{"name": "toilets", "path": "toilets.csv"}]`.',
        reference=_DATA_PACKAGE,
    ),
    Code(
        name="property-missing",
        severity=Severity.ERROR,
        counts="values",
        dimension="completeness",
        one="1 piece of the description is missing.",
        many="{count} pieces of the description are missing.",
        mend="Add the property that is named.",
        finds=f"Properties that the profile asks for and that have no value. {_OBLIGED}",
        why=(
            "Portals leave out what they cannot place. In one council's catalogue of 267 datasets, 89 had no "
            "licence, so nobody could tell whether they may be used."
        ),
        example='No licence becomes `"licenses": [{"name": "OGL-UK-3.0"}]`.',
        reference=_DCAT,
    ),
    Code(
        name="property-repeated",
        severity=Severity.ERROR,
        counts="values",
        dimension="consistency",
        one="1 value too many is given for something that has one answer.",
        many="{count} values too many are given for something that has one answer.",
        mend="Keep the value that is right and delete the others.",
        finds=f"Properties with more values than the profile allows; those beyond the limit are counted. {_OBLIGED}",
        why="A reader picks one of the values, and not the same one everywhere.",
        example="Two dates of publication, `2026-03-01` and `2026-03-31`: keep the right one.",
        reference=_DCAT,
    ),
    Code(
        name="value-malformed",
        severity=Severity.ERROR,
        counts="values",
        dimension="validity",
        one="1 value does not have the form that it needs.",
        many="{count} values do not have the form that they need.",
        mend="Write dates like 2026-03-31, links with https:// in front, and an e-mail address with one @.",
        finds=(
            f"Dates, links, e-mail addresses, numbers and periods that are not written as the profile asks. {_OBLIGED}"
        ),
        why="A date that is only words cannot be sorted or counted by any catalogue.",
        example='`"last Wednesday"` as the date of publication becomes `"2026-03-25"`.',
        reference=_DCAT,
    ),
    Code(
        name="value-not-in-list",
        severity=Severity.ERROR,  # a warning also where our copy of the list is not whole
        counts="values",
        dimension="validity",
        one="1 value is not in the agreed list.",
        many="{count} values are not in the agreed list.",
        mend="Use the list's own value for it.",
        finds=(
            "Frequencies, formats, languages, themes and other values that must come from a code list and do not. "
            f"{_OBLIGED} It is also only a warning when the list that dsreg holds is not whole."
        ),
        why="Catalogues filter by the list's values, so a dataset with another one is not found.",
        example="`once a year` becomes `http://publications.europa.eu/resource/authority/frequency/ANNUAL`.",
        reference=_DCAT,
    ),
    Code(
        name="reference-dangling",
        severity=Severity.ERROR,
        counts="values",
        dimension="consistency",
        one="1 link inside the description leads to nothing.",
        many="{count} links inside the description lead to nothing.",
        mend="Correct the identifier, or add the description that it refers to.",
        finds=(
            "A dataset, distribution or publisher that is referred to in the description and is not described "
            "there, where it has no address of its own or the file describes others under the same address. "
            f"{_OBLIGED}"
        ),
        why="The part that is referred to is lost on whoever harvests the description.",
        example="A catalogue that lists `#toilets-2026` while the dataset is called `#toilets`: write the same name.",
        reference=_DCAT,
    ),
    Code(
        name="identifier-duplicate",
        severity=Severity.ERROR,
        counts="values",
        dimension="uniqueness",
        one="1 identifier belongs to another dataset already.",
        many="{count} identifiers belong to other datasets already.",
        mend="Give each dataset an identifier of its own, and never use one again.",
        finds=f"The second and later datasets with the same identifier. {_OBLIGED}",
        why="A harvester takes both for one dataset, and the one read last replaces the other.",
        example="`toilets` used for 2025 and for 2026 becomes `toilets-2025` and `toilets-2026`.",
        reference=f"{_DCAT}#Property:resource_identifier",
    ),
    Code(
        name="date-order",
        severity=Severity.ERROR,
        counts="values",
        dimension="accuracy",
        one="1 date comes before a date that it must follow.",
        many="{count} dates come before a date that they must follow.",
        mend="Correct the date that is wrong.",
        finds=f"Changed before published, or a period that ends before it starts. {_OBLIGED}",
        why="One of the two is wrong, so neither can be trusted.",
        example="Published `2026-03-31`, changed `2025-03-31`: the change was in `2026-04`.",
        reference=_DCAT,
    ),
    Code(
        name="licence-unknown",
        severity=Severity.ERROR,
        counts="values",
        dimension="validity",
        one="1 licence is not one that is known.",
        many="{count} licences are not ones that are known.",
        mend="Give the licence's web address, such as that of the Open Government Licence version 3.",
        finds=(
            f"Licences that are neither the address nor the exact name of a licence known to dsreg. {_OBLIGED} "
            "A web address that dsreg does not know may be that of a good licence, so it is a warning."
        ),
        why="Nobody can tell from other words what they may do with the data.",
        example=f"`open` becomes `{_OPEN_LICENCE}`.",
        reference=f"{_DCAT}#license-rights",
    ),
    Code(
        name="title-duplicate",
        severity=Severity.WARNING,
        counts="values",
        dimension="uniqueness",
        one="1 title is used by another dataset too.",
        many="{count} titles are used by other datasets too.",
        mend="Say in the title what tells the datasets apart, such as the year or the area.",
        finds="Datasets whose title, letter case and punctuation aside, an earlier one in the catalogue has.",
        why="A reader who sees two alike cannot choose, and it is often one dataset published twice.",
        example="`Parking` twice becomes `Parking penalties 2025` and `Parking permits 2025`.",
        reference=f"{_DCAT}#Property:resource_title",
    ),
    Code(
        name="download-shared",
        severity=Severity.WARNING,
        counts="values",
        dimension="uniqueness",
        one="1 download is offered by another dataset too.",
        many="{count} downloads are offered by other datasets too.",
        mend="Point each dataset to its own file, or merge the datasets.",
        finds=(
            "A file that two or more datasets offer as theirs: the second and later of them. An access address counts "
            "only where it ends as a file's does, for many datasets may share one page."
        ),
        why="Either one dataset was described twice, or a link was copied and not changed.",
        example="Datasets for 2025 and 2026 that both offer `toilets-2025.csv`: the second gets `toilets-2026.csv`.",
        reference=f"{_DCAT}#Property:distribution_download_url",
    ),
    Code(
        name="distribution-missing",
        severity=Severity.WARNING,
        counts="values",
        dimension="completeness",
        one="1 dataset offers nothing to download.",
        many="{count} datasets offer nothing to download.",
        mend="Add a file or a service, or say in the description why there is none.",
        finds="Datasets without any distribution or resource.",
        why="The reader finds the page and no data. About a fifth of the records of data.gov.uk were so in 2026.",
        example='`"resources": []` gets `{"name": "toilets", "path": "toilets.csv"}`.',
        reference=f"{_DCAT}#Property:dataset_distribution",
    ),
    Code(
        name="value-placeholder",
        severity=Severity.WARNING,
        counts="values",
        dimension="completeness",
        one="1 value is a filler, not an answer.",
        many="{count} values are fillers, not answers.",
        mend="Write the real value, or leave the property out.",
        finds="`N/A`, `TODO`, `test`, `<Nobody>` and the like where a real value belongs.",
        why="The property looks filled and tells nobody anything. One council's 267 datasets all had such a contact.",
        example="`<Nobody>` as the contact becomes `Open data team`.",
        reference="",
    ),
    Code(
        name="publisher-unexpected",
        severity=Severity.WARNING,
        counts="values",
        dimension="consistency",
        one="1 dataset names another publisher than its catalogue.",
        many="{count} datasets name another publisher than their catalogue.",
        mend="Correct the publisher, or leave it if the dataset really is another body's.",
        finds=(
            "Datasets whose publisher is not the one that publishes the catalogue. A catalogue that gathers the "
            "datasets of several others is left alone."
        ),
        why="Copied records are shown under the wrong body's name, and questions about them go astray.",
        example="A borough's dataset under the name of the portal becomes one under the name of the borough.",
        reference=f"{_DCAT}#Property:resource_publisher",
    ),
    Code(
        name="url-relative",
        severity=Severity.WARNING,
        counts="values",
        dimension="validity",
        one="1 web address is not complete.",
        many="{count} web addresses are not complete.",
        mend="Write the whole address, starting with https://.",
        finds="Web addresses without the part in front that says which site they are on.",
        why="Once the description is harvested, the address leads nowhere.",
        example="`/data/toilets.csv` becomes `https://example.org/data/toilets.csv`.",
        reference=f"{_LINKS}#section-4.2",
    ),
    Code(
        name="link-broken",
        severity=Severity.WARNING,
        counts="values",
        dimension="accuracy",
        one="1 link does not work.",
        many="{count} links do not work.",
        mend="Correct the address, or put the file back where the link leads.",
        finds=(
            "Web addresses that did not answer, or answered with an error. Looked for only with --check-links, which "
            "is leave enough to visit them: at most eight at once and two of one host, ten seconds for each answer. "
            "Addresses of this machine and of private networks are not visited and are told."
        ),
        why="A dataset that cannot be fetched is not published, whatever its description says.",
        example="`https://example.org/old/toilets.csv` (404, not found) becomes the address that works.",
        reference="https://www.rfc-editor.org/rfc/rfc9110#section-15",
    ),
    Code(
        name="property-unknown",
        severity=Severity.ERROR,  # a warning in a profile that is not closed
        counts="values",
        dimension="validity",
        one="1 property is not known to the profile.",
        many="{count} properties are not known to the profile.",
        mend="Correct the property's name, or take it out.",
        finds=(
            "Properties that the profile does not have. It is an error in a closed profile, which allows no others, "
            "else a warning."
        ),
        why="It is mostly a slip of the pen, and what was said under the wrong name is not read.",
        example="`descripton` becomes `description`.",
        reference="",
    ),
    Code(
        name="standard-detected",
        severity=Severity.NOTICE,
        counts="values",
        dimension="consistency",
        one="1 shared standard has these column headings, and nobody named it.",
        many="{count} shared standards have these column headings, and nobody named one.",
        mend="Check the table against that standard with --standard, or name the standard in datapackage.json.",
        finds=(
            "Tables that are held to nothing and whose column headings are mostly those of a standard of the library: "
            "half of the table's columns are known to it, half of those that it asks for are there, and one at least "
            "belongs to hardly any other standard. The share is that of the table's columns."
        ),
        why="Named, the standard is checked and shown, and the dataset is found together with its like.",
        example='`"dsreg:standard": "uk/public-toilets@1"` is added to the resource.',
        reference="",
    ),
    Code(
        name="standard-deprecated",
        severity=Severity.NOTICE,
        counts="file",
        dimension="consistency",
        one="The standard is deprecated; another has taken its place.",
        many="{count} standards are deprecated; others have taken their places.",
        mend="Hold the table to the standard that has taken its place, and change the table where that asks for it.",
        finds="Tables that are held to a version of a standard which nobody should use any more.",
        why="Those who join the tables of many publishers wait for the new form.",
        example="`uk/brownfield-land@1` becomes `uk/brownfield-land@2`.",
        reference="",
    ),
)
