"""Drives processing jobs with boto3 as a person's own script would; prints one JSON object of what it saw."""

import base64
import hashlib
import json
import time
import zlib

import boto3

account = boto3.client("sts").get_caller_identity()["Account"]
bucket = f"sagemaker-us-east-1-{account}"
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
waiter = sagemaker.get_waiter("processing_job_completed_or_stopped")
quickly = {"Delay": 1, "MaxAttempts": 60}

SCRIPT = """
import pathlib, sys, time
words = pathlib.Path("/opt/ml/processing/input/words/words.txt").read_text().split()
out = pathlib.Path("/opt/ml/processing/output/sorted")
(out / "sorted.txt").write_text("\\n".join(sorted(words)) + "\\n")
message = pathlib.Path("/opt/ml/output/message")
print("sorted", len(words), "words")
if "--fail" in sys.argv:
    message.write_text("the words would not do")
    sys.exit(4)
if "--linger" in sys.argv:
    time.sleep(600)
message.write_text(f"{len(words)} words")
"""
s3.put_object(Bucket=bucket, Key="processing/code/script.py", Body=SCRIPT.encode())
s3.put_object(Bucket=bucket, Key="processing/words/words.txt", Body=b"pine wind lake\nrain")


def read(name, prefix, path):
    place = {
        "S3Uri": f"s3://{bucket}/processing/{prefix}",
        "LocalPath": f"/opt/ml/processing/input/{path}",
        "S3DataType": "S3Prefix",
        "S3InputMode": "File",
    }
    return {"InputName": name, "S3Input": place}


def create(name, *arguments, **members):
    output = {
        "OutputName": "sorted",
        "S3Output": {
            "S3Uri": f"s3://{bucket}/processing/out/{name}",
            "LocalPath": "/opt/ml/processing/output/sorted",
            "S3UploadMode": "EndOfJob",
        },
    }
    request = {
        "ProcessingJobName": name,
        "RoleArn": f"arn:aws:iam::{account}:role/UpsideLocalExecution",
        "AppSpecification": {
            "ImageUri": "any:1",
            "ContainerEntrypoint": ["python3", "/opt/ml/processing/input/code/script.py"],
            **({"ContainerArguments": list(arguments)} if arguments else {}),
        },
        "ProcessingInputs": [read("words", "words/", "words"), read("code", "code/script.py", "code")],
        "ProcessingOutputConfig": {"Outputs": [output]},
        "ProcessingResources": {
            "ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 5}
        },
        **members,
    }
    return sagemaker.create_processing_job(**request)["ProcessingJobArn"]


def ended(name):
    try:
        waiter.wait(ProcessingJobName=name, WaiterConfig=quickly)
    except Exception as error:
        assert "terminal failure state" in str(error), error
    return sagemaker.describe_processing_job(ProcessingJobName=name)


def told(job):
    return [job["ProcessingJobStatus"], job.get("ExitMessage"), job.get("FailureReason")]


def refused(operation, **request):
    try:
        operation(**request)
    except sagemaker.exceptions.ClientError as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"]]
    return None


def refused_create(name, **members):
    try:
        create(name, **members)
    except sagemaker.exceptions.ClientError as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"]]
    return None


report = {"arn": create("Sort-words", Tags=[{"Key": "by", "Value": "boto3"}], Environment={"LANG": "C.UTF-8"})}
job = ended("Sort-words")
report["completed"] = told(job)
report["times"] = job["CreationTime"] <= job["ProcessingStartTime"] <= job["ProcessingEndTime"] == job["LastModifiedTime"]
report["echo"] = [
    job["AppSpecification"]["ContainerEntrypoint"],
    job["ProcessingInputs"][0]["S3Input"]["S3CompressionType"],
    job["ProcessingOutputConfig"]["Outputs"][0]["OutputName"],
    job["StoppingCondition"],
    job["Environment"],
]
body = s3.get_object(Bucket=bucket, Key="processing/out/Sort-words/sorted.txt", ChecksumMode="ENABLED")
data = body["Body"].read()
crc = base64.b64encode(zlib.crc32(data).to_bytes(4, "big")).decode()
report["output"] = [data.decode(), body["ETag"].strip('"') == hashlib.md5(data).hexdigest(), body.get("ChecksumCRC32", crc) == crc]
logs = boto3.client("logs")
group = "/aws/sagemaker/ProcessingJobs"
streams = logs.describe_log_streams(logGroupName=group, logStreamNamePrefix="Sort-words/")["logStreams"]
events = logs.get_log_events(logGroupName=group, logStreamName=streams[0]["logStreamName"], startFromHead=True)["events"]
report["log"] = [streams[0]["logStreamName"].rsplit("-", 1)[0], [event["message"] for event in events]]
report["tags"] = sagemaker.list_tags(ResourceArn=report["arn"])["Tags"]

