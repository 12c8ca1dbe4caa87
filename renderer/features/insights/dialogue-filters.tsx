import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { QualityReport } from '../../../shared/model/dataset/quality-report';

/** What lines are wanted; null: any. */
export interface Filter {
  readonly query: string;
  readonly speaker: string | null;
  readonly episode: string | null;
  readonly location: string | null;
  readonly scene: string | null;
}

export const noFilter: Filter = { query: '', speaker: null, episode: null, location: null, scene: null };

interface DialogueFiltersProps {
  /** Where the names to choose from come from; null while it is read. */
  readonly report: QualityReport | null;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const longestQuery = 200;

/** Words, and who, where and when. */
export function DialogueFilters({ filter, onChange, report }: DialogueFiltersProps) {
  return (
    <div className="insights-filters">
      <FormField label="Search">
        <Input
          type="search"
          clearAriaLabel="Clear"
          placeholder="Words that all occur"
          value={filter.query}
          onChange={({ detail: { value } }) => onChange({ ...filter, query: value.slice(0, longestQuery) })}
        />
      </FormField>
      <Choice
        label="Speaker"
        any="Everybody"
        names={report?.speakers.map(({ speaker }) => speaker) ?? []}
        chosen={filter.speaker}
        onChange={(speaker) => onChange({ ...filter, speaker })}
      />
      <Choice
        label="Episode"
        any="Every episode"
        names={report?.episodes.map(({ episode }) => episode) ?? []}
        chosen={filter.episode}
        onChange={(episode) => onChange({ ...filter, episode })}
      />
      <Choice
        label="Place"
        any="Everywhere"
        names={report?.locations.map(({ location }) => location) ?? []}
        chosen={filter.location}
        onChange={(location) => onChange({ ...filter, location })}
      />
      <SceneField scene={filter.scene} onChange={(scene) => onChange({ ...filter, scene })} />
    </div>
  );
}

function SceneField({
  onChange,
  scene,
}: {
  readonly scene: string | null;
  readonly onChange: (scene: string | null) => void;
}) {
  return (
    <FormField label="Scene">
      <Input
        placeholder="Its whole id, e.g. s01e02-03"
        value={scene ?? ''}
        onChange={({ detail: { value } }) => onChange(value.trim() === '' ? null : value.trim())}
      />
    </FormField>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChange: (name: string | null) => void;
}

function Choice({ any, chosen, label, names, onChange }: ChoiceProps) {
  // A prefix keeps a speaker who happens to be called like the first option apart from it.
  const options = names.map((name) => ({ value: `=${name}`, label: name }));
  const none = { value: '', label: any };
  return (
    <FormField label={label}>
      <Select
        filteringType={names.length > 10 ? 'auto' : 'none'}
        selectedOption={chosen === null ? none : { value: `=${chosen}`, label: chosen }}
        options={[none, ...options]}
        onChange={({ detail: { selectedOption } }) =>
          onChange(selectedOption.value?.startsWith('=') === true ? selectedOption.value.slice(1) : null)
        }
      />
    </FormField>
  );
}
