"""Lets others judge the data files of a site: frictionless the Data Package, JSON Schema the list of
cases, sitemaps.org's own schema the sitemap. Then spoils copies, and expects them to be refused.

    python tests/data/check.py <site> <sitemap.xsd>
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import jsonschema
from frictionless import Package
from lxml import etree


def faults_of_package(folder: Path) -> list[str]:
    """What frictionless finds in the tables and in what is said of them."""
    report = Package(str(folder / "datapackage.json")).validate()
    rows = report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    faults = [f"{name}: row {row}, {field}: {kind}: {message}" for name, row, field, kind, message in rows]
    for task in report.tasks:
        if task.type == "table" and not task.stats.get("rows"):
            faults.append(f"{task.name}: not a single row")
    if not report.tasks:
        faults.append("datapackage.json: no resource was looked at")
    return faults


def faults_of_cases(folder: Path) -> list[str]:
    """What JSON Schema finds in the list of cases, and in the schemas themselves."""
    schemas = {}
    for name in ["cases.schema.json", "front-matter.schema.json"]:
        schemas[name] = json.loads((folder / name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schemas[name])
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schemas["cases.schema.json"])
    faults = [f"cases.json{error.json_path[1:]}: {error.message}" for error in validator.iter_errors(cases)]
    return faults if cases.get("cases") else [*faults, "cases.json: no case"]


def faults_of_sitemap(file: Path, schema: etree.XMLSchema) -> list[str]:
    """What the schema of sitemaps.org finds."""
    schema.validate(etree.parse(file))
    return [f"{file.name}:{error.line}: {error.message}" for error in schema.error_log]


def spoiled(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of a folder in which a file says something else."""
    copy = Path(tempfile.mkdtemp()) / folder.name
    shutil.copytree(folder, copy)
    text = (copy / name).read_bytes().decode("utf-8")
    assert old in text, f"{name} has no {old!r}"
    (copy / name).write_bytes(text.replace(old, new, 1).encode("utf-8"))
    return copy


def main(site: Path, xsd: Path) -> int:
    data = site / "data"
    schema = etree.XMLSchema(etree.parse(xsd))
    faults = [*faults_of_package(data), *faults_of_cases(data), *faults_of_sitemap(site / "sitemap.xml", schema)]

    observations = (data / "observations.csv").read_text(encoding="utf-8-sig").splitlines()
    number = observations[0].split(",").index("value")
    row = next(line for line in observations[1:] if '"' not in line)
    cells = row.split(",")
    cells[number] = "许多"
    refused = [
        faults_of_package(spoiled(data, "observations.csv", row, ",".join(cells))),
        faults_of_package(spoiled(data, "observations.csv", row, f"{row}\r\n{row}")),
        faults_of_cases(spoiled(data, "cases.json", '"slug":', '"slugg":')),
    ]
    page = Path(tempfile.mkdtemp()) / "sitemap.xml"
    page.write_text((site / "sitemap.xml").read_text(encoding="utf-8").replace("<loc>", "<lok>").replace("</loc>", "</lok>"))
    refused.append(faults_of_sitemap(page, schema))
    faults += [f"spoiled copy {number} is taken for good" for number, found in enumerate(refused, 1) if not found]

    print("\n".join(faults) or f"{len(observations) - 1} observations: package, cases and sitemap are valid")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
