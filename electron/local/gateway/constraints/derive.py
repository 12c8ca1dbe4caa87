#!/usr/bin/env python3
"""Derives the constraint tables beside this file from botocore's service models.

    pip install botocore==1.44.5
    python derive.py            writes sagemaker.json, logs.json, monitoring.json and runtime.json
    python derive.py --check    exits 1 and names the tables that differ from what it derives

A table holds the operations this workspace serves and every shape their requests reach, with the
length, range, pattern, enumeration and required members of each. Patterns stay as the service
writes them (Java's dialect): they are quoted in error messages. pattern.ts translates them and a
unit test compiles all of them; what this script knows cannot be translated, it reports here.
"""

import gzip
import json
import pathlib
import re
import sys

import botocore

PINNED = "1.44.5"
HERE = pathlib.Path(__file__).resolve().parent

SERVICES = {
    "sagemaker": ("sagemaker/2017-07-24", [
        "AddTags", "CreateEndpoint", "CreateEndpointConfig", "CreateModel", "CreateModelPackage",
        "CreateModelPackageGroup", "CreateProcessingJob", "CreateTrainingJob", "DeleteEndpoint",
        "DeleteEndpointConfig", "DeleteModel", "DeleteModelPackage", "DeleteModelPackageGroup",
        "DeleteProcessingJob", "DeleteTags", "DeleteTrainingJob", "DescribeAction",
        "DescribeArtifact", "DescribeContext", "DescribeEndpoint", "DescribeEndpointConfig",
        "DescribeModel", "DescribeModelPackage", "DescribeModelPackageGroup",
        "DescribeProcessingJob", "DescribeTrainingJob", "DescribeTrialComponent", "ListActions",
        "ListArtifacts", "ListAssociations", "ListContexts", "ListEndpointConfigs", "ListEndpoints",
        "ListModelPackageGroups", "ListModelPackages", "ListModels", "ListProcessingJobs",
        "ListTags", "ListTrainingJobs", "QueryLineage", "StopProcessingJob", "StopTrainingJob",
        "UpdateEndpoint", "UpdateEndpointWeightsAndCapacities", "UpdateModelPackage",
    ]),
    "logs": ("logs/2014-03-28", [
        "CreateLogGroup", "CreateLogStream", "DeleteLogGroup", "DeleteLogStream",
        "DeleteRetentionPolicy", "DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents",
        "GetLogEvents", "ListTagsForResource", "PutLogEvents", "PutRetentionPolicy", "StartLiveTail",
        "TagResource", "UntagResource",
    ]),
    "monitoring": ("cloudwatch/2010-08-01", [
        "DeleteAlarms", "DescribeAlarmHistory", "DescribeAlarms", "DescribeAlarmsForMetric",
        "GetMetricData", "GetMetricStatistics", "ListMetrics", "PutMetricAlarm", "PutMetricData",
        "SetAlarmState",
    ]),
    "runtime": ("sagemaker-runtime/2017-05-13", [
        "InvokeEndpoint", "InvokeEndpointWithResponseStream",
    ]),
}

# Java syntax that pattern.ts does not translate: class intersection, quoting, possessive
# quantifiers, atomic groups, inline flags and anchors JavaScript lacks.
UNTRANSLATABLE = re.compile(r"&&|\\[QEZGhHRX]|[*+?}]\+|\(\?(?![:=!<])|\(\?<(?![=!])")


def read_model(path):
    file = pathlib.Path(botocore.__file__).parent / "data" / path / "service-2.json.gz"
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        return json.load(stream)


def lengths(shape):
    return {key: shape[key] for key in ("min", "max") if key in shape}


def describe(shape):
    kind = shape["type"]
    if kind == "structure":
        entry = {"type": kind, "members": {name: ref["shape"] for name, ref in shape["members"].items()}}
        if shape.get("required"):
            entry["required"] = shape["required"]
        return entry
    if kind == "list":
        return {"type": kind, "member": shape["member"]["shape"], **lengths(shape)}
    if kind == "map":
        return {"type": kind, "key": shape["key"]["shape"], "value": shape["value"]["shape"], **lengths(shape)}
    entry = {"type": kind, **lengths(shape)}
    for key in ("pattern", "enum"):
        if key in shape:
            entry[key] = shape[key]
    if shape.get("sensitive"):
        entry["sensitive"] = True
    return entry


def referenced(entry):
    return [*entry.get("members", {}).values(), *(entry[key] for key in ("member", "key", "value") if key in entry)]


def derive(path, operations):
    model = read_model(path)
    table = {
        "source": f"botocore {PINNED} {path}",
        "operations": {name: model["operations"][name]["input"]["shape"] for name in operations},
        "shapes": {},
    }
    pending = list(table["operations"].values())
    while pending:
        name = pending.pop()
        if name not in table["shapes"]:
            table["shapes"][name] = describe(model["shapes"][name])
            pending.extend(referenced(table["shapes"][name]))
    table["shapes"] = dict(sorted(table["shapes"].items()))
    return table


def untranslatable(table):
    return [
        f"{name}: {shape['pattern']}"
        for name, shape in table["shapes"].items()
        if "pattern" in shape and UNTRANSLATABLE.search(shape["pattern"])
    ]


def main():
    if botocore.__version__ != PINNED:
        sys.exit(f"derive.py needs botocore {PINNED}, found {botocore.__version__}")
    stale = []
    for service, (path, operations) in SERVICES.items():
        table = derive(path, operations)
        problems = untranslatable(table)
        if problems:
            sys.exit(f"{service}: patterns that pattern.ts cannot translate:\n" + "\n".join(problems))
        text = json.dumps(table, indent=1, ensure_ascii=False) + "\n"
        file = HERE / f"{service}.json"
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
    if stale:
        sys.exit("differs from what botocore says: " + ", ".join(stale))


if __name__ == "__main__":
    main()
