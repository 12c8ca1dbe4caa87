import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

interface OutputObjectsProps {
  readonly workspaceId: string;
  /** Where the output was stored; objects below it are its own. */
  readonly s3Uri: string;
  readonly online: boolean;
}

/** More are counted rather than listed. */
const longest = 50;

/** The objects of one output with their sizes. */
export function OutputObjects({ workspaceId, s3Uri, online }: OutputObjectsProps) {
  const prefix = `${s3Uri.replace(/\/+$/, '')}/`;
  const { result, reload } = useRequest('data.list', { workspaceId, prefix });
  if (result.kind === 'loading') return <p className="processing-quiet">Listing what it left …</p>;
  if (result.kind === 'failed') {
    return online ? (
      <FailureAlert what="The output could not be listed" failure={result.error} onRetry={reload} />
    ) : (
      <p className="processing-quiet">Its objects are listed when the workspace is back.</p>
    );
  }
  const { objects, source, fetchedAt } = result.data;
  if (objects.length === 0) return <p className="processing-quiet">This job left nothing here.</p>;
  return (
    <>
      {source === 'store' && <p className="processing-quiet">{`As of ${formatDateTime(fetchedAt)}`}</p>}
      <table className="processing-objects">
        <thead>
          <tr>
            <th scope="col">Object</th>
            <th scope="col">Size</th>
            <th scope="col">Written</th>
          </tr>
        </thead>
        <tbody>
          {objects.slice(0, longest).map((object) => (
            <tr key={object.s3Uri}>
              <th scope="row">{object.s3Uri.slice(prefix.length)}</th>
              <td>{formatBytes(object.bytes)}</td>
              <td>{formatDateTime(object.modifiedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {objects.length > longest && <p className="processing-quiet">{`and ${objects.length - longest} more`}</p>}
    </>
  );
}
