import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { Pair } from './account-draft';

interface PairsFieldProps {
  readonly label: string;
  readonly description: string;
  /** What one row is called, e.g. "tag". */
  readonly noun: string;
  readonly nameLabel: string;
  readonly valueLabel: string;
  readonly problem: string;
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** Rows of a name and a value. */
export function PairsField(props: PairsFieldProps) {
  const { description, label, nameLabel, noun, onChange, pairs, problem, valueLabel } = props;
  const change = (index: number, patch: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...patch } : pair)));
  return (
    <FormField label={label} description={description} errorText={problem} stretch>
      <AttributeEditor<Pair>
        items={pairs}
        addButtonText={`Add ${noun}`}
        removeButtonText="Remove"
        removeButtonAriaLabel={({ name }) => `Remove ${noun} ${name}`}
        empty={`No ${noun}.`}
        onAddButtonClick={() => onChange([...pairs, { name: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(pairs.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: nameLabel,
            control: ({ name }, index) => (
              <Input
                value={name}
                spellcheck={false}
                ariaLabel={`${nameLabel} of ${noun} ${index + 1}`}
                onChange={({ detail }) => change(index, { name: detail.value })}
              />
            ),
          },
          {
            label: valueLabel,
            control: ({ value }, index) => (
              <Input
                value={value}
                spellcheck={false}
                ariaLabel={`${valueLabel} of ${noun} ${index + 1}`}
                onChange={({ detail }) => change(index, { value: detail.value })}
              />
            ),
          },
        ]}
      />
    </FormField>
  );
}
