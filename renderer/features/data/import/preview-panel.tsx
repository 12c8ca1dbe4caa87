import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { formatBytes, formatCount } from '../../../../shared/model/format';
import { isLeftOut, type Previews } from './import-draft';

type Preview = Previews[number];

const formats = {
  srt: 'SubRip subtitles',
  vtt: 'WebVTT subtitles',
  script: 'Script',
  csv: 'Table (CSV)',
  jsonl: 'Table (JSON Lines)',
} as const satisfies Record<NonNullable<Preview['format']>, string>;

/** File by file what was recognised; of the chosen one the first lines and what is wrong. */
export function PreviewPanel({ previews }: { readonly previews: Previews }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown =
    previews.find(({ file }) => file === chosen) ?? previews.find(({ format }) => format !== null) ?? previews[0];
  return (
    <SpaceBetween size="l">
      <Table<Preview>
        header={
          <Header variant="h2" counter={`(${previews.length})`}>
            Recognised files
          </Header>
        }
        items={previews}
        trackBy="file"
        selectionType="single"
        selectedItems={shown === undefined ? [] : [shown]}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.file ?? null)}
        onRowClick={({ detail }) => setChosen(detail.item.file)}
        ariaLabels={{
          tableLabel: 'Recognised files',
          selectionGroupLabel: 'File to look into',
          itemSelectionLabel: (_data, { file }) => `Look into ${file}`,
        }}
        columnDefinitions={[
          {
            id: 'file',
            header: 'File',
            isRowHeader: true,
            cell: ({ file }) => <span className="data-wrap">{file}</span>,
          },
          { id: 'format', header: 'Recognised as', cell: (preview) => <Recognised preview={preview} /> },
          { id: 'encoding', header: 'Encoding', cell: ({ encoding }) => encoding ?? '' },
          { id: 'episode', header: 'Episode', cell: ({ episode }) => episode ?? '' },
          figure('Lines', ({ records }) => formatCount(records)),
          figure('Speakers', ({ named }) => formatCount(named.speakers.length)),
          figure('Size', ({ bytes }) => formatBytes(bytes)),
        ]}
      />
      {shown === undefined ? null : <FirstLines preview={shown} />}
    </SpaceBetween>
  );
}

const figure = (header: string, text: (preview: Preview) => string) => ({
  id: header,
  header: <div className="data-figure">{header}</div>,
  cell: (preview: Preview) => <div className="data-figure">{text(preview)}</div>,
});

function Recognised({ preview }: { readonly preview: Preview }) {
  const { format, problems } = preview;
  if (isLeftOut(preview)) return <StatusIndicator type="stopped">Left out</StatusIndicator>;
  if (format === null) return <StatusIndicator type="error">No transcript</StatusIndicator>;
  if (problems.length > 0) return <StatusIndicator type="warning">{formats[format]}</StatusIndicator>;
  return <StatusIndicator type="success">{formats[format]}</StatusIndicator>;
}

function FirstLines({ preview: { file, problems, sample } }: { readonly preview: Preview }) {
  return (
    <Container header={<Header variant="h2">{file}</Header>}>
      <SpaceBetween size="m">
        {problems.length === 0 ? null : (
          <Alert type="warning" statusIconAriaLabel="Warning" header="Found in it">
            <ul className="data-problems">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
        {sample.length === 0 ? (
          <Box color="text-body-secondary">No line of dialogue was found.</Box>
        ) : (
          <table className="data-lines">
            <caption className="histogram-heard">First lines of {file}</caption>
            <thead>
              <tr>
                <th scope="col">Scene</th>
                <th scope="col">Place</th>
                <th scope="col">Speaker</th>
                <th scope="col">Line</th>
              </tr>
            </thead>
            <tbody>
              {sample.map(({ id, line, location, scene, speaker, text }) => (
                <tr key={`${id} ${line}`}>
                  <th scope="row">{scene}</th>
                  <td className="data-speaker">{location ?? '—'}</td>
                  <td className="data-speaker">{speaker ?? '—'}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </SpaceBetween>
    </Container>
  );
}
