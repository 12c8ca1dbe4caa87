import type { Failure } from '../../../shared/errors/result';
import type { ProcessingJob } from '../../../shared/model/processing-job';
import type { Undertaking } from './undertaking';

/**
 * A job of the local workspace as the workspace it is for sees it: under its name there, and under way until its
 * outputs are in the account. `job` is null while it is still to come; `refused`: why the account did not take them.
 */
export function seenFromAccount(
  name: string,
  job: ProcessingJob | null,
  undertaking: Undertaking | null,
  refused: Failure | null,
): ProcessingJob | null {
  if (undertaking === null) {
    if (job === null) return null;
    const own = { ...job, name, spec: { ...job.spec, name } };
    if (refused === null) return own;
    const failureReason = `What it wrote could not be brought to the bucket: ${refused.message} ${refused.hint}`;
    return { ...own, status: 'Failed', failureReason };
  }
  const { at, spec } = undertaking;
  if (job === null) return { ...toCome, name, spec, createdAt: at, modifiedAt: at, program: spec.image };
  const own = { ...job, name, spec };
  if (job.status !== 'Completed') return own;
  return { ...own, status: 'InProgress', endedAt: null, statusMessage: 'What it wrote is brought to the bucket.' };
}

const toCome = {
  arn: '',
  status: 'InProgress',
  startedAt: null,
  endedAt: null,
  statusMessage: 'What it reads is fetched to this computer.',
  failureReason: null,
} as const;
