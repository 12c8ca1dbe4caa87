import type { Failure } from '../../../shared/errors/result';
import type { Overview } from '../../../shared/model/overview';
import { guard, guardStream } from '../guard';
import { anyChanged } from '../notifier';
import type { PriceBook } from '../prices/contract';
import type { Scope } from '../scope';
import type { DocumentStore } from '../store-ports';
import { whileRead } from '../while-read';
import { assemble, resourcesOf } from './assemble';
import type { StoreRoom } from './attention';
import type { OverviewDomain } from './contract';
import { followLists } from './follow-lists';
import type { Lists } from './lists';
import { createLookedMarks } from './looked';
import { readLists } from './read-lists';
import type { ListSources } from './sources';

interface OverviewOptions {
  readonly sources: ListSources;
  readonly documents: DocumentStore;
  readonly room: () => Promise<StoreRoom>;
  readonly prices: PriceBook;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

const noFailures: ReadonlyMap<string, Failure> = new Map();
/** Changes that come together are shown together: at most one item in this time, ms. */
const breath = 100;

export function createOverview(options: OverviewOptions): OverviewDomain {
  const { closing, documents, prices, room, sources } = options;
  const { clock } = sources;
  const looked = createLookedMarks(documents);

  const compose = async (scope: Scope, lists: Lists, failures: ReadonlyMap<string, Failure>): Promise<Overview> =>
    assemble(lists, {
      prices: await prices.scope(scope.region),
      looked: await looked.read(scope.workspaceId),
      room: await room(),
      failures,
      now: clock.now(),
    });

  async function* watch(scope: Scope, signal: AbortSignal): AsyncGenerator<Overview> {
    const followed = followLists(sources, scope, 'all', signal);
    await followed.first;
    let shown: string | null = null;
    while (!signal.aborted) {
      const seen = [followed.changes, looked.changes].map((one) => [one, one.version] as const);
      const item = await compose(scope, followed.lists, followed.failures);
      // Times of reading alone are no news while everything is live.
      const now = JSON.stringify(item.source === 'live' ? { ...item, fetchedAt: 0 } : item);
      if (now !== shown) yield item;
      shown = now;
      await anyChanged(seen, signal);
      await clock.wait(breath, signal);
    }
  }

  return {
    show: (scope) => guard(async () => compose(scope, await readLists(sources, scope), noFailures)),
    resources: (scope) => guard(async () => resourcesOf(await readLists(sources, scope))),
    watch: (scope, signal) =>
      guardStream(whileRead(AbortSignal.any([signal, closing]), (either) => watch(scope, either))),
    looked: (scope, thing) =>
      guard(async () => {
        await looked.add(scope.workspaceId, thing, clock.now());
        return {};
      }),
  };
}
