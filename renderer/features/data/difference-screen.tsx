import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DatasetDifference } from '../../../shared/model/dataset/dataset-difference';
import { formatCount } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { DifferenceTable } from '../../ui/difference-table';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { PairTable } from './pair-table';
import './data.css';

interface DifferenceScreenProps {
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
}

/** What changed from one version of a data set to another. */
export function DifferenceScreen({ dataset, from, to }: DifferenceScreenProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { reload, result } = useRequest('datasets.difference', { workspaceId, dataset, from, to });
  const version = (id: string) => (
    <Link href={hrefOf({ kind: 'dataset', dataset, version: id })} variant="primary" fontSize="inherit">
      <span className="mono">{id}</span>
    </Link>
  );
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <span>
            From {version(from)} to {version(to)}. Lines are compared by what is said, by whom and where.
          </span>
        }
      >
        {dataset}: differences
      </Header>
      {result.kind === 'loading' ? <ScreenPlaceholder label="Comparing the lines" /> : null}
      {result.kind === 'failed' ? (
        <FailureAlert what="The versions could not be compared" failure={result.error} onRetry={reload} />
      ) : null}
      {result.kind === 'ready' ? <Difference difference={result.data} /> : null}
    </SpaceBetween>
  );
}

const countNames: Readonly<Record<string, string>> = {
  records: 'Lines',
  words: 'Words',
  episodes: 'Episodes',
  scenes: 'Scenes',
  speakers: 'Speakers',
  locations: 'Places',
};

function Difference({ difference }: { readonly difference: DatasetDifference }) {
  const {
    added,
    addedSample,
    counts,
    kept,
    locations,
    movedSplit,
    options,
    removed,
    removedSample,
    sources,
    speakers,
  } = difference;
  const changed = sources.filter(({ change }) => change !== 'same');
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">In short</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Lines added', value: formatCount(added) },
            { label: 'Lines removed', value: formatCount(removed) },
            { label: 'Lines kept', value: formatCount(kept) },
            { label: 'Kept, but in another split', value: formatCount(movedSplit) },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">Figures</Header>}>
        <div className="data-columns">
          <PairTable title="Counts" pairs={counts.map((one) => ({ ...one, name: countNames[one.name] ?? one.name }))} />
          <PairTable title="Lines of each speaker" pairs={speakers} />
          <PairTable title="Lines at each place" pairs={locations} />
        </div>
      </Container>
      <Container header={<Header variant="h2">Sources and settings</Header>}>
        <SpaceBetween size="m">
          {changed.length === 0 ? (
            <p className="data-quiet">The transcripts are the same.</p>
          ) : (
            <ul className="data-problems">
              {changed.map(({ change, file }) => (
                <li key={file}>
                  {file} <span className="data-quiet">{change}</span>
                </li>
              ))}
            </ul>
          )}
          {options.length === 0 ? (
            <p className="data-quiet">The settings are the same.</p>
          ) : (
            <DifferenceTable
              heads={['Before', 'After']}
              rows={options.map((one) => ({ field: one.name, before: one.from, after: one.to }))}
            />
          )}
        </SpaceBetween>
      </Container>
      <Sample title="Lines added" sign="data-more" all={added} lines={addedSample} />
      <Sample title="Lines removed" sign="data-fewer" all={removed} lines={removedSample} />
    </SpaceBetween>
  );
}

interface SampleProps {
  readonly title: string;
  readonly sign: string;
  readonly all: number;
  readonly lines: DatasetDifference['addedSample'];
}

function Sample({ all, lines, sign, title }: SampleProps) {
  const more = all - lines.length;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${formatCount(all)})`}>
          {title}
        </Header>
      }
    >
      {lines.length === 0 ? (
        <Box color="text-body-secondary">None.</Box>
      ) : (
        <table className="data-lines">
          <thead>
            <tr>
              <th scope="col">Scene</th>
              <th scope="col">Speaker</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, scene, speaker, text }) => (
              <tr key={id}>
                <th scope="row">{scene}</th>
                <td className="data-speaker">{speaker ?? '—'}</td>
                <td className={sign}>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 ? <p className="data-quiet">… and {formatCount(more)} more.</p> : null}
    </Container>
  );
}
