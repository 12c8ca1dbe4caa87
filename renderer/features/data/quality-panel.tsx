import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { QualityReport } from '../../../shared/model/dataset/quality-report';
import { formatCount } from '../../../shared/model/format';
import { Histogram } from '../../ui/histogram';
import { LabelBars } from '../../ui/label-bars';

/** Bars shown of each kind; the rest is in report.json. */
const mostBars = 24;

/** How good the data is, in pictures: balance of places, lengths of lines, episodes, speakers. */
export function QualityPanel({ report }: { readonly report: QualityReport }) {
  const { episodes, leakage, lengths, locations, speakers, totals } = report;
  const clean = leakage.sharedScenes === 0 && leakage.sharedNgrams === 0;
  return (
    <Container header={<Header variant="h2">Quality report</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Lines read', value: formatCount(totals.read) },
            { label: 'Merged', value: formatCount(totals.merged) },
            { label: 'Duplicates', value: formatCount(totals.duplicates) },
            { label: 'Left out', value: formatCount(totals.dropped) },
            { label: 'Without a speaker', value: formatCount(totals.missingSpeaker) },
            { label: 'Without a place', value: formatCount(totals.missingLocation) },
          ]}
        />
        <StatusIndicator type={clean ? 'success' : 'warning'}>
          {clean
            ? `No scene and no run of ${leakage.ngram} words is in two splits`
            : `${formatCount(leakage.sharedScenes)} scenes and ${formatCount(leakage.sharedNgrams)} runs of ${leakage.ngram} words are in two splits`}
        </StatusIndicator>
        <div className="data-columns data-columns-two">
          <section>
            <h3>Places, with the class weight suggested</h3>
            {locations.length === 0 ? (
              <p className="data-quiet">No scene has a place, so there is nothing to train a location classifier on.</p>
            ) : (
              <LabelBars
                caption="Examples of each place and the weight suggested for it"
                bars={locations.slice(0, mostBars).map(({ examples, location, suggestedWeight }) => ({
                  name: location,
                  count: examples,
                  note: `× ${suggestedWeight.toFixed(2)}`,
                }))}
              />
            )}
            <More all={locations.length} />
          </section>
          <section>
            <h3>Speakers</h3>
            <LabelBars
              caption="Lines of each speaker"
              bars={speakers.slice(0, mostBars).map(({ records, speaker }) => ({ name: speaker, count: records }))}
            />
            <More all={speakers.length} />
          </section>
          <section>
            <h3>Lengths</h3>
            <Histogram
              caption={`Words a line: half have at most ${formatCount(lengths.median)}, 95 % at most ${formatCount(lengths.p95)}, the longest has ${formatCount(lengths.longest)}`}
              bins={lengths.bins.map(({ count, from, to }) => ({
                name: from === to ? `${from}` : `${from}–${to}`,
                count,
              }))}
            />
          </section>
          <section>
            <h3>Episodes</h3>
            <LabelBars
              caption="Lines of each episode and how many of them lack a speaker"
              bars={episodes.slice(0, mostBars).map(({ episode, missingSpeaker, records }) => ({
                name: episode,
                count: records,
                note: missingSpeaker === 0 ? '' : `${formatCount(missingSpeaker)} unnamed`,
              }))}
            />
            <More all={episodes.length} />
          </section>
        </div>
      </SpaceBetween>
    </Container>
  );
}

function More({ all }: { readonly all: number }) {
  return all <= mostBars ? null : (
    <p className="data-quiet">{formatCount(all - mostBars)} more are in report.json, below.</p>
  );
}
