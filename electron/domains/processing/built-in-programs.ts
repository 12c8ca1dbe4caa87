import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { Link } from '../workspace/link';

/**
 * The built-in programs are the local workspace's: no registry has an image of them. Throws before anything is
 * uploaded; `what` begins the sentence, e.g. "Preparing transcripts".
 */
export function mustHaveBuiltIns({ workspace }: Pick<Link, 'workspace'>, what: string): void {
  if (workspace?.kind !== 'aws') return;
  throw new CodedError(
    fail(
      'workspace.unsupported',
      `${what} is done by a program of this machine, which ${workspace.name} on AWS does not have.`,
      'Do it in the workspace of this machine, then upload what it wrote to a bucket of the account.',
    ).error,
  );
}
