import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { ImportDraft } from './import-draft';

type Field = 'name' | 'validation' | 'test' | 'gap';

interface SettingsPanelProps {
  readonly draft: ImportDraft;
  readonly problems: Readonly<Partial<Record<keyof ImportDraft, string>>>;
  readonly onChange: (fields: Partial<ImportDraft>) => void;
}

const fields: readonly { readonly field: Field; readonly label: string; readonly description: string }[] = [
  { field: 'name', label: 'Name of the data set', description: 'Imports of one name are its versions.' },
  { field: 'validation', label: 'For validation, %', description: 'Of the scenes, to measure with while training.' },
  { field: 'test', label: 'For the last test, %', description: 'Of the scenes, never trained on nor tuned by.' },
  {
    field: 'gap',
    label: 'Silence between scenes, s',
    description: 'A longer one begins a new scene.',
  },
];

/** What the data set is called and how it is split. */
export function SettingsPanel({ draft, onChange, problems }: SettingsPanelProps) {
  return (
    <Container header={<Header variant="h2">Settings</Header>}>
      <ColumnLayout columns={4}>
        {fields.map(({ description, field, label }) => (
          <FormField key={field} label={label} description={description} errorText={problems[field]}>
            <Input
              value={draft[field]}
              inputMode={field === 'name' ? 'text' : 'decimal'}
              onChange={({ detail }) => onChange({ [field]: detail.value })}
            />
          </FormField>
        ))}
      </ColumnLayout>
    </Container>
  );
}
