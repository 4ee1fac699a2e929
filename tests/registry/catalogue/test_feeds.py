from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from rdflib import DCAT, RDF, Graph

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_site_map_names_every_page_once_by_its_folder(files: dict[str, bytes]) -> None:
    found = [one.text for one in ET.fromstring(files["sitemap.xml"]).iter(f"{SITEMAP}loc")]  # noqa: S314 - our own file
    pages = [path for path in files if path.endswith("index.html")]
    assert sorted(found) == sorted(f"https://data.example.org/mere/{path.removesuffix('index.html')}" for path in pages)


def test_the_site_map_says_when_a_dataset_changed(files: dict[str, bytes]) -> None:
    page = "<loc>https://data.example.org/mere/datasets/ambleford/public-toilets/</loc>"
    assert f"{page}<lastmod>2026-04-02T09:12:31Z</lastmod>" in files["sitemap.xml"].decode()


def test_robots_are_shown_the_site_map(files: dict[str, bytes]) -> None:
    assert "Sitemap: https://data.example.org/mere/sitemap.xml\n" in files["robots.txt"].decode()


def test_the_marker_says_of_which_commit_the_catalogue_is(files: dict[str, bytes]) -> None:
    assert json.loads(files["catalogue.json"])["commit"].startswith("c0ffee")


def test_each_dataset_has_its_files_beside_its_page(files: dict[str, bytes]) -> None:
    folder = "datasets/northmere/planning-decisions"
    for name in ("dataset.jsonld", "datapackage.json", "report.json"):
        json.loads(files[f"{folder}/{name}"])
    graph = Graph().parse(data=files[f"{folder}/dataset.ttl"].decode(), format="turtle")
    assert list(graph.subjects(RDF.type, DCAT.Dataset))


def test_all_files_of_all_versions_are_there_as_they_were_published(files: dict[str, bytes]) -> None:
    folder = "datasets/ambleford/public-toilets"
    assert b"01/03/2026" in files[f"{folder}/1.0.0/public-toilets.csv"]
    assert b"01/04/2026" in files[f"{folder}/1.1.0/public-toilets.csv"]
    assert json.loads(files[f"{folder}/1.0.0/datapackage.json"])["version"] == "1.0.0"
