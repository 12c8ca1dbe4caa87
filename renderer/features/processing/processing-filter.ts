import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { statusLooks } from '../../../shared/model/job-status';
import { processingJobStatuses } from '../../../shared/model/processing-job';
import type { ProcessingRow } from './processing-row';

export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [
  { key: 'name', propertyLabel: 'Name', groupValuesLabel: 'Names', operators: [':', '!:', '=', '^'] },
  { key: 'status', propertyLabel: 'Status', groupValuesLabel: 'Statuses', operators: ['=', '!='] },
  { key: 'program', propertyLabel: 'Program', groupValuesLabel: 'Programs', operators: ['=', '!=', ':'] },
];

/** Values worth offering: every status there is, and the programs and names that occur. */
export function filteringOptions(rows: readonly ProcessingRow[]): readonly PropertyFilterProps.FilteringOption[] {
  const programs = new Set(rows.map(({ program }) => program).filter((program) => program !== ''));
  return [
    ...processingJobStatuses.map((status) => ({ propertyKey: 'status', value: statusLooks[status].word })),
    ...[...programs].map((value) => ({ propertyKey: 'program', value })),
    ...rows.map(({ name }) => ({ propertyKey: 'name', value: name })),
  ];
}
