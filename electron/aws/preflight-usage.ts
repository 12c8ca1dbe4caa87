import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  ListEndpointsCommand,
  ListProcessingJobsCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import type { Usage, UsageService } from '../domains/preflight/ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';

const trainingNames = z.object({ TrainingJobSummaries: z.array(z.object({ TrainingJobName: z.string() })) });
const processingNames = z.object({ ProcessingJobSummaries: z.array(z.object({ ProcessingJobName: z.string() })) });
const endpointNames = z.object({ Endpoints: z.array(z.object({ EndpointName: z.string() })) });
const fleet = z.object({ InstanceType: z.string().optional(), InstanceCount: z.number().optional() });
const trainingJob = z.object({ EnableManagedSpotTraining: z.boolean().optional(), ResourceConfig: fleet });
const processingJob = z.object({ ProcessingResources: z.object({ ClusterConfig: fleet }) });
const variants = z
  .array(z.object({ VariantName: z.string(), CurrentInstanceCount: z.number().optional() }))
  .default([]);
const endpoint = z.object({ EndpointConfigName: z.string(), ProductionVariants: variants });
const config = z.object({
  ProductionVariants: z.array(z.object({ VariantName: z.string(), InstanceType: z.string().optional() })),
});

interface Fleet {
  readonly instanceType: string | undefined;
  readonly count: number;
}

/** At most so many are described, so many at a time: SageMaker lets describe a few a second. */
const most = 20;
const atOnce = 5;

/** What runs now, for comparison with the quotas: SageMaker itself tells no sum. */
export function createUsage(connection: AwsConnection): UsageService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');
  // One page is more than is described of it.
  const running = { StatusEquals: 'InProgress' as const, MaxResults: 100 };
  return {
    destroy: () => client.destroy(),

    training: (spot) =>
      attempt('see which training jobs run', async () => {
        const list = await client.send(new ListTrainingJobsCommand(running));
        const names = parseReply(trainingNames, list, 'the running training jobs').TrainingJobSummaries;
        return sum(names, async ({ TrainingJobName }) => {
          const reply = await client.send(new DescribeTrainingJobCommand({ TrainingJobName }));
          const job = parseReply(trainingJob, reply, `job ${TrainingJobName}`);
          return (job.EnableManagedSpotTraining ?? false) === spot ? [fleetOf(job.ResourceConfig)] : [];
        });
      }),

    processing: () =>
      attempt('see which processing jobs run', async () => {
        const list = await client.send(new ListProcessingJobsCommand(running));
        const names = parseReply(processingNames, list, 'the running processing jobs').ProcessingJobSummaries;
        return sum(names, async ({ ProcessingJobName }) => {
          const reply = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
          const job = parseReply(processingJob, reply, `job ${ProcessingJobName}`);
          return [fleetOf(job.ProcessingResources.ClusterConfig)];
        });
      }),

    endpoints: () =>
      attempt('see which endpoints stand', async () => {
        const list = await client.send(new ListEndpointsCommand({ MaxResults: 100 }));
        const names = parseReply(endpointNames, list, 'the endpoints').Endpoints;
        return sum(names, async ({ EndpointName }) => {
          const reply = await client.send(new DescribeEndpointCommand({ EndpointName }));
          const { EndpointConfigName, ProductionVariants } = parseReply(endpoint, reply, `endpoint ${EndpointName}`);
          const made = parseReply(
            config,
            await client.send(new DescribeEndpointConfigCommand({ EndpointConfigName })),
            `configuration ${EndpointConfigName}`,
          );
          return ProductionVariants.map(({ CurrentInstanceCount, VariantName }) => ({
            instanceType: made.ProductionVariants.find((one) => one.VariantName === VariantName)?.InstanceType,
            count: CurrentInstanceCount ?? 0,
          }));
        });
      }),
  };
}

function fleetOf({ InstanceCount, InstanceType }: z.output<typeof fleet>): Fleet {
  return { instanceType: InstanceType, count: InstanceCount ?? 0 };
}

async function sum<T>(things: readonly T[], fleetsOf: (thing: T) => Promise<readonly Fleet[]>): Promise<Usage> {
  const instances: Record<string, number> = {};
  const looked = things.slice(0, most);
  for (let from = 0; from < looked.length; from += atOnce) {
    const found = await Promise.all(looked.slice(from, from + atOnce).map(fleetsOf));
    for (const { count, instanceType } of found.flat())
      if (instanceType !== undefined) instances[instanceType] = (instances[instanceType] ?? 0) + count;
  }
  return { instances, complete: things.length <= most };
}
