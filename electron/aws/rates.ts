/**
 * Calls a second that the consoles of one home make together to one account in one region; `*` is every other
 * operation of the service together. Where a quota is so little that a console could reach it, what is here stays
 * below it: CloudWatch and CloudWatch Logs
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html), EC2, whose buckets are filled
 * with 20 tokens a second (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html). SageMaker
 * publishes none: its lists are reported to be throttled above two a second. Elsewhere there is plenty, and other
 * programs of the account are left nearly all of it: S3 takes thousands a second below each prefix
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
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
  sagemaker_runtime: { '*': 50 },
  cloudwatch: { DescribeAlarms: 9, PutMetricAlarm: 3, DeleteAlarms: 3, GetMetricData: 50, '*': 10 },
  cloudwatch_logs: { DescribeLogStreams: 5, GetLogEvents: 10, FilterLogEvents: 5, StartLiveTail: 3, '*': 5 },
  ec2: { '*': 10 },
  ecr: { '*': 10 },
  iam: { '*': 10 },
  kms: { '*': 20 },
  pricing: { '*': 5 },
  s3: { '*': 500 },
  service_quotas: { '*': 5 },
  sts: { '*': 10 },
};

/** Services that count an account's calls of all regions together. */
const global = new Set(['iam']);

export interface Rate {
  /** With what else the call is counted, within account and region. */
  readonly key: string;
  readonly perSecond: number;
  /** Counted over all regions. */
  readonly isGlobal: boolean;
}

/** The pace of a call. Null for what is no AWS service of the account, such as a sign-in before the account is known. */
export function rateOf(service: string, operation: string): Rate | null {
  const ofService = rates[service];
  if (ofService === undefined) return null;
  const named = operation in ofService ? operation : '*';
  return { key: `${service}/${named}`, perSecond: ofService[named] ?? 1, isGlobal: global.has(service) };
}
