import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { Link } from '../workspace/link';

/** No registry has an image of a built-in program, so no job of an AWS account can run one. Throws CodedError. */
export function mustHaveImage({ workspace }: Pick<Link, 'workspace'>, image: string): void {
  if (workspace?.kind !== 'aws' || !image.startsWith('upside.local/')) return;
  throw new CodedError(
    fail(
      'workspace.unsupported',
      `${image} is a program of the local workspace, which ${workspace.name} on AWS cannot run.`,
      'Name an image of a registry the account can read, or launch it in the local workspace.',
    ).error,
  );
}
