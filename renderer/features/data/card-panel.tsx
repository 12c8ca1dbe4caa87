import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DataCard } from '../../../shared/model/dataset/data-card';
import { formatBytes, formatCount } from '../../../shared/model/format';
import { ShareBar } from '../../ui/share-bar';

/** What the data set is made of: its counts, how it was split, and where each part comes from. */
export function CardPanel({ card }: { readonly card: DataCard }) {
  const { counts, sources, splits } = card;
  const lines = Math.max(1, counts.records);
  return (
    <Container header={<Header variant="h2">Data card</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Lines', value: formatCount(counts.records) },
            { label: 'Words', value: formatCount(counts.words) },
            { label: 'Episodes', value: formatCount(counts.episodes) },
            { label: 'Scenes', value: formatCount(counts.scenes) },
            { label: 'Speakers', value: formatCount(counts.speakers) },
            { label: 'Places', value: formatCount(counts.locations) },
          ]}
        />
        <ShareBar
          label="Lines of each split"
          parts={splits.map(({ records, split }) => ({ name: splitNames[split], share: records / lines }))}
        />
        <table className="data-lines">
          <thead>
            <tr>
              <th scope="col">Split</th>
              {['Scenes', 'Lines', 'Chat pairs', 'Location examples'].map((title) => (
                <th scope="col" className="data-figure" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {splits.map(({ locationExamples, pairs, records, scenes, split }) => (
              <tr key={split}>
                <th scope="row">{splitNames[split]}</th>
                <td className="data-figure">{formatCount(scenes)}</td>
                <td className="data-figure">{formatCount(records)}</td>
                <td className="data-figure">{formatCount(pairs)}</td>
                <td className="data-figure">{formatCount(locationExamples)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ExpandableSection headerText={`${formatCount(sources.length)} sources`}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
          <section className="data-scroll" tabIndex={0} aria-label="Sources">
            <table className="data-lines">
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col">Format</th>
                  <th scope="col">Encoding</th>
                  <th scope="col" className="data-figure">
                    Lines
                  </th>
                  <th scope="col" className="data-figure">
                    Size
                  </th>
                  <th scope="col">SHA-256</th>
                </tr>
              </thead>
              <tbody>
                {sources.map(({ bytes, encoding, file, format, records, sha256 }) => (
                  <tr key={file}>
                    <th scope="row">{file}</th>
                    <td>{format}</td>
                    <td>{encoding}</td>
                    <td className="data-figure">{formatCount(records)}</td>
                    <td className="data-figure">{formatBytes(bytes)}</td>
                    <td className="mono">{sha256.slice(0, 12)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

const splitNames = {
  train: 'Training',
  validation: 'Validation',
  test: 'Test',
  none: 'In no split',
} as const satisfies Record<DataCard['splits'][number]['split'], string>;
