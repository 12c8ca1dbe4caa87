import { formatBytes } from '../../../shared/model/format';

const mebibyte = 2 ** 20;

/** Budgets to choose from, bytes. */
const sizes = [64, 256, 512, 1024, 2048, 5120, 10_240, 51_200].map((size) => size * mebibyte);

/** What the choice shows; the present budget is among it whatever it is. */
export function budgetOptions(present: number | null): readonly { readonly value: string; readonly label: string }[] {
  const all = present === null || sizes.includes(present) ? sizes : [...sizes, present].sort((a, b) => a - b);
  return [
    ...all.map((bytes) => ({ value: String(bytes), label: formatBytes(bytes) })),
    { value: 'none', label: 'No limit' },
  ];
}

export function budgetOf(value: string): number | null {
  return value === 'none' ? null : Number(value);
}
