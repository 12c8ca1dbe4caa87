import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { endpointStatusLooks, trafficShares, whatRuns } from '../../../shared/model/endpoint-status';
import type { EndpointListItem } from '../../../shared/model/endpoint-view';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { ShareBar } from '../../ui/share-bar';

const none = <span className="none">–</span>;

export const endpointColumns: readonly TableProps.ColumnDefinition<EndpointListItem>[] = [
  {
    id: 'name',
    header: 'Name',
    minWidth: 140,
    isRowHeader: true,
    cell: ({ name }) => <Link href={hrefOf({ kind: 'endpoint', name })}>{name}</Link>,
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 140,
    cell: ({ status }) => (
      <StatusIndicator type={endpointStatusLooks[status].look} wrapText={false}>
        {endpointStatusLooks[status].word}
      </StatusIndicator>
    ),
  },
  {
    id: 'traffic',
    header: 'Traffic by variant',
    minWidth: 190,
    cell: ({ name, view }) => <Traffic endpoint={name} view={view} />,
  },
  {
    id: 'runs',
    header: 'What runs',
    minWidth: 235,
    cell: ({ view }) => <Runs view={view} />,
  },
  {
    id: 'instances',
    header: 'Instances',
    minWidth: 100,
    cell: ({ view }) => {
      if (view === null || view.endpoint.variants.length === 0) return none;
      return view.endpoint.variants.reduce((sum, { currentInstances }) => sum + currentInstances, 0);
    },
  },
  {
    id: 'modified',
    header: 'Last change',
    minWidth: 145,
    cell: ({ modifiedAt }) => formatDateTime(modifiedAt),
  },
];

function Traffic({ endpoint, view }: { readonly endpoint: string; readonly view: EndpointListItem['view'] }) {
  const variants = view?.endpoint.variants ?? [];
  if (variants.length === 0) return none;
  const shares = trafficShares(variants.map(({ currentWeight }) => currentWeight));
  return (
    <ShareBar
      label={`Traffic of ${endpoint}`}
      parts={variants.map(({ name }, index) => ({ name, share: shares[index] ?? 0 }))}
    />
  );
}

/** One line a variant where they run different things, else one for all. */
function Runs({ view }: { readonly view: EndpointListItem['view'] }) {
  if (view === null || view.models.length === 0) return none;
  const variants = view.config?.variants ?? [];
  const lines = variants.map(({ modelName, name }) => {
    const model = view.models.find((one) => one.name === modelName);
    return { name, runs: model === undefined ? 'a model that was deleted' : whatRuns(model) };
  });
  if (new Set(lines.map(({ runs }) => runs)).size === 1) return lines[0]?.runs ?? none;
  return (
    <ul className="runs">
      {lines.map(({ name, runs }) => (
        <li key={name}>
          <span className="none">{name}</span> {runs}
        </li>
      ))}
    </ul>
  );
}
