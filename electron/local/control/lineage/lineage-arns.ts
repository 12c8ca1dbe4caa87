import { createHash } from 'node:crypto';

/** Writes the ARNs of one workspace's lineage. */
export interface LineageArns {
  /** One artifact for each source, or for each `edition` of it where one address stands for several things in turn. */
  artifact(sourceUri: string, edition?: string): string;
  action(name: string): string;
  context(name: string): string;
  trialComponent(name: string): string;
}

/** Ids of artifacts are derived from what they stand for, so that an artifact is found without asking. */
export function lineageArns(region: string, accountId: string): LineageArns {
  const arn = (kind: string, id: string) => `arn:aws:sagemaker:${region}:${accountId}:${kind}/${id}`;
  return {
    artifact: (sourceUri, edition = '') =>
      arn('artifact', createHash('sha256').update(`${sourceUri}\0${edition}`).digest('hex').slice(0, 32)),
    action: (name) => arn('action', name.toLowerCase()),
    context: (name) => arn('context', name.toLowerCase()),
    trialComponent: (name) => arn('experiment-trial-component', name.toLowerCase()),
  };
}
