"""Drives CloudWatch alarms of a local workspace with boto3, unchanged; prints what it saw as JSON."""

import json
import time

import boto3
from botocore.exceptions import ClientError

cloudwatch = boto3.client("cloudwatch")
dimensions = [{"Name": "EndpointName", "Value": "demo"}]
cloudwatch.put_metric_alarm(
    AlarmName="boto3-errors",
    AlarmDescription="Any error of the endpoint",
    Namespace="Mine",
    MetricName="errors",
    Dimensions=dimensions,
    Statistic="Sum",
    Period=10,
    EvaluationPeriods=1,
    Threshold=0,
    ComparisonOperator="GreaterThanThreshold",
    TreatMissingData="notBreaching",
)


def wait_for(state):
    """Describes the alarm until it is in the state, for at most half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        (alarm,) = cloudwatch.describe_alarms(AlarmNames=["boto3-errors"])["MetricAlarms"]
        if alarm["StateValue"] == state:
            return alarm
        time.sleep(0.05)
    raise SystemExit(f"The alarm did not become {state}.")


wait_for("OK")
cloudwatch.put_metric_data(
    Namespace="Mine",
    MetricData=[{"MetricName": "errors", "Dimensions": dimensions, "Value": 3, "StorageResolution": 1}],
)
alarm = wait_for("ALARM")
try:
    cloudwatch.set_alarm_state(AlarmName="nobody", StateValue="OK", StateReason="")
    refused = None
except ClientError as error:
    refused = error.response["Error"]["Code"]
pages = cloudwatch.get_paginator("describe_alarm_history").paginate(
    AlarmName="boto3-errors", ScanBy="TimestampAscending", PaginationConfig={"PageSize": 1}
)
history = [item["HistorySummary"] for page in pages for item in page["AlarmHistoryItems"]]
cloudwatch.delete_alarms(AlarmNames=["boto3-errors"])
print(
    json.dumps(
        {
            "arn": alarm["AlarmArn"],
            "threshold": alarm["Threshold"],
            "reason": alarm["StateReason"],
            "transitioned": alarm["StateTransitionedTimestamp"].isoformat(),
            "refused": refused,
            "history": history,
            "left": cloudwatch.describe_alarms(AlarmNames=["boto3-errors"])["MetricAlarms"],
        }
    )
)
