import type { Failure } from '../../../shared/errors/result';
import { fail } from '../../../shared/errors/result';

/** What a file system error means to a person. `path` is what they named. */
export function fileFailure(error: unknown, path: string, action: 'read' | 'write'): Failure {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return fail('disk.full', `There is no room left for ${path}.`, 'Free some space on this disk and try again.', {
      retryable: true,
    }).error;
  }
  const reasons: Record<string, string> = {
    ENOENT: action === 'read' ? 'it does not exist' : 'its folder does not exist',
    EACCES: 'this account may not open it',
    EPERM: 'this account may not open it',
    EISDIR: 'it is a folder',
    EROFS: 'its disk is read-only',
  };
  const reason = reasons[code ?? ''] ?? (error instanceof Error ? error.message : String(error));
  return fail(
    'file.unreadable',
    `${path} could not be ${action === 'read' ? 'read' : 'written'}: ${reason}.`,
    'Choose another file or folder.',
  ).error;
}
