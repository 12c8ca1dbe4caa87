import { type ProcessingSpec, processingSpecSchema } from '../../../shared/model/processing-job';
import type { Instant } from '../../../shared/model/time';
import type { MachineJobsOptions } from './options';

/** Action of the journal under which a job stands until its outputs are in the account's bucket. */
export const machineAction = 'machine-jobs.launch';

/** A job whose outputs are still to be brought to the account. */
export interface Undertaking {
  readonly id: string;
  /** As it was asked for: with the addresses of the account. */
  readonly spec: ProcessingSpec;
  readonly at: Instant;
}

/** What is open, of this process or of one that was killed. Rejects with CodedError. */
export async function openUndertakings({
  journal,
  workspaceId,
}: Pick<MachineJobsOptions, 'journal' | 'workspaceId'>): Promise<readonly Undertaking[]> {
  const entries = await journal.open(workspaceId);
  return entries.flatMap(({ action, at, id, requestJson }) => {
    const spec = action === machineAction ? processingSpecSchema.safeParse(JSON.parse(requestJson)).data : undefined;
    return spec === undefined ? [] : [{ id, spec, at }];
  });
}
