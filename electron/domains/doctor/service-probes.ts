import type { Failure, Result } from '../../../shared/errors/result';
import { bad, type Finding, good, skipped, warning } from '../../../shared/model/finding';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import type { Link } from '../workspace/link';
import type { Probe } from './ports';

/** A read call the console cannot do without, and the permissions it takes. */
interface ReadCall {
  readonly id: string;
  readonly title: string;
  /** IAM actions, for whoever writes the policy. */
  readonly actions: string;
  call(aws: AwsWorkspace, signal: AbortSignal, clock: Clock): Promise<Result<unknown>>;
}

/** Whether it is found does not matter. */
const anyQuota = 'ml.g4dn.xlarge for training job usage';

/** Calls that cost nothing and read next to nothing: the newest jobs only, groups that do not exist. */
const readCalls: readonly ReadCall[] = [
  {
    id: 'training',
    title: 'List training jobs',
    actions: 'sagemaker:ListTrainingJobs',
    call: (aws, signal, clock) => aws.trainingJobs.list(signal, clock.now()),
  },
  {
    id: 'processing',
    title: 'List processing jobs',
    actions: 'sagemaker:ListProcessingJobs',
    call: (aws, signal, clock) => aws.processingJobs.list(signal, clock.now()),
  },
  {
    id: 'endpoints',
    title: 'List endpoints',
    actions: 'sagemaker:ListEndpoints and sagemaker:DescribeEndpoint',
    call: (aws, signal) => aws.endpoints.list(signal),
  },
  {
    id: 'registry',
    title: 'List model packages',
    actions: 'sagemaker:ListModelPackageGroups and sagemaker:ListModelPackages',
    call: (aws, signal) => aws.registry.listGroups(signal),
  },
  {
    id: 'logs',
    title: 'Read logs',
    actions: 'logs:DescribeLogStreams and logs:GetLogEvents',
    call: (aws) => aws.logs.streams('upside-doctor'),
  },
  {
    id: 'metrics',
    title: 'Read metrics',
    actions: 'cloudwatch:GetMetricData',
    call: (aws, _signal, clock) => aws.metrics.instanceSeries('upside-doctor', clock.now() - 60_000, clock.now()),
  },
  {
    id: 'alarms',
    title: 'Read alarms',
    actions: 'cloudwatch:DescribeAlarms',
    call: (aws) => aws.alarms.find('upside-doctor'),
  },
  {
    id: 'buckets',
    title: 'List buckets',
    actions: 's3:ListAllMyBuckets',
    call: (aws) => aws.browser.buckets(),
  },
];

/** Whether the workspace answers to its keys, and whether what the console reads may be read. */
export function serviceProbes(link: Link, clock: Clock): readonly Probe[] {
  const area = 'Permissions';
  return [
    {
      id: 'account.answers',
      area: 'Account',
      title: 'The account answers',
      async look() {
        const aws = await link.aws();
        if (!aws.ok) return badBecause(aws.error);
        const who = await aws.data.identity.whoAmI();
        return who.ok ? good(`Account ${who.data.accountId}, as ${who.data.arn}.`) : badBecause(who.error);
      },
    },
    ...readCalls.map(
      ({ actions, call, id, title }): Probe => ({
        id: `permissions.${id}`,
        area,
        title,
        async look(signal) {
          const aws = await link.aws();
          if (!aws.ok) return skipped('Not tried, for the account does not answer.');
          const result = await call(aws.data, signal, clock);
          if (result.ok) return good('Allowed.');
          if (result.error.code !== 'aws.denied') return badBecause(result.error);
          return bad(result.error.message, `Ask the administrator of the account for ${actions}.`);
        },
      }),
    ),
  ];
}

/** Of an account on AWS; the local workspace has none, its slots are the limit. */
export function quotasProbe(link: Link): Probe {
  return {
    id: 'quotas',
    area: 'Quotas',
    title: 'Read quotas',
    async look() {
      const aws = await link.aws();
      if (!aws.ok) return skipped('Not tried, for the account does not answer.');
      const result = await aws.data.preflight.quotas.find(anyQuota);
      if (result.ok) return good('Allowed.');
      // Launching works without: the checks before a launch say then that they do not know.
      return warning(result.error.message, 'Ask the administrator of the account for servicequotas:ListServiceQuotas.');
    },
  };
}

function badBecause({ hint, message }: Failure): Finding {
  return bad(message, hint);
}
