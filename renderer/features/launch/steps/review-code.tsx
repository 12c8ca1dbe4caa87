import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { toAwsCli } from '../../../../shared/model/code/aws-cli';
import { toSdkV3 } from '../../../../shared/model/code/sdk-v3';
import type { TrainingSpec } from '../../../../shared/model/training-spec';
import type { Workspace } from '../../../../shared/model/workspace';
import { request } from '../../../bridge/client';
import { CodeBlock } from '../../../ui/code-block';

interface ReviewCodeProps {
  readonly spec: TrainingSpec;
  readonly workspace: Workspace;
}

/** The same job for other hands: as a file, in a shell, in Python. */
export function ReviewCode({ spec, workspace }: ReviewCodeProps) {
  const copy = async (text: string) => (await request('app.copyText', { text })).ok;
  const endpoint =
    workspace.kind === 'local' ? 'Run “upside local env” first: it points the tool at this workspace.' : '';
  const codes = [
    { id: 'spec', label: 'Spec (JSON)', note: '', code: JSON.stringify(spec, null, 2) },
    { id: 'cli', label: 'AWS CLI', note: endpoint, code: toAwsCli(spec, workspace.region) },
    { id: 'sdk', label: 'SageMaker SDK v3', note: endpoint, code: toSdkV3(spec, workspace.region) },
  ];
  return (
    <Container header={<Header variant="h3">As code</Header>}>
      <Tabs
        ariaLabel="As code"
        tabs={codes.map(({ id, label, note, code }) => ({
          id,
          label,
          content: (
            <>
              {note === '' ? null : <p className="quiet code-note">{note}</p>}
              <CodeBlock label={label} code={code} onCopy={copy} />
            </>
          ),
        }))}
      />
    </Container>
  );
}
