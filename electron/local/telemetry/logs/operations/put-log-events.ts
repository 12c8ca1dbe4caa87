import type { Call } from '../../../gateway/service';
import type { LogEvent } from '../../../storage/telemetry';
import { resolveGroup } from '../group-reference';
import { logErrors } from '../log-errors';
import { EVENT_OVERHEAD_BYTES } from '../log-events';
import type { LogsContext } from './context';

const MAX_BATCH_BYTES = 1_048_576;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TOO_NEW_MS = 2 * HOUR_MS;
const TOO_OLD_MS = 14 * DAY_MS;

/** Limits and rules: PutLogEvents in the CloudWatch Logs API reference. */
export async function putLogEvents(
  { groups, streams, ingest, clock }: LogsContext,
  input: { readonly logGroupName: string; readonly logStreamName: string; readonly logEvents: readonly LogEvent[] },
  call: Call,
): Promise<Record<string, unknown>> {
  const group = resolveGroup(groups, { logGroupName: input.logGroupName }, call);
  if (streams.find(group.id, input.logStreamName) === undefined) throw logErrors.streamNotFound();
  checkBatch(input.logEvents);
  const now = clock();
  const expiresMs = group.retentionDays === null ? Number.POSITIVE_INFINITY : group.retentionDays * DAY_MS;
  const { accepted, rejected } = sortOut(input.logEvents, now, expiresMs);
  await ingest.store(input.logGroupName, input.logStreamName, accepted);
  return {
    // Sequence tokens are accepted and ignored, as on AWS; old clients still want one back.
    nextSequenceToken: String(now).padStart(56, '0'),
    rejectedLogEventsInfo: Object.keys(rejected).length > 0 ? rejected : undefined,
  };
}

function checkBatch(events: readonly LogEvent[]): void {
  const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES, 0);
  if (bytes > MAX_BATCH_BYTES) {
    throw logErrors.invalid(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  }
  const outOfOrder = events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? timestamp));
  if (outOfOrder) {
    throw logErrors.invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  const span = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0);
  if (span > DAY_MS) {
    throw logErrors.invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/** Events are in time order, so what is refused stands at the ends; end indexes are exclusive. */
function sortOut(events: readonly LogEvent[], now: number, expiresMs: number) {
  const count = (test: (timestamp: number) => boolean) => events.filter(({ timestamp }) => test(timestamp)).length;
  const expired = count((timestamp) => timestamp < now - expiresMs);
  const tooOld = count((timestamp) => timestamp < now - TOO_OLD_MS);
  const tooNew = count((timestamp) => timestamp > now + TOO_NEW_MS);
  return {
    accepted: events.slice(Math.max(expired, tooOld), events.length - tooNew),
    rejected: {
      ...(expired > 0 && { expiredLogEventEndIndex: expired }),
      ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
      ...(tooNew > 0 && { tooNewLogEventStartIndex: events.length - tooNew }),
    },
  };
}
