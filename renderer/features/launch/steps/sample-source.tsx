import RadioGroup from '@cloudscape-design/components/radio-group';
import { formatBytes } from '../../../../shared/model/format';
import type { ChannelDraft } from '../draft';
import type { Sample } from '../new-draft';

interface SampleSourceProps {
  readonly channel: string;
  readonly samples: readonly Sample[];
  readonly source: ChannelDraft;
  readonly onChange: (source: ChannelDraft) => void;
}

/** A data set that ships with Upside. */
export function SampleSource({ channel, samples, source, onChange }: SampleSourceProps) {
  return (
    <RadioGroup
      ariaLabel={`Sample data for ${channel}`}
      value={source.kind === 'sample' ? source.name : null}
      onChange={({ detail }) => onChange({ kind: 'sample', name: detail.value, uploadedTo: null })}
      items={samples.map(({ name, title, summary, bytes }) => ({
        value: name,
        label: `${title} (${formatBytes(bytes)})`,
        description: summary,
      }))}
    />
  );
}
