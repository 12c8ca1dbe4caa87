import { machineJobName } from '../../shared/model/machine-job';
import { localWorkspaceId } from '../../shared/model/workspace';
import type { Scope } from '../domains/scope';

/** A job of a built-in program on the terminal: who does it, what to know of it, and the command that prints its log. */
export function builtInJob({ workspaceId }: Scope, jobName: string) {
  if (workspaceId === localWorkspaceId) return { who: jobName, note: null, log: `upside processing logs ${jobName}` };
  const log = `upside processing logs ${machineJobName(workspaceId, jobName)} --workspace ${localWorkspaceId}`;
  const note = `Its log: ${log}. What it writes is brought to the bucket while Upside is open, and --wait waits for it.`;
  return { who: `${jobName} on this computer`, note, log };
}
