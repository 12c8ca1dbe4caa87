import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useMemo } from 'react';
import { formatDateTime } from '../../../shared/model/format';

interface TimeZoneFieldProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** Which zone times are shown in: this machine's, UTC, or any other by name. */
export function TimeZoneField({ onChange, zone }: TimeZoneFieldProps) {
  const options = useMemo(() => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [
      { value: 'local', label: 'This machine’s', description: here },
      { value: 'UTC', label: 'UTC' },
      ...Intl.supportedValuesOf('timeZone')
        .filter((name) => name !== 'UTC')
        .map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
    ];
  }, []);
  const now = formatDateTime(Date.now(), undefined, zone === 'local' ? undefined : zone);
  return (
    <FormField label="Time zone" constraintText={`It is ${now}.`}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === zone) ?? { value: zone, label: zone }}
        filteringType="auto"
        filteringPlaceholder="Find a zone"
        virtualScroll
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? 'local')}
      />
    </FormField>
  );
}
