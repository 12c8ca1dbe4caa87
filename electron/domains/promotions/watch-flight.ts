import { CodedError } from '../../../shared/errors/coded-error';
import { anyChangedWithin, type Notifier } from '../notifier';
import type { Clock } from '../platform-ports';
import type { FlightNews } from './contract';
import type { PromotionStore } from './ports';
import { unknownPromotion } from './unknown-promotion';

/** How often a flight that another console drives is read again, ms. */
const lookEvery = 1_000;

/** Everything held first, then what is new, until the promotion has ended or the signal aborts. */
export async function* watchFlight(
  {
    workspaceId,
    id,
    store,
    changes,
    clock,
  }: {
    readonly workspaceId: string;
    readonly id: string;
    readonly store: PromotionStore;
    readonly changes: Notifier;
    readonly clock: Clock;
  },
  signal: AbortSignal,
): AsyncGenerator<FlightNews> {
  let calls = 0;
  let samples = 0;
  let last = '';
  while (!signal.aborted) {
    const version = changes.version;
    const promotion = await store.load(workspaceId, id);
    if (promotion === null) throw new CodedError(unknownPromotion(id).error);
    const news: FlightNews = {
      promotion,
      calls: await store.calls(id, calls),
      samples: await store.samples(id, samples),
    };
    calls += news.calls.length;
    samples += news.samples.length;
    const text = JSON.stringify(promotion);
    if (text !== last || news.calls.length > 0 || news.samples.length > 0) yield news;
    last = text;
    if (promotion.step === 'ended') return;
    await anyChangedWithin([[changes, version]], clock, lookEvery, signal);
  }
}
