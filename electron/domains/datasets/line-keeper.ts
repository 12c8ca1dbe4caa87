import { createHash } from 'node:crypto';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { preparedFiles } from '../../../shared/model/dataset/dataset';
import { type DialogueRecord, dialogueRecordSchema } from '../../../shared/model/dataset/dialogue-record';
import type { Instant } from '../../../shared/model/time';
import { dataOf } from '../guard';
import type { OneVersion } from './contract';
import type { DatasetsOptions } from './options';
import type { DatasetWatcher } from './watcher';

/** Lines written to the store in one transaction. */
const batch = 2_000;

interface KeptLines {
  readonly id: number;
  readonly total: number;
  readonly fetchedAt: Instant;
}

/** Downloads the lines of versions into the store, each once; what is there is used offline too. */
export function createLineKeeper(options: DatasetsOptions, watcher: DatasetWatcher) {
  const { clock, closing, link, store, workspaceId } = options;
  /** Two screens that ask at once share one download. */
  const running = new Map<string, Promise<KeptLines>>();

  const take = async ({ dataset, version }: OneVersion): Promise<KeptLines> => {
    const held = await store.lines(workspaceId, dataset, version, null);
    // A version is named after its sources, so what was taken once is what it holds.
    if (held) return held;
    const aws = dataOf(await link.aws());
    const { objects, summary } = await watcher.look(aws, { dataset, version });
    const file = objects.objects.get(`prepared/${preparedFiles.records}`);
    if (!file || summary?.card == null) throw notReady(dataset, version, summary?.status ?? null);
    const { recordsSha256 } = summary.card;
    const id = await store.beginLines(workspaceId, dataset, version, recordsSha256, clock.now());
    try {
      const { body } = dataOf(link.report(await aws.objects.read(file.s3Uri, closing)));
      const sha256 = await eachBatch(body, file.s3Uri, (from, records) => store.addLines(id, from, records));
      if (sha256 !== recordsSha256) throw damaged(file.s3Uri);
      await store.endLines(id);
    } catch (error) {
      await store.dropLines(id).catch(() => undefined);
      throw error;
    }
    const kept = await store.lines(workspaceId, dataset, version, recordsSha256);
    if (!kept) throw damaged(file.s3Uri);
    return kept;
  };

  return {
    /** The lines of a version. Rejects with CodedError: `input.invalid` while it is not ready, `object.checksum`. */
    lines(one: OneVersion): Promise<KeptLines> {
      const key = `${one.dataset}@${one.version}`;
      const under = running.get(key) ?? take(one).finally(() => running.delete(key));
      running.set(key, under);
      return under;
    },
  };
}

/** Hands the records of a file over in batches, in their order; resolves with its SHA-256, hexadecimal. */
async function eachBatch(
  body: AsyncIterable<Uint8Array>,
  s3Uri: string,
  hand: (from: number, records: readonly DialogueRecord[]) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  let from = 0;
  let records: DialogueRecord[] = [];
  const take = (text: string): void => {
    line += 1;
    if (text.trim() !== '') records.push(parseLine(text, line, s3Uri));
  };
  for await (const chunk of body) {
    hash.update(chunk);
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) take(piece);
    if (records.length < batch) continue;
    await hand(from, records);
    from += records.length;
    records = [];
  }
  take(rest + decoder.decode());
  if (records.length > 0) await hand(from, records);
  return hash.digest('hex');
}

function parseLine(text: string, line: number, s3Uri: string): DialogueRecord {
  try {
    const parsed = dialogueRecordSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below, with the line.
  }
  throw new CodedError(
    fail('aws.unreadable', `${s3Uri} line ${line} is no line of dialogue.`, 'Prepare this data set again.').error,
  );
}

function damaged(s3Uri: string): CodedError {
  return new CodedError(
    fail('object.checksum', `${s3Uri} is not what its data card says.`, 'Read it again, or prepare it anew.', {
      retryable: true,
    }).error,
  );
}

function notReady(dataset: string, version: string, status: string | null): CodedError {
  const why =
    status === null ? 'it is not in this workspace' : status === 'failed' ? 'it failed' : 'it is being prepared';
  return new CodedError(
    fail(
      'input.invalid',
      `${dataset}@${version} has no lines: ${why}.`,
      status === 'preparing' ? 'Wait until it is ready.' : 'Look at the list of data sets.',
    ).error,
  );
}
