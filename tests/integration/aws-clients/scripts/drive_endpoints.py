"""Deploys, invokes, updates, scales and deletes an endpoint with boto3; prints one JSON object of what it saw."""

import io
import json
import tarfile

import boto3

account = boto3.client("sts").get_caller_identity()["Account"]
bucket = f"sagemaker-us-east-1-{account}"
image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2"
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
runtime = boto3.client("sagemaker-runtime")

program = b"""
import os
def model_fn(model_dir): return os.environ["ANSWER"]
def predict_fn(data, model): return {"said": model, "heard": data}
"""


def refused(call, **arguments):
    try:
        call(**arguments)
    except sagemaker.exceptions.ClientError as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"]]
    return "accepted"


def archive(files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def version(name):
    sagemaker.create_model(
        ModelName=name,
        ExecutionRoleArn=f"arn:aws:iam::{account}:role/UpsideLocalExecution",
        PrimaryContainer={
            "Image": image,
            "ModelDataUrl": f"s3://{bucket}/boto3/model.tar.gz",
            "Environment": {"ANSWER": name},
        },
    )
    variant = {"VariantName": "main", "ModelName": name, "InstanceType": "ml.m5.large", "InitialInstanceCount": 1}
    sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[variant])


def said():
    reply = runtime.invoke_endpoint(EndpointName="boto3", ContentType="application/json", Body=b'"hello"')
    return [reply["InvokedProductionVariant"], json.loads(reply["Body"].read())]


def in_service():
    sagemaker.get_waiter("endpoint_in_service").wait(
        EndpointName="boto3", WaiterConfig={"Delay": 1, "MaxAttempts": 60}
    )
    return sagemaker.describe_endpoint(EndpointName="boto3")


s3.put_object(Bucket=bucket, Key="boto3/model.tar.gz", Body=archive({"code/inference.py": program}))
version("first")
version("second")
sagemaker.create_endpoint(EndpointName="boto3", EndpointConfigName="first", Tags=[{"Key": "by", "Value": "boto3"}])
created = in_service()
before = said()
sagemaker.update_endpoint(
    EndpointName="boto3",
    EndpointConfigName="second",
    DeploymentConfig={
        "BlueGreenUpdatePolicy": {
            "TrafficRoutingConfiguration": {
                "Type": "LINEAR",
                "LinearStepSize": {"Type": "CAPACITY_PERCENT", "Value": 50},
                "WaitIntervalInSeconds": 1,
            }
        }
    },
)
busy = refused(sagemaker.delete_endpoint, EndpointName="boto3")
updated = in_service()
after = said()
sagemaker.update_endpoint_weights_and_capacities(
    EndpointName="boto3",
    DesiredWeightsAndCapacities=[{"VariantName": "main", "DesiredInstanceCount": 2}],
)
scaled = in_service()
listed = [item["EndpointName"] for item in sagemaker.list_endpoints()["Endpoints"]]
tags = sagemaker.list_tags(ResourceArn=created["EndpointArn"])["Tags"]
sagemaker.delete_endpoint(EndpointName="boto3")
sagemaker.get_waiter("endpoint_deleted").wait(EndpointName="boto3", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
left = [
    [item["ModelName"] for item in sagemaker.list_models()["Models"]],
    [item["EndpointConfigName"] for item in sagemaker.list_endpoint_configs()["EndpointConfigs"]],
]

print(
    json.dumps(
        {
            "arn": created["EndpointArn"],
            "configs": [created["EndpointConfigName"], updated["EndpointConfigName"]],
            "before": before,
            "after": after,
            "busy": busy,
            "instances": scaled["ProductionVariants"][0]["CurrentInstanceCount"],
            "listed": listed,
            "tags": tags,
            "gone": refused(runtime.invoke_endpoint, EndpointName="boto3", Body=b"x"),
            "left": left,
        }
    )
)
