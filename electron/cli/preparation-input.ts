import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail } from '../../shared/errors/result';
import { type PreparationOptions, preparationOptionsSchema } from '../../shared/model/dataset/preparation';
import type { TranscriptOrigin } from '../domains/datasets/contract';
import { Stop } from './context';

/** Transcripts as they are named on a command line. */
export function originOf(sources: readonly string[]): TranscriptOrigin {
  if (sources.length === 1 && sources[0] === 'sample:transcripts') return { kind: 'sample' };
  return { kind: 'paths', paths: sources.map((source) => resolve(source)) };
}

/** The options of a file, all of them known; without a file the defaults. Throws Stop. */
export async function readOptions(path: string | undefined): Promise<PreparationOptions> {
  if (path === undefined) return preparationOptionsSchema.parse({});
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(
      fail('file.unreadable', `The options ${path} could not be read: ${why}.`, 'Write them as a JSON object.').error,
    );
  }
  const parsed = preparationOptionsSchema.unwrap().strict().safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
  throw new Stop(fail('input.invalid', `${path} holds no valid options. ${problems}`, 'Mend what is named.').error);
}
