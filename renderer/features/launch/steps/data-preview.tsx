import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { formatBytes, formatCount } from '../../../../shared/model/format';
import type { RowFormat } from '../../../../shared/model/row-format';
import { LabelBars } from '../../../ui/label-bars';
import type { PreviewState } from '../launch-store';

const wordsOf = {
  'labelled-text': { rows: 'rows', labels: 'labels', label: 'Label', caption: 'Rows of each label' },
  dialogue: { rows: 'lines', labels: 'characters', label: 'Character', caption: 'Lines of each character' },
} as const satisfies Record<RowFormat, unknown>;

/** What is in the data before it is used: problems first, then how many rows of each label, then some rows. */
export function DataPreviewView({ state, channel }: { readonly state: PreviewState; readonly channel: string }) {
  if (state.kind === 'loading') {
    return (
      <div className="preview-loading" role="status">
        <Spinner /> Reading the data for {channel}…
      </div>
    );
  }
  if (state.kind === 'failed') {
    const { message, hint, code } = state.failure;
    return (
      <Alert type="error" statusIconAriaLabel="Error" header="The data could not be read">
        {message} {hint} <code>{code}</code>
      </Alert>
    );
  }
  const { format, rows, bytes, labels, sample, problems } = state.preview;
  const words = wordsOf[format];
  return (
    <SpaceBetween size="s">
      {problems.length === 0 ? null : (
        <Alert type="warning" statusIconAriaLabel="Warning" header="Mend this before you train on it">
          <ul className="problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p className="quiet numeric">
        {formatCount(rows)} {words.rows}, {formatCount(labels.length)} {words.labels}, {formatBytes(bytes)}
      </p>
      <LabelBars
        caption={`${words.caption} in ${channel}`}
        bars={labels.map(({ label, count }) => ({ name: label, count }))}
      />
      <ExpandableSection headerText={`First ${sample.length} ${words.rows}`}>
        <table className="sample-rows">
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">{words.label}</th>
            </tr>
          </thead>
          <tbody>
            {sample.map(({ text, label }, index) => (
              // The same row may be there twice; its place is its identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move.
              <tr key={index}>
                <td>{text}</td>
                <td>{label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ExpandableSection>
    </SpaceBetween>
  );
}
