import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { LineagePanel } from './lineage-panel';
import './models.css';

/** The history of one thing by its ARN: a job, a version, an endpoint. */
export function LineageScreen({ arn }: { readonly arn: string }) {
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={<span className="models-mono">{arn}</span>}>
        Lineage
      </Header>
      <LineagePanel arn={arn} title={`${arn.split(/[:/]/).at(-1) ?? arn}`} stamp="" />
    </SpaceBetween>
  );
}
