"""Drives a workspace with boto3 as a person's own script would; prints one JSON object of what it saw."""

import hashlib
import io
import json
import sys
import tarfile
import threading
import time

import boto3
from boto3.s3.transfer import TransferConfig

train, validation, job = sys.argv[1:4]
account = boto3.client("sts").get_caller_identity()["Account"]
bucket = f"sagemaker-us-east-1-{account}"
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
logs = boto3.client("logs")
group = "/aws/sagemaker/TrainingJobs"

# Small parts, so that the upload is a real multipart one.
transfer = TransferConfig(multipart_threshold=5 * 1024**2, multipart_chunksize=5 * 1024**2)
big = io.BytesIO(bytes(range(256)) * 4 * 1024 * 12)
digest = hashlib.sha256(big.getvalue()).hexdigest()
s3.upload_fileobj(big, bucket, "boto3/big.bin", Config=transfer)
back = io.BytesIO()
s3.download_fileobj(bucket, "boto3/big.bin", back, Config=transfer)
s3.upload_file(train, bucket, f"boto3/{job}/train/train.csv")
s3.upload_file(validation, bucket, f"boto3/{job}/validation/validation.csv")


def channel(name):
    source = {
        "S3DataType": "S3Prefix",
        "S3Uri": f"s3://{bucket}/boto3/{job}/{name}/",
        "S3DataDistributionType": "FullyReplicated",
    }
    return {"ChannelName": name, "ContentType": "text/csv", "DataSource": {"S3DataSource": source}}


# The tail begins before the job, whose first line would make the group; it ends with this process.
try:
    logs.create_log_group(logGroupName=group)
except logs.exceptions.ResourceAlreadyExistsException:
    pass
started = threading.Event()
tailed = []
arn = f"arn:aws:logs:us-east-1:{account}:log-group:{group}"


def tail():
    session = logs.start_live_tail(logGroupIdentifiers=[arn], logStreamNamePrefixes=[job])
    for event in session["responseStream"]:
        started.set()
        for line in event.get("sessionUpdate", {}).get("sessionResults", []):
            tailed.append((line["message"], sagemaker.describe_training_job(TrainingJobName=job)["TrainingJobStatus"]))


threading.Thread(target=tail, daemon=True).start()
started.wait(30)

created = sagemaker.create_training_job(
    TrainingJobName=job,
    AlgorithmSpecification={
        "TrainingImage": "upside.local/location-classifier:1",
        "TrainingInputMode": "File",
        "MetricDefinitions": [{"Name": "validation:accuracy", "Regex": "validation_accuracy=([0-9.]+)"}],
    },
    RoleArn=f"arn:aws:iam::{account}:role/UpsideLocalExecution",
    HyperParameters={"epochs": "30", "early_stopping_patience": "30"},
    InputDataConfig=[channel("train"), channel("validation")],
    OutputDataConfig={"S3OutputPath": f"s3://{bucket}/boto3-out"},
    ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 5},
    StoppingCondition={"MaxRuntimeInSeconds": 600},
)

waiter = sagemaker.get_waiter("training_job_completed_or_stopped")
waiter.wait(TrainingJobName=job, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
described = sagemaker.describe_training_job(TrainingJobName=job)

streams = logs.describe_log_streams(logGroupName=group, logStreamNamePrefix=job)["logStreams"]
lines = []
for page in logs.get_paginator("filter_log_events").paginate(logGroupName=group, logStreamNamePrefix=job):
    lines += [event["message"] for event in page["events"]]
found = logs.filter_log_events(logGroupName=group, logStreamNamePrefix=job, filterPattern='"epoch=3 "')["events"]

artifact = described["ModelArtifacts"]["S3ModelArtifacts"].removeprefix(f"s3://{bucket}/")
head = s3.head_object(Bucket=bucket, Key=artifact, ChecksumMode="ENABLED")
body = s3.get_object(Bucket=bucket, Key=artifact)["Body"].read()
names = sorted(tarfile.open(fileobj=io.BytesIO(body), mode="r:gz").getnames())

metrics = boto3.client("cloudwatch").get_metric_data(
    StartTime=time.time() - 3600,
    EndTime=time.time() + 60,
    MetricDataQueries=[{
        "Id": "accuracy",
        "MetricStat": {
            "Metric": {
                "Namespace": "/aws/sagemaker/TrainingJobs",
                "MetricName": "validation:accuracy",
                "Dimensions": [{"Name": "TrainingJobName", "Value": job}],
            },
            "Period": 1,
            "Stat": "Maximum",
        },
    }],
)

print(json.dumps({
    "account": account,
    "arn": created["TrainingJobArn"],
    "bigIsWhole": hashlib.sha256(back.getvalue()).hexdigest() == digest,
    "status": described["TrainingJobStatus"],
    "phases": [phase["Status"] for phase in described["SecondaryStatusTransitions"]],
    "finalMetrics": [metric["MetricName"] for metric in described["FinalMetricDataList"]],
    "streams": len(streams),
    "lines": lines,
    "found": [event["message"] for event in found],
    "tailed": tailed,
    "artifactEtagIsMd5": head["ETag"].strip('"') == hashlib.md5(body).hexdigest(),
    "artifactNames": names,
    "accuracyPoints": len(metrics["MetricDataResults"][0]["Values"]),
}))
