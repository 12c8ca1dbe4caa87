import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { statusLooks } from '../../../shared/model/job-status';
import type { JobRow } from './job-row';

export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [
  { key: 'name', propertyLabel: 'Name', groupValuesLabel: 'Names', operators: [':', '!:', '=', '^'] },
  { key: 'status', propertyLabel: 'Status', groupValuesLabel: 'Statuses', operators: ['=', '!='] },
  { key: 'algorithm', propertyLabel: 'Algorithm', groupValuesLabel: 'Algorithms', operators: ['=', '!=', ':'] },
];

/** Values worth offering: every status there is, and the algorithms and names that occur. */
export function filteringOptions(rows: readonly JobRow[]): readonly PropertyFilterProps.FilteringOption[] {
  const algorithms = new Set(rows.map(({ algorithm }) => algorithm).filter((algorithm) => algorithm !== ''));
  return [
    ...Object.values(statusLooks).map(({ word }) => ({ propertyKey: 'status', value: word })),
    ...[...algorithms].map((value) => ({ propertyKey: 'algorithm', value })),
    ...rows.map(({ name }) => ({ propertyKey: 'name', value: name })),
  ];
}
