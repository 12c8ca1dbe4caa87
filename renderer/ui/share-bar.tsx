import './share-bar.css';

interface ShareBarProps {
  /** What is shared, for a screen reader. */
  readonly label: string;
  /** Shares from 0 to 1; together at most 1. */
  readonly parts: readonly { readonly name: string; readonly share: number }[];
}

const colors = 6;
const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** How a whole is split, as one bar; the legend says the same in words and figures. */
export function ShareBar({ label, parts }: ShareBarProps) {
  const color = (index: number) => `var(--upside-series-${(index % colors) + 1})`;
  return (
    <div>
      <div className="share-bar" aria-hidden="true">
        {parts.map(({ name, share }, index) =>
          share === 0 ? null : (
            <div
              key={name}
              className="share-bar-part"
              style={{ inlineSize: `${share * 100}%`, background: color(index) }}
            />
          ),
        )}
      </div>
      <ul className="share-bar-legend" aria-label={label}>
        {parts.map(({ name, share }, index) => (
          <li key={name}>
            <span className="share-bar-key" style={{ background: color(index) }} />
            {name}
            <span className="share-bar-value">{percent.format(100 * share)} %</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
