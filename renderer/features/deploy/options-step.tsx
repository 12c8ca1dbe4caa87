import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useWorkspace } from '../../bridge/workspace-store';
import { TextField } from '../../ui/text-field';
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
          <TextField
            label="Execution role"
            description={
              local
                ? 'The local workspace checks its form and otherwise needs none.'
                : 'It must be able to read the model’s files and image.'
            }
            problem={problems.roleArn}
            value={draft.roleArn}
            onChange={(roleArn) => changeDraft({ roleArn })}
          />
          <TextField
            label="Configuration name"
            description="Made for this endpoint; a promotion makes the next one."
            problem={problems.configName}
            value={draft.configName}
            onChange={(configName) => changeDraft({ configName })}
          />
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
              <TextField
                label="Where to"
                problem={problems['dataCapture.s3Uri']}
                value={draft.captureUri}
                onChange={(captureUri) => changeDraft({ captureUri })}
              />
              <TextField
                label="Percent of requests"
                problem={problems['dataCapture.samplingPercent']}
                value={draft.capturePercent}
                keys="numeric"
                onChange={(capturePercent) => changeDraft({ capturePercent })}
              />
            </div>
          ) : null}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
