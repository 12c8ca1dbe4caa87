import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  ListModelPackageGroupsCommand,
  type ModelApprovalStatus,
} from '@aws-sdk/client-sagemaker';
import { pack } from 'tar-stream';
import type { WorkspaceDriver } from './workspace-driver';

interface Registration {
  readonly group: string;
  readonly description: string;
  readonly approval: ModelApprovalStatus;
  /** Python, as `code/inference.py` of the version's model.tar.gz. */
  readonly code: string;
}

/** Registers a Python serving program as the next version of its group; gives its ARN. */
export async function registerProgram(
  workspace: WorkspaceDriver,
  { approval, code, description, group }: Registration,
): Promise<string> {
  const archive = pack();
  archive.entry({ name: 'code/inference.py' }, code);
  archive.finalize();
  const key = `programs/${group}/${description.replace(/\W+/g, '-')}/model.tar.gz`;
  await workspace.put(key, gzipSync(await buffer(archive as unknown as Readable)));
  const { ModelPackageGroupSummaryList: known } = await workspace.sagemaker.send(
    new ListModelPackageGroupsCommand({ NameContains: group }),
  );
  if (known?.some(({ ModelPackageGroupName }) => ModelPackageGroupName === group) !== true)
    await workspace.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: group }));
  const made = await workspace.sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: group,
      ModelPackageDescription: description,
      ModelApprovalStatus: approval,
      InferenceSpecification: {
        Containers: [
          {
            Image: `${workspace.daemon.accountId}.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2`,
            ModelDataUrl: `s3://${workspace.bucket}/${key}`,
          },
        ],
        SupportedContentTypes: ['application/json'],
        SupportedResponseMIMETypes: ['application/json'],
      },
    }),
  );
  return String(made.ModelPackageArn);
}
