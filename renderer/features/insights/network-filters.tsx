import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CharacterNetwork } from '../../../shared/model/insights/network';
import { communitiesOf, type NetworkFilter } from '../../../shared/model/insights/network-view';

interface NetworkFiltersProps {
  readonly network: CharacterNetwork;
  readonly filter: NetworkFilter;
  readonly onChange: (filter: NetworkFilter) => void;
}

const every = { value: '', label: 'Every community' };

/** Who and what is shown: names, communities, the weakest tie, and which part of the story. */
export function NetworkFilters({ filter, network, onChange }: NetworkFiltersProps) {
  const communities = communitiesOf(network).map(({ community, names }) => ({
    value: String(community),
    label: `Community ${community + 1}: ${names.slice(0, 2).join(', ')}`,
  }));
  const strongest = Math.max(1, ...network.edges.map(({ weight }) => weight));
  const { span } = filter;
  const last = network.timeline.length - 1;
  const choose = (kind: string) =>
    onChange({
      ...filter,
      span:
        kind === 'up-to' || kind === 'only' ? { kind, at: span.kind === 'whole' ? last : span.at } : { kind: 'whole' },
    });
  const episode = (at: number): string => network.timeline[at]?.episode ?? '';
  return (
    <SpaceBetween size="s">
      <div className="insights-filters">
        <FormField label="Find a character">
          <Input
            type="search"
            clearAriaLabel="Clear"
            value={filter.search}
            onChange={({ detail: { value } }) => onChange({ ...filter, search: value })}
          />
        </FormField>
        <FormField label="Community">
          <Select
            selectedOption={communities.find(({ value }) => value === String(filter.community)) ?? every}
            options={[every, ...communities]}
            onChange={({ detail: { selectedOption } }) =>
              onChange({ ...filter, community: selectedOption.value === '' ? null : Number(selectedOption.value) })
            }
          />
        </FormField>
        <FormField label="Weakest tie shown">
          <Slider
            ariaLabel="Weakest tie shown"
            value={filter.leastWeight}
            min={0}
            max={Math.ceil(strongest)}
            step={Math.ceil(strongest) > 20 ? 1 : 0.25}
            onChange={({ detail: { value } }) => onChange({ ...filter, leastWeight: value })}
          />
        </FormField>
      </div>
      {last < 1 ? null : (
        <div className="insights-filters">
          <SegmentedControl
            label="Part of the story"
            selectedId={span.kind}
            options={[
              { id: 'whole', text: 'Whole story' },
              { id: 'up-to', text: 'Up to an episode' },
              { id: 'only', text: 'One episode' },
            ]}
            onChange={({ detail: { selectedId } }) => choose(selectedId)}
          />
          {span.kind === 'whole' ? null : (
            <FormField label={`${span.kind === 'only' ? 'Episode' : 'Up to'} ${episode(span.at)}`}>
              <Slider
                ariaLabel="Episode"
                value={span.at}
                min={0}
                max={last}
                step={1}
                valueFormatter={episode}
                onChange={({ detail: { value } }) => onChange({ ...filter, span: { ...span, at: value } })}
              />
            </FormField>
          )}
        </div>
      )}
    </SpaceBetween>
  );
}
