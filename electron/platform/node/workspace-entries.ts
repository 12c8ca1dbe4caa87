import { mkdirSync, watch as watchFolder } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { type WorkspaceEntry, workspaceEntrySchema } from '../../../shared/model/workspace-entry';
import type { WorkspaceEntries } from '../../domains/workspaces/ports';
import { fileFailure } from './file-failure';

const fileSchema = z.object({ version: z.literal(1), workspaces: z.array(workspaceEntrySchema) });
/** A change takes milliseconds: a lock this old was left by a process that is gone, ms. */
const staleAfter = 5_000;
const lookAgain = 20;

/** The AWS workspaces of a home, in a file that people may read and edit. */
export function createWorkspaceEntries(file: string): WorkspaceEntries {
  const load = async (): Promise<Result<readonly WorkspaceEntry[]>> => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? null : error,
    );
    if (text === null) return ok([]);
    if (text instanceof Error) return { ok: false, error: fileFailure(text, file, 'read') };
    const parsed = fileSchema.safeParse(jsonOf(text));
    if (parsed.success) return ok(parsed.data.workspaces);
    const issue = parsed.error.issues[0];
    return fail(
      'file.unreadable',
      `${file} is damaged: ${issue?.path.join('.') || 'its top level'}: ${issue?.message ?? 'no JSON'}.`,
      'Correct it, or move it away and add the workspaces again.',
    );
  };

  const write = async (entries: readonly WorkspaceEntry[]): Promise<void> => {
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ version: 1, workspaces: entries }, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  };

  const change: WorkspaceEntries['change'] = async (edit) => {
    try {
      await mkdir(dirname(file), { recursive: true });
      return await exclusively(`${file}.lock`, async () => {
        const now = await load();
        if (!now.ok) return now;
        const next = edit(now.data);
        if (next.ok) await write(next.data);
        return next;
      });
    } catch (error) {
      return { ok: false, error: fileFailure(error, file, 'write') };
    }
  };

  return {
    load,
    change,
    watch(onChange, signal) {
      mkdirSync(dirname(file), { recursive: true });
      // The folder, because a file that is replaced takes its watcher with it.
      const watcher = watchFolder(dirname(file), (_kind, name) => {
        if (name === null || name === basename(file)) onChange();
      });
      watcher.on('error', () => watcher.close());
      signal.addEventListener('abort', () => watcher.close(), { once: true });
      if (signal.aborted) watcher.close();
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Window and command line write the same file: one at a time, or one change would undo the other. */
async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const handle = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return null;
    });
    if (handle) {
      await handle.close();
      try {
        return await work();
      } finally {
        await rm(lock, { force: true });
      }
    }
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > staleAfter) await rm(lock, { force: true });
    await new Promise((resolve) => setTimeout(resolve, lookAgain));
  }
}
