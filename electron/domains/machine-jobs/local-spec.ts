import { machineJobName } from '../../../shared/model/machine-job';
import type { ProcessingPlace, ProcessingSpec } from '../../../shared/model/processing-job';
import { toS3Uri } from '../../../shared/model/s3-uri';
import type { Scope } from '../scope';

/** Key in the local workspace's bucket of everything that is there for a workspace on AWS; below it, a folder a job. */
export function stagedKey(workspaceId: string): string {
  return `machine/${workspaceId}/`;
}

/** The same job in the local workspace: name, role and addresses are those of this machine. */
export function localSpec(local: Scope, workspaceId: string, spec: ProcessingSpec): ProcessingSpec {
  const staged = (side: 'input' | 'output') => (one: ProcessingPlace) => ({
    ...one,
    s3Uri: toS3Uri(local.bucket, `${stagedKey(workspaceId)}${spec.name}/${side}/${one.name}/`),
  });
  return {
    ...spec,
    name: machineJobName(workspaceId, spec.name),
    roleArn: local.roleArn,
    inputs: spec.inputs.map(staged('input')),
    outputs: spec.outputs.map(staged('output')),
    tags: { ...spec.tags, 'upside:workspace': workspaceId },
  };
}
