import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type DatasetDetail, type DatasetVersionSummary, preparedFiles } from '../../../shared/model/dataset/dataset';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useBuiltInPlace } from '../../bridge/built-in-jobs';
import { useWorkspace } from '../../bridge/workspace-store';
import { navigate } from '../../ui/location-hash';
import { DatasetStatus } from './dataset-status';
import { DeleteVersion } from './delete-version';

interface VersionHeadingProps {
  readonly summary: DatasetVersionSummary;
  /** All versions of this data set, this one too. */
  readonly versions: readonly DatasetVersionSummary[];
  /** Null while it is read. */
  readonly detail: DatasetDetail | null;
}

/** Name, version and status, and the ways on: train, insights, another version, compare, delete. */
export function VersionHeading({ detail, summary, versions }: VersionHeadingProps) {
  const { createdAt, dataset, jobName, status, version } = summary;
  const place = useBuiltInPlace();
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const others = versions.filter((one) => one.version !== version);
  const comparable = others.filter((one) => one.status === 'ready');
  return (
    <Header
      variant="h1"
      description={
        <span className="data-title">
          <DatasetStatus status={status} />
          <span>Imported {formatDateTime(createdAt)}</span>
          {jobName === null ? null : (
            <span>
              Prepared by{' '}
              {place.own ? (
                <Link href={hrefOf({ kind: 'processing-job', name: jobName })} fontSize="inherit">
                  {jobName}
                </Link>
              ) : (
                <>
                  <span className="mono">{place.nameOf(jobName)}</span> in the local workspace of the computer it was
                  imported on
                </>
              )}
            </span>
          )}
        </span>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {others.length === 0 ? null : (
            <ButtonDropdown
              items={others.map((one) => ({
                id: one.version,
                text: one.version,
                secondaryText: formatDateTime(one.createdAt),
              }))}
              onItemClick={({ detail: { id } }) => navigate(hrefOf({ kind: 'dataset', dataset, version: id }))}
            >
              Other versions
            </ButtonDropdown>
          )}
          {comparable.length === 0 || status !== 'ready' ? null : (
            <ButtonDropdown
              items={comparable.map((one) => ({
                id: one.version,
                text: `With ${one.version}`,
                secondaryText: formatDateTime(one.createdAt),
              }))}
              onItemClick={({ detail: { id } }) =>
                navigate(hrefOf({ kind: 'dataset-difference', dataset, from: id, to: version }))
              }
            >
              Compare
            </ButtonDropdown>
          )}
          {status === 'ready' ? <Button href={`#/insights/${dataset}/${version}`}>Insights</Button> : null}
          {status === 'ready' && detail !== null ? <TrainLinks detail={detail} /> : null}
          <DeleteVersion summary={summary} disabled={!online || status === 'preparing'} />
        </SpaceBetween>
      }
    >
      {dataset} <span className="data-quiet mono">{version}</span>
    </Header>
  );
}

/** The launch wizard with this version's files chosen; only for what it has enough of. */
function TrainLinks({ detail }: { readonly detail: DatasetDetail }) {
  const uri = (path: string) => detail.files.find((file) => file.path === path && file.bytes > 0)?.s3Uri ?? null;
  const ways = [
    { recipe: 'character-chatbot', text: 'Train a chatbot', of: preparedFiles.dialogue },
    { recipe: 'location-classifier', text: 'Train a location classifier', of: preparedFiles.locations },
  ].flatMap(({ of, recipe, text }) => {
    const train = uri(of('train'));
    if (train === null) return [];
    const filled = { recipe, train, validation: uri(of('validation')) };
    return [{ text, href: hrefOf({ kind: 'launch', clone: null, sample: false, filled }) }];
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {ways.map(({ href, text }, index) => (
        <Button key={href} href={href} variant={index === 0 ? 'primary' : 'normal'}>
          {text}
        </Button>
      ))}
    </SpaceBetween>
  );
}
