"""Code lists: what stands in them, and what people write for it."""

import json
from collections import defaultdict

import pytest

from standards.errors import DsregError
from standards.vocabulary import VOCABULARIES, VOCABULARY_IDS, find_vocabulary, fold, parse_vocabulary
from standards.vocabulary_page import vocabularies_document

EU = "http://publications.europa.eu/resource/authority/"
OGL_3 = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def meant(name: str, text: str) -> str | None:
    member = find_vocabulary(name).suggest(text)
    return None if member is None else member.value


def test_every_file_is_listed_and_every_list_has_a_file() -> None:
    assert sorted(path.stem for path in VOCABULARIES.glob("*.json")) == sorted(VOCABULARY_IDS)


def test_a_list_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(DsregError, match=r"vocabulary-unknown.*frequency"):
        find_vocabulary("colours")


@pytest.mark.parametrize("name", VOCABULARY_IDS)
def test_a_list_says_what_it_is_and_where_from(name: str) -> None:
    vocabulary = find_vocabulary(name)
    assert vocabulary.id == name
    assert vocabulary.title
    assert vocabulary.source.startswith("https://") or vocabulary.source.startswith(EU)
    assert vocabulary.date >= "2026-01-01"
    assert vocabulary.members


@pytest.mark.parametrize("name", VOCABULARY_IDS)
def test_no_word_means_two_members(name: str) -> None:
    """Else the first would be proposed, and half of the people would be told something wrong."""
    document = json.loads((VOCABULARIES / f"{name}.json").read_text(encoding="utf-8"))
    vocabulary = parse_vocabulary(document)
    meanings = defaultdict(set)
    for member in vocabulary.members:
        for words in (member.value.removeprefix(vocabulary.start), member.label, *member.same, *member.also):
            meanings[fold(words)].add(member.value)
    assert {words: values for words, values in meanings.items() if len(values) > 1} == {}


@pytest.mark.parametrize("name", VOCABULARY_IDS)
def test_every_member_stands_in_its_own_list(name: str) -> None:
    vocabulary = find_vocabulary(name)
    assert all(vocabulary.find(one.value) is one and vocabulary.suggest(one.label) is one for one in vocabulary.members)


def test_the_uk_model_has_seventeen_frequencies() -> None:
    assert len(find_vocabulary("uk-frequency").members) == 17
    assert find_vocabulary("uk-frequency").find("freq:annual") is not None
    assert find_vocabulary("uk-frequency").find("freq:madeUp") is None
    assert find_vocabulary("uk-frequency").find("annual") is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("frequency", "annual", f"{EU}frequency/ANNUAL"),
        ("frequency", "Yearly", f"{EU}frequency/ANNUAL"),
        ("frequency", "R/P1Y", f"{EU}frequency/ANNUAL"),
        ("frequency", "freq:annual", f"{EU}frequency/ANNUAL"),
        ("frequency", "http://purl.org/cld/freq/annual", f"{EU}frequency/ANNUAL"),
        ("frequency", "every month", f"{EU}frequency/MONTHLY"),
        ("frequency-iso", "quarterly", "R/P3M"),
        ("uk-frequency", f"{EU}frequency/MONTHLY", "freq:monthly"),
        ("access-right", "OPEN", f"{EU}access-right/PUBLIC"),
        ("access-right", "INTERNAL", f"{EU}access-right/NON_PUBLIC"),
        ("access-right", "COMMERCIAL", f"{EU}access-right/RESTRICTED"),
        ("uk-access-rights", f"{EU}access-right/PUBLIC", "OPEN"),
        ("file-type", "CSV", f"{EU}file-type/CSV"),
        ("file-type", "text/csv", f"{EU}file-type/CSV"),
        ("file-type", ".csv", f"{EU}file-type/CSV"),
        ("file-type", ".rdf", f"{EU}file-type/RDF"),
        ("media-type", "csv", "https://www.iana.org/assignments/media-types/text/csv"),
        ("language", "en", f"{EU}language/ENG"),
        ("language", "cy", f"{EU}language/CYM"),
        ("language", "English", f"{EU}language/ENG"),
        ("data-theme", "Transport", f"{EU}data-theme/TRAN"),
        ("licence", "OGL", OGL_3),
        ("licence", "OGL3", OGL_3),
        ("licence", "uk-ogl", OGL_3),
        ("licence", "Open Government Licence", OGL_3),
        ("licence", "OGL v2", OGL_3.replace("/3/", "/2/")),
        ("licence", "cc-by", "https://creativecommons.org/licenses/by/4.0/"),
        ("licence", "CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("licence", "odc-odbl", "https://opendatacommons.org/licenses/odbl/1-0/"),
        ("licence", "other", None),
        ("checksum-algorithm", "SHA-256", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
        ("local-authority", "London Borough of Camden", "http://statistics.data.gov.uk/id/statistical-geography/E09000007"),
        ("local-authority", "nowhere", None),
        ("frequency", "--", None),
    ],
)  # fmt: skip
def test_what_people_write_is_mapped_to_the_lists_value(name: str, text: str, value: str | None) -> None:
    assert meant(name, text) == value


@pytest.mark.parametrize(
    "text",
    [
        "https://www.iana.org/assignments/media-types/text/csv",
        "http://www.iana.org/assignments/media-types/text/csv",
        "text/csv",
    ],
)
def test_a_media_type_stands_in_the_list_by_its_address_and_by_its_name(text: str) -> None:
    assert find_vocabulary("media-type").find(text) is not None


def test_a_media_type_has_a_short_form_and_a_frequency_has_none() -> None:
    media_types, frequencies = find_vocabulary("media-type"), find_vocabulary("frequency")
    assert media_types.short(media_types.suggest("csv")) == "text/csv"
    assert frequencies.short(frequencies.suggest("annual")) == f"{EU}frequency/ANNUAL"


@pytest.mark.parametrize("text", [OGL_3, OGL_3.replace("https", "http"), OGL_3.rstrip("/"), "OGL-UK-3.0"])
def test_a_licence_is_known_by_its_address_and_its_exact_name(text: str) -> None:
    assert find_vocabulary("licence").find(text).value == OGL_3


def test_a_licence_in_other_words_is_not_known_though_it_is_recognised() -> None:
    assert find_vocabulary("licence").find("OGL") is None


def test_the_page_of_the_lists_is_up_to_date() -> None:
    """`make docs` writes it."""
    page = VOCABULARIES.parents[1] / "docs" / "vocabularies.md"
    assert page.read_text(encoding="utf-8") == vocabularies_document()


def test_the_page_says_of_each_list_whether_it_is_whole() -> None:
    document = vocabularies_document()
    assert "| [uk-frequency](#uk-frequency) | Frequencies of the UK's exchange model | 17 | yes |" in document
    assert "| `freq:annual` | once a year |" in document
    assert all(f"\n## {name}\n" in document for name in VOCABULARY_IDS)
