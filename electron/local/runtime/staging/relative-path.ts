import { JobFailure } from '../job-failure';

/**
 * Where an object of a channel goes below the channel's folder, as SageMaker lays it out: what
 * follows the prefix when the prefix is a folder, else what follows the prefix's last slash (so
 * `s3://b/data/train.csv` becomes `train.csv`). Null for a folder marker (a key ending in "/").
 * Throws JobFailure for a key that would leave the folder.
 */
export function channelPath(prefix: string, key: string): string | null {
  const folder =
    prefix === '' || prefix.endsWith('/')
      ? prefix
      : key.startsWith(`${prefix}/`)
        ? `${prefix}/`
        : prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const relative = key.slice(folder.length);
  if (relative === '' || relative.endsWith('/')) return null;
  return safeRelativePath(relative, 'Data download');
}

/**
 * `path` itself when it stays below the folder it is put in. Empty parts collapse, as they do in a
 * file system. Throws JobFailure for "..", absolute paths, drive letters, backslashes and NUL.
 */
export function safeRelativePath(path: string, action: string): string {
  const parts = path.split('/');
  const escapes = path.startsWith('/') || parts.includes('..') || /[\\\0]/.test(path) || /^[A-Za-z]:/.test(path);
  if (escapes) {
    throw new JobFailure(`ClientError: ${action} failed: ${JSON.stringify(path)} would be written outside its folder.`);
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}
