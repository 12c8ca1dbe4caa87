/**
 * Calls a second one account may make in one region, where that is so little that a console could
 * reach it; `*` is every other operation of the service together. Sources: the service quotas of CloudWatch
 * and CloudWatch Logs
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html). SageMaker publishes
 * none: its lists are reported to be throttled above two a second, and two consoles of one home share that.
 */
const rates: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sagemaker: {
    ListTrainingJobs: 2,
    ListProcessingJobs: 2,
    ListEndpoints: 2,
    ListModelPackages: 2,
    ListModelPackageGroups: 2,
    ListModels: 2,
    ListEndpointConfigs: 2,
    CreateTrainingJob: 1,
    CreateProcessingJob: 1,
    '*': 8,
  },
  cloudwatch: { DescribeAlarms: 9, PutMetricAlarm: 3, DeleteAlarms: 3, GetMetricData: 50, '*': 10 },
  cloudwatch_logs: { DescribeLogStreams: 5, GetLogEvents: 10, FilterLogEvents: 5, StartLiveTail: 3, '*': 5 },
  cost_explorer: { '*': 1 },
  pricing: { '*': 5 },
  service_quotas: { '*': 5 },
  iam: { '*': 10 },
};

/** With what else a call is counted, and how many of these a second; null where there is plenty, as at S3. */
export function rateOf(
  service: string,
  operation: string,
): { readonly key: string; readonly perSecond: number } | null {
  const ofService = rates[service];
  if (ofService === undefined) return null;
  const named = operation in ofService ? operation : '*';
  return { key: `${service}/${named}`, perSecond: ofService[named] ?? 1 };
}
