import { CodedError } from '../../shared/errors/coded-error';
import { type Failure, fail } from '../../shared/errors/result';

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const sqlite = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/** The primary result code of an error of SQLite, null for every other error. */
function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === sqlite.corrupt || code === sqlite.notADatabase;
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === sqlite.busy;
}

/** What a failed statement means to a person. Errors that are not SQLite's are bugs and come back as `internal`. */
export function storeFailure(error: unknown): Failure {
  if (error instanceof CodedError) return error.failure;
  const text = error instanceof Error ? error.message : String(error);
  switch (resultCode(error)) {
    case sqlite.full:
      return fail(
        'disk.full',
        'The disk is full, so nothing more can be kept for offline use.',
        'Free some space; nothing that was kept before is lost.',
        { retryable: true },
      ).error;
    case sqlite.busy:
      return fail(
        'store.unavailable',
        'Another process of Upside kept the offline store busy for too long.',
        'Try again in a moment.',
        { retryable: true },
      ).error;
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return readOnlyFailure();
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return fail(
        'store.unavailable',
        'The offline store is damaged.',
        'Start Upside again: the damaged file is set aside and a new one begun.',
      ).error;
    case sqlite.ioError:
      return fail(
        'store.unavailable',
        `The disk refused the offline store: ${text}.`,
        'Check that the disk works and has room.',
        { retryable: true },
      ).error;
    case null:
      return fail(
        'internal',
        `The offline store failed unexpectedly: ${text}`,
        'Please report this with the log files.',
      ).error;
    default:
      return fail('store.unavailable', `The offline store failed: ${text}.`, 'Start Upside again.').error;
  }
}

export function readOnlyFailure(): Failure {
  return fail(
    'store.unavailable',
    'The offline store cannot be written: its folder or disk is read-only.',
    'Allow writing there, or set UPSIDE_HOME to a folder that can be written.',
  ).error;
}

export function newerFailure(found: number, known: number): Failure {
  return fail(
    'store.newer',
    `The offline store was written by a newer version of Upside (format ${found}, this one knows ${known}), so nothing new is kept in it.`,
    'Update Upside, or set UPSIDE_HOME to another folder.',
  ).error;
}
