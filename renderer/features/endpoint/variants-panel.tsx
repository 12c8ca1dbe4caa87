import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { EndpointStatus, LiveVariant } from '../../../shared/model/endpoint';
import { packageLabel, trafficShares, whatRuns } from '../../../shared/model/endpoint-status';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { hrefOf } from '../../../shared/model/screen-address';
import { ShareBar } from '../../ui/share-bar';

interface VariantsPanelProps {
  readonly view: EndpointView;
  /** Instance types are labels here, and say so. */
  readonly simulated: boolean;
}

interface VariantRow {
  readonly live: LiveVariant;
  readonly share: number;
  readonly instanceType: string | null;
  readonly runs: string;
  readonly packageArn: string | null;
}

const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** The variants with their traffic, their instances and what they run. */
export function VariantsPanel({ simulated, view }: VariantsPanelProps) {
  const rows = rowsOf(view);
  const { status } = view.endpoint;
  return (
    <Container header={<Header variant="h2">Variants</Header>}>
      <SpaceBetween size="m">
        {view.endpoint.variants.length > 1 ? (
          <ShareBar label="Traffic by variant" parts={rows.map(({ live, share }) => ({ name: live.name, share }))} />
        ) : null}
        <Table
          variant="embedded"
          items={rows}
          trackBy={({ live }) => live.name}
          enableKeyboardNavigation
          wrapLines
          ariaLabels={{ tableLabel: 'Variants' }}
          empty={status === 'Failed' ? 'None came up.' : 'They appear when the service has started them.'}
          columnDefinitions={[
            { id: 'name', header: 'Variant', isRowHeader: true, cell: ({ live }) => live.name },
            { id: 'runs', header: 'Runs', cell: (row) => <Runs {...row} /> },
            {
              id: 'traffic',
              header: 'Traffic',
              cell: ({ live, share }) => `${percent.format(100 * share)} % (weight ${weightText(live)})`,
            },
            { id: 'instances', header: 'Instances', cell: ({ live }) => instancesText(live) },
            {
              id: 'type',
              header: 'Instance type',
              cell: ({ instanceType }) =>
                instanceType === null ? '–' : simulated ? `${instanceType} (simulated)` : instanceType,
            },
            { id: 'status', header: 'State', cell: ({ live }) => live.status ?? restingState(status, live) },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function Runs({ packageArn, runs }: VariantRow) {
  const [group, version] = (packageArn === null ? null : packageLabel(packageArn))?.split('/') ?? [];
  if (group === undefined || version === undefined) return runs;
  return <Link href={hrefOf({ kind: 'model-version', group, version: Number(version) })}>{runs}</Link>;
}

/** Until the service shows them, the variants are those the configuration asks for, none of which serves yet. */
function rowsOf({ config, endpoint, models }: EndpointView): readonly VariantRow[] {
  const asked = config?.variants ?? [];
  const live =
    endpoint.variants.length > 0 || endpoint.status !== 'Creating'
      ? endpoint.variants
      : asked.map((variant) => ({
          name: variant.name,
          currentWeight: 0,
          desiredWeight: variant.initialWeight,
          currentInstances: 0,
          desiredInstances: variant.initialInstances,
          status: 'Starting',
        }));
  const shares = trafficShares(live.map(({ currentWeight }) => currentWeight));
  return live.map((variant, index) => {
    const wanted = asked.find(({ name }) => name === variant.name);
    const model = models.find(({ name }) => name === wanted?.modelName);
    return {
      live: variant,
      share: shares[index] ?? 0,
      instanceType: wanted?.instanceType ?? null,
      runs: model === undefined ? 'a model that was deleted' : whatRuns(model),
      packageArn: model?.packageArn ?? null,
    };
  });
}

/** The service names a variant's state only while it changes. */
function restingState(status: EndpointStatus, { currentInstances, desiredInstances }: LiveVariant): string {
  return status === 'InService' && currentInstances === desiredInstances ? 'Serving' : '–';
}

/** The service keeps weights as 32-bit floats; nobody asked for 0.699999988. */
function rounded(weight: number): string {
  return String(Math.round(weight * 10_000) / 10_000);
}

function weightText({ currentWeight, desiredWeight }: LiveVariant): string {
  const [now, wanted] = [rounded(currentWeight), rounded(desiredWeight)];
  return now === wanted ? now : `${now}, wanted ${wanted}`;
}

function instancesText({ currentInstances, desiredInstances }: LiveVariant): string {
  return currentInstances === desiredInstances
    ? String(currentInstances)
    : `${currentInstances}, wanted ${desiredInstances}`;
}
