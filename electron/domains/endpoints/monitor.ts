import { CodedError } from '../../../shared/errors/coded-error';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import type { Scope } from '../scope';
import type { FetchedFigures } from './contract';
import type { EndpointParts } from './parts';
import { readView } from './read-view';

/** Pauses between looks, ms, and the length of a period, s. AWS keeps these figures by the minute. */
const paces = {
  local: { pause: 2_000, periodSeconds: 10 },
  aws: { pause: 30_000, periodSeconds: 60 },
} as const;
/** Minutes from which on a point a period would be more than a chart can show. */
const longWindow = 60;
/** How often the figures go into the store, ms. */
const saveEvery = 10_000;

/** The figures last seen at once, then those of the last `minutes`, again and again. */
export async function* watchFigures(
  parts: EndpointParts,
  scope: Scope,
  name: string,
  minutes: number,
  signal: AbortSignal,
): AsyncGenerator<FetchedFigures> {
  const { clock, link, store } = parts;
  const stored = await store.endpoints.figures(scope.workspaceId, name);
  if (stored) yield stored;
  let savedAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const seen = link.changes.version;
    const aws = await link.aws();
    if (!aws.ok) {
      if (!stored && savedAt === Number.NEGATIVE_INFINITY) throw new CodedError(aws.error);
      await link.changes.changed(seen, signal);
      continue;
    }
    const kind = link.workspace?.kind ?? 'local';
    const periodSeconds = minutes > longWindow ? 60 : paces[kind].periodSeconds;
    const period = periodSeconds * 1_000;
    const until = clock.now();
    const since = Math.floor((until - minutes * 60_000) / period) * period;
    const view = parts.poller.view(name)?.value ?? (await viewOf(parts, name));
    const variants = view?.endpoint.variants.map((variant) => variant.name) ?? [];
    const result = link.report(
      await aws.data.endpointMonitor.series(name, variants, since, until + period, periodSeconds),
    );
    if (result.ok) {
      const value = { since, until, periodSeconds, series: result.data };
      if (clock.elapsed() - savedAt >= saveEvery) {
        await store.endpoints.saveFigures(scope.workspaceId, name, value, until);
        savedAt = clock.elapsed();
      }
      yield { value, fetchedAt: until, source: 'live' };
    } else if (!result.error.retryable) {
      throw new CodedError(result.error);
    }
    await clock.wait(paces[kind].pause, signal);
  }
}

async function viewOf({ link, poller }: EndpointParts, name: string): Promise<EndpointView | null> {
  const aws = await link.aws();
  const read = aws.ok ? link.report(await readView(aws.data, name, null)) : aws;
  if (!read.ok) return null;
  await poller.learn(read.data);
  return read.data;
}
