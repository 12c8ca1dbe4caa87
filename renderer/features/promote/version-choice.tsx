import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import { approvalWords } from '../../../shared/model/approval-words';
import type { PackageSummary } from '../../../shared/model/model-package';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import type { PromoteForm } from './promote-form';

interface VersionChoiceProps {
  readonly workspaceId: string;
  readonly form: PromoteForm;
  readonly onChange: (change: Partial<PromoteForm>) => void;
}

/** Which version: those that are not approved are shown and say why they cannot be taken. */
export function VersionChoice({ workspaceId, form, onChange }: VersionChoiceProps) {
  const groups = useRequest('models.groups', { workspaceId });
  const versions = useRequest('models.versions', form.group === null ? null : { workspaceId, group: form.group });
  const groupNames = groups.result.kind === 'ready' ? groups.result.data.groups.map(({ name }) => name) : [];
  const known = versions.result.kind === 'ready' && form.group !== null ? versions.result.data.versions : [];
  const options = known.map(versionOption);
  return (
    <Container header={<Header variant="h2">Version</Header>}>
      {groups.result.kind === 'failed' && (
        <FailureAlert what="The model groups could not be read" failure={groups.result.error} onRetry={groups.reload} />
      )}
      <ColumnLayout columns={2}>
        <FormField label="Model group" description="Where the version is registered.">
          <Select
            selectedOption={form.group === null ? null : { value: form.group, label: form.group }}
            options={groupNames.map((name) => ({ value: name, label: name }))}
            placeholder="Choose a group"
            statusType={groups.result.kind === 'loading' ? 'loading' : 'finished'}
            loadingText="Reading the groups"
            empty={<Link href={hrefOf({ kind: 'jobs' })}>No group yet: register a completed job first</Link>}
            onChange={({ detail }) => onChange({ group: detail.selectedOption.value ?? null, packageArn: null })}
          />
        </FormField>
        <FormField label="Version" description="Only an approved version can be promoted.">
          <Select
            selectedOption={options.find(({ value }) => value === form.packageArn) ?? null}
            options={options}
            disabled={form.group === null}
            placeholder="Choose a version"
            statusType={form.group !== null && versions.result.kind === 'loading' ? 'loading' : 'finished'}
            loadingText="Reading the versions"
            empty="This group has no version."
            onChange={({ detail }) => onChange({ packageArn: detail.selectedOption.value ?? null })}
          />
        </FormField>
      </ColumnLayout>
    </Container>
  );
}

function versionOption({ approval, arn, description, version }: PackageSummary) {
  const open = approval === 'Approved';
  return {
    value: arn,
    label: `Version ${version}`,
    ...(description !== null && description !== '' && { description }),
    disabled: !open,
    ...(!open && {
      labelTag: approvalWords[approval],
      disabledReason: approval === 'Rejected' ? 'This version was rejected.' : 'Approve it on its page first.',
    }),
  };
}
