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
import { attempt, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { stateConflict } from './state-conflict';
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
      attempt('list the training jobs', () =>
        collect(
          pages(
            'training jobs',
            async (token) => {
              const reply = await client.send(
                new ListTrainingJobsCommand({
                  MaxResults: 100,
                  SortBy: 'CreationTime',
                  SortOrder: 'Descending',
                  ...(modifiedAfter !== undefined && { LastModifiedTimeAfter: new Date(modifiedAfter) }),
                  ...(token !== undefined && { NextToken: token }),
                }),
                { abortSignal: signal },
              );
              const page = parseReply(listReply, reply, 'a list of training jobs');
              return { items: page.TrainingJobSummaries.map(toSummary), next: page.NextToken };
            },
            onPage,
          ),
        ),
      ),

    stop: async (name) =>
      stateConflict(
        name,
        await attempt(`stop the training job ${name}`, async () => {
          await client.send(new StopTrainingJobCommand({ TrainingJobName: name }));
          return null;
        }),
      ),

    delete: async (name) =>
      stateConflict(
        name,
        await attempt(`delete the training job ${name}`, async () => {
          await client.send(new DeleteTrainingJobCommand({ TrainingJobName: name }));
          return null;
        }),
      ),
  };
}
