import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useWorkspace } from '../../bridge/workspace-store';
import type { Problems } from './build-deployment';
import type { DeployDraft } from './deploy-draft';
import { changeDraft } from './deploy-store';

/** Role, names and data capture, which is off until somebody wants it. */
export function OptionsStep({ draft, problems }: { readonly draft: DeployDraft; readonly problems: Problems }) {
  const local = useWorkspace(({ workspace }) => workspace.kind === 'local');
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Role and names</Header>}>
        <SpaceBetween size="m">
          <FormField
            label="Execution role"
            description={
              local
                ? 'The local workspace checks its form and otherwise needs none.'
                : 'It must be able to read the model’s files and image.'
            }
            errorText={problems.roleArn}
          >
            <Input
              value={draft.roleArn}
              spellcheck={false}
              onChange={({ detail }) => changeDraft({ roleArn: detail.value })}
            />
          </FormField>
          <FormField
            label="Configuration name"
            description="Made for this endpoint; a promotion makes the next one."
            errorText={problems.configName}
          >
            <Input
              value={draft.configName}
              spellcheck={false}
              onChange={({ detail }) => changeDraft({ configName: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Data capture</Header>}>
        <SpaceBetween size="m">
          {/* Apart from the switch, which would grey the reason out with itself. */}
          <div className="deploy-quiet">
            {local
              ? 'The local workspace captures nothing, and refuses an endpoint that asks for it.'
              : 'Requests and answers are written to S3, with everything people typed.'}
          </div>
          <Toggle
            checked={draft.capture}
            disabled={local && !draft.capture}
            onChange={({ detail }) => changeDraft({ capture: detail.checked })}
          >
            Keep requests and answers
          </Toggle>
          {draft.capture ? (
            <div className="deploy-fields deploy-wide">
              <FormField label="Where to" errorText={problems['dataCapture.s3Uri']}>
                <Input
                  value={draft.captureUri}
                  spellcheck={false}
                  onChange={({ detail }) => changeDraft({ captureUri: detail.value })}
                />
              </FormField>
              <FormField label="Percent of requests" errorText={problems['dataCapture.samplingPercent']}>
                <Input
                  value={draft.capturePercent}
                  inputMode="numeric"
                  onChange={({ detail }) => changeDraft({ capturePercent: detail.value })}
                />
              </FormField>
            </div>
          ) : null}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
