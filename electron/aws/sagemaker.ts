import {
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  DeleteTrainingJobCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { toTrainingRequest } from '../../shared/model/training-request';
import type { TrainingJobService } from '../domains/aws-ports';
import { attempt, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { changeJob, listJobs } from './job-calls';
import { describeReply, listReply, toSummary, toTrainingJob } from './training-job-reply';

const createReply = z.object({ TrainingJobArn: z.string().min(1) });

export function createSageMaker(connection: AwsConnection): TrainingJobService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');
  return {
    destroy: () => client.destroy(),

    create: (spec) =>
      attempt(`create the training job ${spec.name}`, async () => {
        // The SDK's own types are mutable and spell instance types out; the service checks both.
        const input = toTrainingRequest(spec) as unknown as CreateTrainingJobCommandInput;
        const reply = await client.send(new CreateTrainingJobCommand(input));
        return { arn: parseReply(createReply, reply, `the address of job ${spec.name}`).TrainingJobArn };
      }),

    describe: (name) =>
      attempt(`read the training job ${name}`, async () => {
        const reply = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
        return toTrainingJob(parseReply(describeReply, reply, `the description of job ${name}`));
      }),

    list: (signal, modifiedAfter, onPage) =>
      listJobs('training jobs', modifiedAfter, onPage, async (asked) => {
        const reply = await client.send(new ListTrainingJobsCommand(asked), { abortSignal: signal });
        const page = parseReply(listReply, reply, 'a list of training jobs');
        return { items: page.TrainingJobSummaries.map(toSummary), next: page.NextToken };
      }),

    stop: (name) =>
      changeJob(name, `stop the training job ${name}`, () =>
        client.send(new StopTrainingJobCommand({ TrainingJobName: name })),
      ),

    delete: (name) =>
      changeJob(name, `delete the training job ${name}`, () =>
        client.send(new DeleteTrainingJobCommand({ TrainingJobName: name })),
      ),
  };
}