create("fails", "--fail")
report["failed"] = told(ended("fails"))
report["failed output"] = s3.list_objects_v2(Bucket=bucket, Prefix="processing/out/fails/")["KeyCount"]
create("unknown", AppSpecification={"ImageUri": "registry.example/unknown:1"})
report["unknown image"] = told(ended("unknown"))
feature = {"OutputName": "rows", "FeatureStoreOutput": {"FeatureGroupName": "people"}}
create("features", ProcessingOutputConfig={"Outputs": [feature]})
report["feature store"] = told(ended("features"))

create("lingers", "--linger")
while "ProcessingStartTime" not in sagemaker.describe_processing_job(ProcessingJobName="lingers"):
    time.sleep(0.1)
report["busy"] = refused(sagemaker.delete_processing_job, ProcessingJobName="lingers")
sagemaker.stop_processing_job(ProcessingJobName="lingers")
report["stopped"] = told(ended("lingers"))
report["stop twice"] = refused(sagemaker.stop_processing_job, ProcessingJobName="lingers")

report["taken"] = refused_create("sort-words")
report["nobody"] = refused(sagemaker.describe_processing_job, ProcessingJobName="nobody")
report["no bucket"] = refused_create(
    "nowhere",
    ProcessingOutputConfig={
        "Outputs": [
            {
                "OutputName": "x",
                "S3Output": {
                    "S3Uri": "s3://no-such-bucket/x",
                    "LocalPath": "/opt/ml/processing/x",
                    "S3UploadMode": "EndOfJob",
                },
            }
        ]
    },
)
report["bad path"] = refused_create("elsewhere", ProcessingInputs=[read("words", "words/", "../../model")])
report["no name"] = refused_create("-")

pages = sagemaker.get_paginator("list_processing_jobs")
report["listed"] = [
    [summary["ProcessingJobName"], summary["ProcessingJobStatus"]]
    for page in pages.paginate(SortBy="Name", SortOrder="Ascending", PaginationConfig={"PageSize": 2})
    for summary in page["ProcessingJobSummaries"]
]
report["filtered"] = [
    [summary["ProcessingJobName"], summary.get("ExitMessage")]
    for summary in sagemaker.list_processing_jobs(StatusEquals="Failed", NameContains="fail")["ProcessingJobSummaries"]
]
report["newest"] = sagemaker.list_processing_jobs(MaxResults=1)["ProcessingJobSummaries"][0]["ProcessingJobName"]

sagemaker.delete_processing_job(ProcessingJobName="fails")
report["deleted"] = [
    refused(sagemaker.delete_processing_job, ProcessingJobName="fails"),
    refused(sagemaker.list_tags, ResourceArn=f"arn:aws:sagemaker:us-east-1:{account}:processing-job/fails")[0],
]

trial = sagemaker.describe_trial_component(TrialComponentName="Sort-words-aws-processing-job")
report["trial"] = [trial["Source"]["SourceType"], trial["Status"]["PrimaryStatus"], list(trial["OutputArtifacts"])]
lineage = sagemaker.query_lineage(StartArns=[trial["TrialComponentArn"]], Direction="Both", MaxDepth=1)
artifacts = [
    sagemaker.describe_artifact(ArtifactArn=vertex["Arn"])
    for vertex in lineage["Vertices"]
    if vertex["LineageType"] == "Artifact"
]
report["lineage"] = sorted(
    [artifact["ArtifactType"], artifact["Source"]["SourceUri"], "Sha256" in artifact.get("Properties", {})]
    for artifact in artifacts
)
print(json.dumps(report))
