"""Registers, approves and traces a trained model with boto3; prints one JSON object of what it saw."""

import json
import sys

import boto3

train, validation, job = sys.argv[1:4]
account = boto3.client("sts").get_caller_identity()["Account"]
bucket = f"sagemaker-us-east-1-{account}"
image = "upside.local/location-classifier:1"
group = "boto3-group"
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")


def channel(name, file):
    key = f"registry/{job}/{name}/{name}.csv"
    s3.upload_file(file, bucket, key)
    source = {"S3DataType": "S3Prefix", "S3Uri": f"s3://{bucket}/registry/{job}/{name}/"}
    return {"ChannelName": name, "ContentType": "text/csv", "DataSource": {"S3DataSource": source}}


def refused(call, **arguments):
    try:
        call(**arguments)
    except sagemaker.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


sagemaker.create_training_job(
    TrainingJobName=job,
    AlgorithmSpecification={"TrainingImage": image, "TrainingInputMode": "File"},
    RoleArn=f"arn:aws:iam::{account}:role/UpsideLocalExecution",
    HyperParameters={"epochs": "1"},
    InputDataConfig=[channel("train", train), channel("validation", validation)],
    OutputDataConfig={"S3OutputPath": f"s3://{bucket}/registry-out"},
    ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 5},
    StoppingCondition={"MaxRuntimeInSeconds": 600},
)
waiter = sagemaker.get_waiter("training_job_completed_or_stopped")
waiter.wait(TrainingJobName=job, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
model = sagemaker.describe_training_job(TrainingJobName=job)["ModelArtifacts"]["S3ModelArtifacts"]

created = sagemaker.create_model_package_group(
    ModelPackageGroupName=group,
    ModelPackageGroupDescription="From a script",
    Tags=[{"Key": "by", "Value": "boto3"}],
)
request = {
    "ModelPackageGroupName": group,
    "ModelApprovalStatus": "PendingManualApproval",
    "InferenceSpecification": {
        "Containers": [{"Image": image, "ModelDataUrl": model}],
        "SupportedContentTypes": ["application/json"],
        "SupportedResponseMIMETypes": ["application/json"],
    },
    "CustomerMetadataProperties": {"job": job},
    "ClientToken": "boto3-token",
}
versions = [sagemaker.create_model_package(**request)["ModelPackageArn"] for _ in range(2)]
second = sagemaker.create_model_package(**{**request, "ClientToken": "boto3-token-2"})["ModelPackageArn"]
first = versions[0]
sagemaker.update_model_package(
    ModelPackageArn=first,
    ModelApprovalStatus="Approved",
    ApprovalDescription="looks right",
    CustomerMetadataPropertiesToRemove=["job"],
)
described = sagemaker.describe_model_package(ModelPackageName=first)
pages = sagemaker.get_paginator("list_model_packages").paginate(
    ModelPackageGroupName=group, PaginationConfig={"PageSize": 1}
)
listed = [item["ModelPackageVersion"] for page in pages for item in page["ModelPackageSummaryList"]]
approved = sagemaker.list_model_packages(ModelPackageGroupName=group, ModelApprovalStatus="Approved")

artifact = sagemaker.list_artifacts(SourceUri=first)["ArtifactSummaries"][0]["ArtifactArn"]
lineage = sagemaker.query_lineage(StartArns=[artifact], Direction="Ascendants", IncludeEdges=True)
types = {vertex["Arn"]: vertex["Type"] for vertex in lineage["Vertices"]}
data = sagemaker.query_lineage(
    StartArns=[artifact], Direction="Ascendants", IncludeEdges=False, Filters={"Types": ["DataSet"]}
)
hashes = [
    sagemaker.describe_artifact(ArtifactArn=vertex["Arn"])["Properties"]["Sha256"] for vertex in data["Vertices"]
]

refusals = [
    refused(sagemaker.create_model_package_group, ModelPackageGroupName=group),
    refused(sagemaker.delete_model_package_group, ModelPackageGroupName=group),
    refused(sagemaker.create_model_package, **{**request, "Domain": "OTHER"}),
    refused(sagemaker.query_lineage, StartArns=[first]),
]
tags = sagemaker.list_tags(ResourceArn=created["ModelPackageGroupArn"])["Tags"]
for arn in (first, second):
    sagemaker.delete_model_package(ModelPackageName=arn)
sagemaker.delete_model_package_group(ModelPackageGroupName=group)

print(
    json.dumps(
        {
            "group": created["ModelPackageGroupArn"],
            "versions": versions,
            "second": second,
            "approval": [described["ModelApprovalStatus"], described["ApprovalDescription"]],
            "metadata": described.get("CustomerMetadataProperties"),
            "etag": described["InferenceSpecification"]["Containers"][0]["ModelDataETag"],
            "modelEtag": s3.head_object(Bucket=bucket, Key=model.split("/", 3)[3])["ETag"].strip('"'),
            "listed": listed,
            "approved": [item["ModelPackageArn"] for item in approved["ModelPackageSummaryList"]],
            "edges": sorted(
                f'{types[edge["SourceArn"]]} {edge["AssociationType"]} {types[edge["DestinationArn"]]}'
                for edge in lineage["Edges"]
            ),
            "hashes": hashes,
            "refusals": refusals,
            "tags": tags,
            "groupsLeft": len(sagemaker.list_model_package_groups()["ModelPackageGroupSummaryList"]),
            "lineageLeft": len(sagemaker.list_artifacts(SourceUri=first)["ArtifactSummaries"]),
        }
    )
)
