"""Deploys registered versions, streams from them and moves one in by a canary with boto3; prints what it saw as JSON."""

import io
import json
import tarfile
import time

import boto3

account = boto3.client("sts").get_caller_identity()["Account"]
bucket = f"sagemaker-us-east-1-{account}"
endpoint = "boto3-versions"
s3 = boto3.client("s3")
sagemaker = boto3.client("sagemaker")
runtime = boto3.client("sagemaker-runtime")
cloudwatch = boto3.client("cloudwatch")
logs = boto3.client("logs")
json_type = "application/json"
seen = {}

# Counts while its generator lives, and says in its log how far it came when its reader leaves.
PROGRAM = """
import time
def model_fn(model_dir): return "{name}"
def predict_fn(data, model):
    if data == "fail": raise ValueError("asked to fail")
    if data == "name": return model
    return count(int(data))
def count(most):
    sent = 0
    try:
        for sent in range(1, most + 1):
            yield f"part {{sent}};"
            time.sleep(0.05)
    finally:
        print(f"counted to {{sent}} of {{most}}", flush=True)
"""


def model_of_version(name):
    code = PROGRAM.format(name=name).encode()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        entry = tarfile.TarInfo("code/inference.py")
        entry.size = len(code)
        tar.addfile(entry, io.BytesIO(code))
    s3.put_object(Bucket=bucket, Key=f"versions/{name}/model.tar.gz", Body=buffer.getvalue())
    version = sagemaker.create_model_package(
        ModelPackageGroupName="boto3-versions",
        ModelApprovalStatus="Approved",
        InferenceSpecification={
            "Containers": [
                {
                    "Image": "000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2",
                    "ModelDataUrl": f"s3://{bucket}/versions/{name}/model.tar.gz",
                }
            ],
            "SupportedContentTypes": [json_type],
            "SupportedResponseMIMETypes": [json_type],
        },
    )["ModelPackageArn"]
    role = f"arn:aws:iam::{account}:role/UpsideLocalExecution"
    sagemaker.create_model(ModelName=name, ExecutionRoleArn=role, PrimaryContainer={"ModelPackageName": version})


def config(name, *models):
    variants = [
        {
            "VariantName": f"variant-{index}",
            "ModelName": one,
            "InitialInstanceCount": 1,
            "InstanceType": "ml.m5.large",
            "InitialVariantWeight": 1,
        }
        for index, one in enumerate(models)
    ]
    sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=variants)


def ask(data, **more):
    answer = runtime.invoke_endpoint(EndpointName=endpoint, ContentType=json_type, Body=json.dumps(data), **more)
    return json.loads(answer["Body"].read()), answer["InvokedProductionVariant"]


def stream(body):
    return runtime.invoke_endpoint_with_response_stream(
        EndpointName=endpoint, ContentType=json_type, Body=body, TargetVariant="variant-0"
    )["Body"]


def in_service():
    waiter = sagemaker.get_waiter("endpoint_in_service")
    waiter.wait(EndpointName=endpoint, WaiterConfig={"Delay": 1, "MaxAttempts": 90})


sagemaker.create_model_package_group(ModelPackageGroupName="boto3-versions")
for name in ("one", "two", "three"):
    model_of_version(name)
config("both", "one", "two")
sagemaker.create_endpoint(EndpointName=endpoint, EndpointConfigName="both")
in_service()
seen["targeted"] = [ask("name", TargetVariant=f"variant-{index}") for index in (0, 1)]
seen["drawn"] = sorted({tuple(ask("name")) for _ in range(40)})
try:
    ask("fail")
except runtime.exceptions.ModelError as error:
    seen["failed"] = [error.response["OriginalStatusCode"], "asked to fail" in error.response["OriginalMessage"]]

parts, times = [], []
for event in stream("8"):
    parts.append(event["PayloadPart"]["Bytes"].decode())
    times.append(time.monotonic())
seen["streamed"] = "".join(parts)
seen["chunks"] = len(parts)
seen["distinctTimes"] = len({round(at, 2) for at in times})

left = stream("400")
next(iter(left))
left.close()
found = []
for _ in range(100):
    group = f"/aws/sagemaker/Endpoints/{endpoint}"
    try:
        found = logs.filter_log_events(logGroupName=group, filterPattern='"counted to" "of 400"')["events"]
    except logs.exceptions.ResourceNotFoundException:
        found = []  # The group is made with its first line.
    if found:
        break
    time.sleep(0.1)
seen["countedWhenLeft"] = int(found[0]["message"].split()[2]) if found else None

cloudwatch.put_metric_alarm(
    AlarmName="boto3-errors",
    Namespace="AWS/SageMaker",
    MetricName="Invocation5XXErrors",
    Dimensions=[
        {"Name": "EndpointName", "Value": endpoint},
        {"Name": "VariantName", "Value": "variant-0"},
        {"Name": "EndpointConfigName", "Value": "third"},
    ],
    Statistic="Sum",
    Period=10,
    EvaluationPeriods=1,
    Threshold=1,
    ComparisonOperator="GreaterThanOrEqualToThreshold",
    TreatMissingData="notBreaching",
)
config("third", "three")
policy = {
    "TrafficRoutingConfiguration": {
        "Type": "CANARY",
        "WaitIntervalInSeconds": 1,
        "CanarySize": {"Type": "CAPACITY_PERCENT", "Value": 50},
    },
    "TerminationWaitInSeconds": 0,
    "MaximumExecutionTimeoutInSeconds": 600,
}
sagemaker.update_endpoint(
    EndpointName=endpoint,
    EndpointConfigName="third",
    DeploymentConfig={
        "BlueGreenUpdatePolicy": policy,
        "AutoRollbackConfiguration": {"Alarms": [{"AlarmName": "boto3-errors"}]},
    },
)
in_service()
seen["live"] = sagemaker.describe_endpoint(EndpointName=endpoint)["EndpointConfigName"]
seen["answers"] = ask("name")
dimensions = [{"Name": "EndpointName", "Value": endpoint}]
metrics = cloudwatch.list_metrics(Namespace="AWS/SageMaker", Dimensions=dimensions)["Metrics"]
seen["metrics"] = sorted({metric["MetricName"] for metric in metrics})
sagemaker.delete_endpoint(EndpointName=endpoint)
waiter = sagemaker.get_waiter("endpoint_deleted")
waiter.wait(EndpointName=endpoint, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
print(json.dumps(seen))
