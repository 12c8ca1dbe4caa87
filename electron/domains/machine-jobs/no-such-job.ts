import type { Link } from '../workspace/link';

/** Why a built-in program has left nothing, where its job is not to be found. */
export function noSuchJob({ workspace }: Pick<Link, 'workspace'>, jobName: string): string {
  return workspace?.kind === 'aws'
    ? `Its job ${jobName} is not on this computer: it was never started, or another computer runs it.`
    : `Its job ${jobName} is not there; it was never started or has been deleted.`;
}
