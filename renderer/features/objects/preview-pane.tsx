import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { assertNever } from '../../../shared/errors/assert-never';
import type { ObjectPreview } from '../../../shared/model/bucket-objects';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { Facts } from '../../ui/facts';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import type { Entry } from './entries';

interface PreviewPaneProps {
  readonly bucket: string;
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** The beginning of one object, and where it is. */
export function PreviewPane({ bucket, entry, onClose }: PreviewPaneProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const s3Uri = toS3Uri(bucket, entry.key);
  const { reload, result } = useRequest('objects.preview', { workspaceId, s3Uri });
  return (
    <aside className="objects-preview" aria-label={`Preview of ${entry.name}`}>
      <Container
        header={
          <Header
            variant="h2"
            actions={<Button variant="icon" iconName="close" ariaLabel="Close the preview" onClick={onClose} />}
          >
            {entry.name}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Facts
            facts={[
              { label: 'Size', value: entry.bytes === null ? '—' : formatBytes(entry.bytes) },
              { label: 'Modified', value: entry.modifiedAt === null ? '—' : formatDateTime(entry.modifiedAt) },
            ]}
          />
          <KeyValuePairs
            columns={1}
            items={[{ label: 'Address', value: <code className="objects-address">{s3Uri}</code> }]}
          />
          {result.kind === 'loading' ? (
            <ScreenPlaceholder label="Reading the object" />
          ) : result.kind === 'failed' ? (
            <FailureAlert what="The object could not be read" failure={result.error} onRetry={reload} />
          ) : (
            <Content preview={result.data} name={entry.name} />
          )}
        </SpaceBetween>
      </Container>
    </aside>
  );
}

function Content({ name, preview }: { readonly name: string; readonly preview: ObjectPreview }) {
  switch (preview.kind) {
    case 'text':
      return (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what scrolls. */}
          <section className="objects-text" tabIndex={0} aria-label={`Text of ${name}`}>
            <pre>{preview.text}</pre>
          </section>
          {preview.cut ? <p className="objects-note">The beginning only; download it to read the rest.</p> : null}
        </>
      );
    case 'rows':
      return (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what scrolls. */}
          <section className="objects-rows" tabIndex={0} aria-label={`Rows of ${name}`}>
            <table>
              <thead>
                <tr>
                  {preview.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never change places.
                  <tr key={index}>
                    {row.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as the rows.
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {preview.cut ? <p className="objects-note">The first rows only; download it to read the rest.</p> : null}
        </>
      );
    case 'image':
      return <img className="objects-image" alt={name} src={`data:${preview.mediaType};base64,${preview.base64}`} />;
    case 'none':
      return <p className="objects-note">{preview.why}</p>;
    default:
      return assertNever(preview);
  }
}
