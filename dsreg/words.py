"""The words for every error that a person can mend: code → (exit code, sentence)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standards.errors import DsregError

USE, LOOK, CONFLICT = 2, 3, 4

WORDS: dict[str, tuple[int, str]] = {
    # what was asked for
    "standard-unknown": (USE, "There is no standard called {standard}.{near} dsreg standard list names them all."),
    "standard-version-unknown": (USE, "{standard} has no version {version}. It has: {known}."),
    "standard-folder-missing": (
        USE,
        "There is no standard at {path}: no folder of that name, and none of the library.",
    ),
    "standard-folder-bare": (USE, "{path} holds no standard.json, so it is not the folder of a standard."),
    "standard-faulty": (USE, "The standard {standard} cannot be used: {reason}."),
    "table-unknown": (USE, "{standard} has no table called {table}. It has: {known}."),
    "table-without-standard": (USE, "--table {table} says which table of a standard is meant: give --standard too."),
    "profile-unknown": (USE, "There is no metadata profile called {profile}. There are: {known}."),
    "vocabulary-unknown": (USE, "There is no code list called {vocabulary}. There are: {known}."),
    "pattern-unsupported": (
        USE,
        "The pattern of {field} ({pattern}) has {construct}, which cannot be run safely; write it without.",
    ),
    "expression-unsupported": (USE, "The rule {rule} cannot be asked: {reason}."),
    "encoding-unknown": (USE, "{path}: there is no encoding called {encoding}; windows-1252 is one."),
    "descriptor-exists": (USE, "{path} is there already; change it, or move it away first."),
    "licence-unknown": (USE, "There is no licence called {licence} here. There are: {known}."),
    "code-unknown": (USE, "There is no check called {given}. docs/checks.md lists them all."),
    "options-formats-outputs": (
        USE,
        "With several --format or --output, give one --output for each --format, in the same order.",
    ),
    "outside-folder": (USE, "{path} does not lie in {folder}; a datapackage.json stands in the folder of its files."),
    "output-exists": (USE, "{path} is there already; name a new file, nothing is written over."),
    "not-mendable": (LOOK, "{path} cannot be mended by a program: {reason}."),
    "output-unwritable": (LOOK, "{path} cannot be written to: {reason}."),
    # what could not be looked at
    "file-missing": (LOOK, "{path} does not exist."),
    "file-unreadable": (LOOK, "{path} cannot be read: {reason}."),
    "folder-without-package": (LOOK, "{path} is a folder without a datapackage.json; name a file, or a package."),
    "not-a-table": (LOOK, "{path} is not a table: it looks like {looks_like}."),
    "not-recognised": (LOOK, "{path} was not recognised: {reason}."),
    "not-json": (LOOK, "{path} is not valid JSON: {reason}."),
    "not-yaml": (LOOK, "{path} is not YAML that can be read: {reason}."),
    "not-rdf": (LOOK, "{path} is not valid RDF: {reason}."),
    "rdf-entities": (
        LOOK,
        "{path} declares a document type or an entity, which can hide gigabytes or another file; write it without.",
    ),
    "context-elsewhere": (
        LOOK,
        "{path} names the context {context}; nothing is fetched, so put a copy called {named} beside it.",
    ),
    "outside-package": (LOOK, "{path} names {inside}, which is outside its folder; only files inside are read."),
    "network-not-allowed": (LOOK, "{path} names {url}; nothing is fetched unless --allow-network is given."),
    "limit-reached": (LOOK, "{path} is beyond a limit: {what} is {size}, at most {limit} is read."),
    "password-protected": (LOOK, "{path} is protected by a password; save it without one."),
    "file-damaged": (LOOK, "{path} looks like {what}, but cannot be read: {reason}."),
    "reader-missing": (LOOK, "{path} looks like {what}, which this build of {library} cannot read."),
    "parts-not-text": (
        LOOK,
        "{path} gives {resource} in several files, and {part} is not plain text; only text such as CSV can be joined.",
    ),
    "memory-short": (LOOK, "{path} has too many columns, or too long cells, for the {limit} of memory that are used."),
    "nothing-inside": (LOOK, "{path} holds no file that is named as a table."),
    "member-unknown": (LOOK, "{path} holds no file called {member}. It holds: {known}."),
    "sheet-unknown": (LOOK, "{path} has no sheet called {sheet}. It has: {known}."),
    "url-refused": (LOOK, "{path} names {url}, which is not fetched: {reason}."),
    "url-failed": (LOOK, "{url} could not be fetched: {reason}."),
    "unexpected": (LOOK, "Something went wrong inside dsreg ({kind}: {text}). Please report it."),
    # the registry
    "git-missing": (LOOK, "git was not found; a registry is a git repository, so install git (https://git-scm.com)."),
    "git-failed": (LOOK, "git could not do its part ({command}): {reason}."),
    "registry-unnamed": (USE, "Which registry? Name it by --registry DIR, or in a dsreg.toml beside the data."),
    "registry-missing": (LOOK, "There is no registry at {path}; `dsreg registry init DIR` makes one."),
    "not-a-registry": (LOOK, "{path} is not a registry: {reason}. `dsreg registry init DIR` makes one."),
    "registry-format": (LOOK, "This registry has format {found}, and this dsreg knows {known}: install a newer dsreg."),
    "registry-damaged": (LOOK, "The registry is damaged at {path}: {reason}."),
    "registry-entry": (LOOK, "The registry holds {path}, which has no place there; nothing of it was read."),
    "registry-unwritable": (LOOK, "The registry at {path} cannot be written to: {reason}. Nothing was written."),
    "registry-busy": (CONFLICT, "Somebody else is publishing into {path} and has not ended. Nothing was written."),
    "registry-contended": (
        CONFLICT,
        "Others published at the same time, {attempts} times in a row ({reason}). Nothing was written; try again.",
    ),
    "folder-not-empty": (USE, "{path} is not an empty folder; a registry is made in a new one."),
    "folder-unwritable": (LOOK, "{path} cannot be written to: {reason}."),
    "base-url": (USE, "{url} is no address of a catalogue; give a whole one, such as https://data.example.org."),
    "contact-malformed": (USE, "{contact} is no e-mail address."),
    "dataset-unknown": (USE, "The registry holds no dataset {dataset}; name it as publisher/dataset."),
    "stored-file-missing": (LOOK, "The registry holds no file with the sha256 {sha256}."),
    # publishing
    "table-without-package": (USE, "{path} has no datapackage.json beside it that lists it: run `dsreg init {path}`."),
    "resource-without-file": (USE, "The resource {resource} has no file here ({shown}), so it cannot be published."),
    "file-changed": (CONFLICT, "{path} changed while it was being checked. Nothing was written; publish again."),
    "not-canonical": (USE, "The descriptor holds what JSON cannot say: {reason}."),
    "dataset-name": (USE, 'The descriptor names the dataset "{name}"; give it a name such as "{proposed}".'),
    "publisher-unnamed": (
        USE,
        "Who publishes this? Say it by --as, in dsreg.toml, or as a contributor with the role publisher.",
    ),
    "publisher-name": (USE, '"{name}" cannot name a publisher; use a-z, 0-9 and hyphens, such as "{proposed}".'),
    "publisher-not-listed": (USE, "{publisher} is not among the publishers of {registry}, and its list is closed."),
    "signature-required": (USE, "{registry} takes signed publications only, which this dsreg cannot make yet."),
    "version-malformed": (USE, '"{version}" is no version; use up to three numbers, such as 1.2.0.'),
    "version-exists": (
        CONFLICT,
        "Version {version} was published on {date} with other content. Publish this as --version {proposed}.",
    ),
    "version-not-higher": (
        CONFLICT,
        "Version {version} is lower than {latest}, published already. Publish this as --version {proposed}.",
    ),
    "not-toml": (USE, "{path} is not valid TOML: {reason}."),
    "settings-unknown": (USE, "{path}: [publish] has no text called {key}. It may have: {known}."),
    # the catalogue
    "catalogue-not-ours": (USE, "{path} holds something else than a catalogue; name a new folder, or an empty one."),
    "catalogue-path-unsafe": (LOOK, 'The registry names a file "{path}", which cannot stand in a catalogue.'),
    "not-a-catalogue": (LOOK, "{path} is not a catalogue; dsreg catalogue build makes one."),
    "port-in-use": (USE, "Port {port} of {host} cannot be used: {reason}. Choose another with --port."),
    # standards in other forms
    "table-unnamed": (USE, "{standard} ties several tables together; name one by --table: {known}."),
    "template-form": (USE, "{path} is neither a .csv nor an .xlsx; a template is one of them."),
    # standards
    "standard-id": (
        USE,
        '"{id}" cannot name a standard; use a place or community, a slash and a short name, such as uk/benches.',
    ),
    "start-empty": (USE, "{path} has no columns that a standard could start from."),
    "scaffold-exists": (USE, "{path} is there already; a standard is begun in a new folder."),
    # identifiers and gazetteers
    "identifier-unknown": (
        USE,
        "There is no identifier called {identifier}.{near} dsreg identifier list names them all.",
    ),
    "gazetteer-source": (
        LOOK,
        "{path} is neither the CSV file of OS Open UPRN nor that of OS Open Linked Identifiers with UPRNs and USRNs.",
    ),
    "gazetteer-without-points": (USE, "None of {paths} holds the points of UPRNs; give OS Open UPRN's CSV file too."),
    "gazetteer-unreadable": (LOOK, "{paths} cannot be read to the end: {reason}."),
    "gazetteer-foreign": (LOOK, "{path} is not the index of a gazetteer; `dsreg gazetteer build` makes one."),
    "gazetteer-stale": (
        LOOK,
        "{path} is an index of form {found}, and this dsreg reads form {known}: `dsreg gazetteer build` makes it anew.",
    ),
    "gazetteer-needed": (USE, "--fill takes its values from a gazetteer: name its index by --gazetteer."),
    # metadata profiles and shapes
    "profile-malformed": (USE, "{path} is not a profile: {reason}. docs/profiles.md says what one looks like."),
    "shapes-unreadable": (LOOK, "{path} cannot be used as SHACL shapes: {reason}."),
    "shapes-not-rdf": (LOOK, "{path} is not RDF, so SHACL shapes cannot be asked of it."),
    # conversion
    "convert-format": (USE, "{to} is not written as {format}; it is written as {known}."),
    "convert-nothing": (LOOK, "{path} describes no dataset, so there is nothing to convert."),
    "convert-many": (USE, "There are {count} records, and a file of XML holds one: name a folder by --output."),
    # differences
    "diff-key-missing": (USE, "{path} has no column called {key}, which --key names. It has: {known}."),
    "dataset-version-unknown": (USE, "{dataset} has no version {version}. It has: {known}."),
}


def words(error: DsregError) -> str:
    """Return the sentence of an error, its facts filled in."""
    facts = {name: _spell(fact) for name, fact in error.facts.items()}
    facts["near"] = f" Did you mean {facts['near']}?" if facts.get("near") else ""
    return WORDS[error.code][1].format(**facts)


def exit_code(error: DsregError) -> int:
    """Return the exit code of an error, as docs/report.md lists them."""
    return WORDS[error.code][0]


def _spell(fact: object) -> str:
    if isinstance(fact, (list, tuple, set, frozenset)):
        return ", ".join(str(one) for one in fact)
    return str(fact)
