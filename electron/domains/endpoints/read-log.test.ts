import { expect, it } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { AwsWorkspace } from '../aws-ports';
import type { RemoteLogEvent } from '../logs/remote-log-event';
import { readEndpointLog } from './log-collector';

const never = new AbortController().signal;

/** A log that answers from the moment asked for, at most as many as asked, and a store that keeps each id once. */
function desk(events: readonly RemoteLogEvent[]) {
  const kept = new Map<string, string>();
  const asked: number[] = [];
  const aws = {
    endpointMonitor: {
      logs: async (_name: string, since: number, limit: number) => {
        asked.push(since);
        return ok(events.filter(({ at }) => at >= since).slice(0, limit));
      },
    },
  } as unknown as AwsWorkspace;
  const parts = {
    workspaceId: 'local',
    clock: { now: () => 0 },
    link: { workspace: null, report: (result: unknown) => result },
    store: {
      logs: {
        append: async (_id: string, _key: string, lines: readonly { eventId: string; text: string }[]) => {
          for (const { eventId, text } of lines) kept.set(eventId, text);
        },
      },
    },
  } as unknown as Parameters<typeof readEndpointLog>[0];
  return { asked, kept, read: (since: number) => readEndpointLog(parts, aws, 'demo', since, never) };
}

const event = (at: number, text: string): RemoteLogEvent => ({ at, stream: 'v1/i-1', text });

it('keeps equal lines of one millisecond, and each once however often it is read', async () => {
  const { kept, read } = desk([event(10_000, 'GET /ping'), event(10_000, 'GET /ping'), event(10_001, 'GET /ping')]);
  const next = await read(0);
  expect(kept.size).toBe(3);
  // Far enough back for a line that is late.
  expect(next).toBe(5_001);
  await read(next);
  expect(kept.size).toBe(3);
});

it('goes on within the millisecond a full answer ended in', async () => {
  // 5,000 fill one answer, which then ends in the middle of millisecond 60,000.
  const many = Array.from({ length: 6_000 }, (_, i) => event(i < 4_990 ? 50_000 + i : 60_000, `line ${i}`));
  const { asked, kept, read } = desk(many);
  await read(0);
  expect(kept.size).toBe(6_000);
  expect(asked).toEqual([0, 60_000]);
});

it('ends also when one millisecond fills an answer by itself', async () => {
  const many = Array.from({ length: 5_001 }, (_, i) => event(i < 5_000 ? 7 : 8, `line ${i}`));
  const { asked, read } = desk(many);
  await read(7);
  expect(asked).toEqual([7, 8]);
});
