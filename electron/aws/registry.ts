import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { CodedError } from '../../shared/errors/coded-error';
import { fail, type Result } from '../../shared/errors/result';
import { toGroupRequest, toPackageRequest } from '../../shared/model/registration-request';
import type { RegistryService } from '../domains/registry/ports';
import { attempt, between, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { describePackageReply, groupsReply, packagesReply, toGroup, toPackage, toSummary } from './registry-reply';

const groupArn = z.object({ ModelPackageGroupArn: z.string().min(1) });
const packageArn = z.object({ ModelPackageArn: z.string().min(1) });

export function createRegistry(connection: AwsConnection): RegistryService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');
  return {
    destroy: () => client.destroy(),

    listGroups: (signal, betweenPages) =>
      model('list the model groups', () =>
        collect(
          pages(
            'model groups',
            async (token) => {
              const reply = await client.send(
                new ListModelPackageGroupsCommand({
                  MaxResults: 100,
                  SortBy: 'CreationTime',
                  SortOrder: 'Descending',
                  ...(token !== undefined && { NextToken: token }),
                }),
                { abortSignal: signal },
              );
              const page = parseReply(groupsReply, reply, 'a list of model groups');
              return { items: page.ModelPackageGroupSummaryList.map(toGroup), next: page.NextToken };
            },
            between(betweenPages),
          ),
        ),
      ),

    createGroup: (name, description) =>
      model(`make the model group ${name}`, async () => {
        const reply = await client.send(new CreateModelPackageGroupCommand(toGroupRequest(name, description)));
        return { arn: parseReply(groupArn, reply, `the address of group ${name}`).ModelPackageGroupArn };
      }),

    deleteGroup: (name) =>
      model(`delete the model group ${name}`, async () => {
        await client.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: name }));
        return null;
      }),

    listPackages: (group, signal, betweenPages) =>
      model(group === null ? 'list the model versions' : `list the versions of ${group}`, async () => {
        const versions = await collect(
          pages(
            'model versions',
            async (token) => {
              const reply = await client.send(
                new ListModelPackagesCommand({
                  MaxResults: 100,
                  // Left out, the service lists packages without a group only.
                  ...(group === null ? { ModelPackageType: 'Versioned' } : { ModelPackageGroupName: group }),
                  SortBy: 'CreationTime',
                  SortOrder: 'Descending',
                  ...(token !== undefined && { NextToken: token }),
                }),
                { abortSignal: signal },
              );
              const page = parseReply(packagesReply, reply, 'a list of model versions');
              return { items: page.ModelPackageSummaryList, next: page.NextToken };
            },
            between(betweenPages),
          ),
        );
        const listed = versions.flatMap((one) => toSummary(one) ?? []);
        return group === null ? listed : listed.toSorted((a, b) => b.version - a.version);
      }),

    describePackage: (arn) =>
      model(`read the model version ${arn}`, async () => {
        const reply = await client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
        const described = toPackage(parseReply(describePackageReply, reply, `the description of ${arn}`));
        if (described) return described;
        throw new CodedError(
          fail('model.not-found', `${arn} is no version of a group.`, 'Look for it in the list of models.').error,
        );
      }),

    createPackage: (request) =>
      model(`register a version in ${request.group}`, async () => {
        const reply = await client.send(new CreateModelPackageCommand(toPackageRequest(request)));
        return { arn: parseReply(packageArn, reply, `the address of the version in ${request.group}`).ModelPackageArn };
      }),

    setApproval: (arn, approval, note) =>
      model(`change the approval of ${arn}`, async () => {
        await client.send(
          new UpdateModelPackageCommand({
            ModelPackageArn: arn,
            ModelApprovalStatus: approval,
            ApprovalDescription: note,
          }),
        );
        return null;
      }),

    deletePackage: (arn) =>
      model(`delete the model version ${arn}`, async () => {
        await client.send(new DeleteModelPackageCommand({ ModelPackageName: arn }));
        return null;
      }),
  };
}

/** The registry's own errors: a conflict is about what there is already, and a missing version may come as ValidationException. */
async function model<T>(action: string, work: () => Promise<T>): Promise<Result<T>> {
  return attempt(
    action,
    async () => {
      try {
        return await work();
      } catch (error) {
        const { name = '', message = '' } = error instanceof Error ? error : {};
        const said = `Upside could not ${action}: ${message}`;
        if (name === 'ConflictException')
          throw new CodedError(fail('model.state', said, 'Look at its state and try again.').error);
        if (name === 'ValidationException' && /^model ?package\S* .*not found/i.test(message))
          throw new CodedError(
            fail('model.not-found', said, 'It may have been deleted; look at the list again.').error,
          );
        throw error;
      }
    },
    'model',
  );
}
