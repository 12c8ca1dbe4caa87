import {
  CreateProcessingJobCommand,
  type CreateProcessingJobCommandInput,
  DescribeProcessingJobCommand,
  ListProcessingJobsCommand,
  SageMakerClient,
  StopProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { toProcessingRequest } from '../../shared/model/processing-request';
import type { ProcessingJobService } from '../domains/aws-ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { changeJob, listJobs } from './job-calls';
import { describeReply, listReply, toProcessingJob, toSummary } from './processing-reply';

const createReply = z.object({ ProcessingJobArn: z.string().min(1) });

/** SageMaker's processing jobs. */
export function createProcessing(connection: AwsConnection): ProcessingJobService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');
  return {
    destroy: () => client.destroy(),

    create: (spec) =>
      attempt(`create the processing job ${spec.name}`, async () => {
        // The SDK's own types are mutable and spell instance types out; the service checks both.
        const input = toProcessingRequest(spec) as unknown as CreateProcessingJobCommandInput;
        const reply = await client.send(new CreateProcessingJobCommand(input));
        return { arn: parseReply(createReply, reply, `the address of job ${spec.name}`).ProcessingJobArn };
      }),

    describe: (name) =>
      attempt(`read the processing job ${name}`, async () => {
        const reply = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
        return toProcessingJob(parseReply(describeReply, reply, `the description of job ${name}`));
      }),

    list: (signal, modifiedAfter, onPage) =>
      listJobs('processing jobs', modifiedAfter, onPage, async (asked) => {
        const reply = await client.send(new ListProcessingJobsCommand(asked), { abortSignal: signal });
        const page = parseReply(listReply, reply, 'a list of processing jobs');
        return { items: page.ProcessingJobSummaries.map(toSummary), next: page.NextToken };
      }),

    stop: (name) =>
      changeJob(name, `stop the processing job ${name}`, () =>
        client.send(new StopProcessingJobCommand({ ProcessingJobName: name })),
      ),
  };
}
