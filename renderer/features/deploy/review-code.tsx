import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { toEndpointCli } from '../../../shared/model/code/endpoint-cli';
import { toEndpointSdkV3 } from '../../../shared/model/code/endpoint-sdk-v3';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';
import { CodeBlock } from '../../ui/code-block';

interface ReviewCodeProps {
  readonly deployment: EndpointDeployment;
  readonly workspace: Workspace;
}

/** The same deployment for other hands: as a file, in a shell, in Python. */
export function ReviewCode({ deployment, workspace: { kind, region } }: ReviewCodeProps) {
  const copy = async (text: string) => (await request('app.copyText', { text })).ok;
  const note = kind === 'local' ? 'Run “upside local env” first: it points the tool at this workspace.' : '';
  const codes = [
    { id: 'spec', label: 'Deployment (JSON)', note: '', code: JSON.stringify(deployment, null, 2) },
    { id: 'cli', label: 'AWS CLI', note, code: toEndpointCli(deployment, region) },
    { id: 'sdk', label: 'SageMaker SDK v3', note, code: toEndpointSdkV3(deployment, region) },
  ];
  return (
    <Container header={<Header variant="h2">As code</Header>}>
      <Tabs
        ariaLabel="As code"
        tabs={codes.map(({ code, id, label, note }) => ({
          id,
          label,
          content: (
            <>
              {note === '' ? null : <p className="deploy-quiet">{note}</p>}
              <CodeBlock label={label} code={code} onCopy={copy} />
            </>
          ),
        }))}
      />
    </Container>
  );
}
