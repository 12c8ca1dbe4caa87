import Input from '@cloudscape-design/components/input';
import type { DataPreview } from '../../../../shared/model/data-object';
import { formatCount } from '../../../../shared/model/format';

interface WeightsTableProps {
  readonly labels: DataPreview['labels'];
  readonly balanced: Readonly<Record<string, number>>;
  /** The typed weights, null while the balanced ones are only shown. */
  readonly custom: Readonly<Record<string, string>> | null;
  readonly onCustom: (label: string, weight: string) => void;
}

/** Labels with their rows and weights; the weights can be typed when they are one's own. */
export function WeightsTable({ labels, balanced, custom, onCustom }: WeightsTableProps) {
  const counts = new Map(labels.map(({ label, count }) => [label, count]));
  const all = [...new Set([...counts.keys(), ...Object.keys(custom ?? {})])];
  return (
    <table className="weights">
      <thead>
        <tr>
          <th scope="col">Label</th>
          <th scope="col" className="figure">
            Rows
          </th>
          <th scope="col" className="figure">
            Balanced
          </th>
          {custom === null ? null : (
            <th scope="col" className="weight-head">
              Weight
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {all.map((label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="figure">{formatCount(counts.get(label) ?? 0)}</td>
            <td className="figure">{balanced[label]?.toFixed(2) ?? '–'}</td>
            {custom === null ? null : (
              <td className="weight-input">
                <Input
                  ariaLabel={`Weight of ${label}`}
                  value={custom[label] ?? ''}
                  inputMode="decimal"
                  autoComplete={false}
                  onChange={({ detail }) => onCustom(label, detail.value)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
