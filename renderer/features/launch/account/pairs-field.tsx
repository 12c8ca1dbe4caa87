import { RowsField } from '../../../ui/rows-field';
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
export function PairsField({ nameLabel, pairs, valueLabel, ...field }: PairsFieldProps) {
  return (
    <RowsField<Pair>
      {...field}
      columns={[
        { key: 'name', label: nameLabel },
        { key: 'value', label: valueLabel },
      ]}
      fresh={{ name: '', value: '' }}
      rows={pairs}
    />
  );
}
