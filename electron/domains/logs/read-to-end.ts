import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { LogService } from '../aws-ports';
import { dataOf } from '../guard';
import type { Clock } from '../platform-ports';
import type { LogStore } from '../store-ports';
import { createLineCounter, formatPosition, parsePosition } from './event-ids';

export interface ReadOptions {
  readonly workspaceId: string;
  /** The job, as CloudWatch names its streams. */
  readonly jobName: string;
  /** Under which name the store keeps the lines. */
  readonly key: string;
  readonly logs: LogService;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called after each stored batch. */
  readonly onStored: () => Promise<void>;
}

/**
 * Reads every stream of the job from the saved position to its present end and stores the lines, a
 * page at a time. Resolves to how many were new. Rejects with CodedError when a call fails: what was
 * stored stays, and the next call goes on from there.
 */
export async function readToEnd(options: ReadOptions): Promise<number> {
  const { jobName, logs, signal } = options;
  let added = 0;
  for (const stream of dataOf(await logs.streams(jobName))) {
    if (signal.aborted) break;
    added += await readStream(options, stream);
  }
  return added;
}

async function readStream(options: ReadOptions, stream: string): Promise<number> {
  const { clock, key, logs, signal, store, workspaceId } = options;
  const position = parsePosition(await store.readPosition(workspaceId, key, stream));
  const counter = createLineCounter(position?.counts, position?.at ?? null);
  let token = position?.token ?? null;
  const seen = new Set([token]);
  let added = 0;
  while (!signal.aborted) {
    const page = dataOf(await logs.read(stream, token));
    if (page.events.length > 0) {
      const lines = page.events.map((event) => counter.toLine(event));
      added += (await store.append(workspaceId, key, lines, clock.now())).length;
      await options.onStored();
    }
    // Stored first, then the position: a kill between the two reads a page again and adds nothing.
    if (page.token !== token)
      await store.savePosition(workspaceId, key, stream, formatPosition(page.token, counter.tail));
    if (page.atEnd || page.token === token) break;
    // The same token twice in a row is the end; one from further back would be read around without end.
    if (seen.has(page.token)) {
      throw new CodedError(
        fail('aws.unreadable', `The service repeats the lines of ${stream} without end.`, 'Try again later.', {
          retryable: true,
        }).error,
      );
    }
    seen.add(page.token);
    token = page.token;
  }
  return added;
}
