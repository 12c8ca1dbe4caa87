import { formatCount } from '../../../shared/model/format';
import type { WorkspaceCounts } from '../../../shared/model/overview';
import { hrefOf, type ScreenAddress } from '../../../shared/model/screen-address';

interface Tile {
  readonly title: string;
  /** The same of exactly one. */
  readonly one: string;
  readonly address: ScreenAddress;
  readonly count: (counts: WorkspaceCounts) => number;
  readonly note?: (counts: WorkspaceCounts) => string | null;
}

const tiles: readonly Tile[] = [
  { one: 'Data set', title: 'Data sets', address: { kind: 'datasets' }, count: ({ datasets }) => datasets },
  { one: 'Training job', title: 'Training jobs', address: { kind: 'jobs' }, count: ({ jobs }) => jobs },
  {
    one: 'Processing job',
    title: 'Processing jobs',
    address: { kind: 'processing-jobs' },
    count: ({ processingJobs }) => processingJobs,
  },
  {
    one: 'Model version',
    title: 'Model versions',
    address: { kind: 'models' },
    count: ({ modelVersions }) => modelVersions,
    note: ({ modelGroups }) =>
      modelGroups === 0 ? null : `in ${formatCount(modelGroups)} ${modelGroups === 1 ? 'group' : 'groups'}`,
  },
  {
    one: 'Endpoint in service',
    title: 'Endpoints in service',
    address: { kind: 'endpoints' },
    count: ({ endpointsInService }) => endpointsInService,
    note: ({ endpoints, endpointsInService }) =>
      endpoints === endpointsInService ? null : `of ${formatCount(endpoints)}`,
  },
  {
    one: 'Conversation',
    title: 'Conversations',
    address: { kind: 'chat', endpoint: null },
    count: ({ conversations }) => conversations,
  },
];

/** What the workspace holds, each number the way to its list. */
export function Counts({ counts }: { readonly counts: WorkspaceCounts | null }) {
  return (
    <nav aria-label="What this workspace holds">
      <ul className="home-counts">
        {tiles.map(({ address, count, note, one, title }) => (
          <li key={title}>
            <a href={hrefOf(address)}>
              <span className="home-count numeric">{counts === null ? '–' : formatCount(count(counts))}</span>
              <span className="home-count-title">{counts !== null && count(counts) === 1 ? one : title}</span>
              <span className="home-count-note">{(counts === null ? null : note?.(counts)) ?? ''}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
