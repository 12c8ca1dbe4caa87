import { Fragment } from 'react';
import './amounts.css';

interface AmountsProps {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly note: string }[];
}

/** Sums under each other, each with its name and what it is made of. */
export function Amounts({ rows, title }: AmountsProps) {
  return (
    <section aria-label={title}>
      <strong>{title}</strong>
      <dl className="amounts">
        {rows.map(({ label, note, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="amounts-value">{value}</dd>
            <dd className="amounts-note">{note}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
