import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface WhereAndPriceProps {
  readonly place: { readonly name: string; readonly accountId: string; readonly region: string };
  readonly price: ReactNode;
  /** What was found, and the bill. */
  readonly children: ReactNode;
}

/** The first thing every review says: where something would be made, and what it costs there. */
export function WhereAndPrice({ children, place, price }: WhereAndPriceProps) {
  return (
    <Container header={<Header variant="h2">Where and at what price</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Workspace', value: place.name },
            { label: 'Account', value: <span className="numeric">{place.accountId}</span> },
            { label: 'Region', value: place.region },
            { label: 'Price', value: price },
          ]}
        />
        {children}
      </SpaceBetween>
    </Container>
  );
}
