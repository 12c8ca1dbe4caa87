import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import { packageLabel, trafficShares } from '../../../shared/model/endpoint-status';
import { NamedValues } from '../../ui/named-values';
import { ShareBar } from '../../ui/share-bar';

interface ReviewVariantsProps {
  readonly deployment: EndpointDeployment;
  readonly simulated: boolean;
}

/** What would be made, with the names it would get. */
export function ReviewVariants({ deployment, simulated }: ReviewVariantsProps) {
  const { configName, dataCapture, endpoint, roleArn, variants } = deployment;
  const shares = trafficShares(variants.map(({ initialWeight }) => initialWeight));
  const capture = dataCapture === null ? 'off' : `${dataCapture.samplingPercent} % to ${dataCapture.s3Uri}`;
  return (
    <Container header={<Header variant="h2">What is made</Header>}>
      <SpaceBetween size="m">
        <ShareBar
          label="Traffic by variant"
          parts={variants.map(({ name }, index) => ({ name, share: shares[index] ?? 0 }))}
        />
        <Table
          variant="embedded"
          wrapLines
          items={variants}
          trackBy="name"
          ariaLabels={{ tableLabel: 'Variants' }}
          columnDefinitions={[
            { id: 'name', header: 'Variant', isRowHeader: true, cell: ({ name }) => name },
            { id: 'runs', header: 'Runs', cell: ({ source }) => sourceText(source) },
            { id: 'model', header: 'Model', cell: ({ modelName }) => modelName },
            {
              id: 'instances',
              header: 'Instances',
              cell: ({ initialInstances, instanceType }) =>
                `${initialInstances} × ${instanceType}${simulated ? ' (simulated)' : ''}`,
            },
          ]}
        />
        <NamedValues
          title="Endpoint"
          empty=""
          values={[
            { name: 'Name', value: endpoint },
            { name: 'Configuration', value: configName },
            { name: 'Role', value: roleArn },
            { name: 'Data capture', value: capture },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function sourceText(source: EndpointDeployment['variants'][number]['source']): string {
  if (source.kind === 'package') return packageLabel(source.arn) ?? source.arn;
  return source.modelDataUrl === null ? source.image : `${source.image} with ${source.modelDataUrl}`;
}
