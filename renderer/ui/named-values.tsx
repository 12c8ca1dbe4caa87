import Box from '@cloudscape-design/components/box';
import './named-values.css';

interface NamedValuesProps {
  readonly title: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly empty: string;
}

/** Names and values one under the other, values whole. */
export function NamedValues({ title, values, empty }: NamedValuesProps) {
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      {values.length === 0 ? (
        <Box color="text-status-inactive">{empty}</Box>
      ) : (
        <dl className="named-values">
          {values.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
