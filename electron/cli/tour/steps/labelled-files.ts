import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DataOrigin } from '../../../domains/data/contract';

export interface ChannelFile {
  readonly channel: string;
  readonly fileName: string;
  readonly origin: Exclude<DataOrigin, { kind: 'object' }>;
}

/** Whether a file of this name holds labelled rows to train on, and no transcript. */
export function isLabelledFile(name: string): boolean {
  return /^train\.(csv|jsonl)$/.test(name);
}

/** train.csv or train.jsonl, and validation.* where there is one; none where the folder holds transcripts. */
export async function labelledFiles(folder: string): Promise<readonly ChannelFile[]> {
  const names = await readdir(folder);
  if (!names.some(isLabelledFile)) return [];
  return ['train', 'validation'].flatMap((channel) => {
    const name = names.find((candidate) => candidate === `${channel}.csv` || candidate === `${channel}.jsonl`);
    return name
      ? [{ channel, fileName: basename(name), origin: { kind: 'path' as const, path: join(folder, name) } }]
      : [];
  });
}
