import FormField from '@cloudscape-design/components/form-field';
import Link from '@cloudscape-design/components/link';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { approvalWords } from '../../../shared/model/approval-words';
import { packageLabel } from '../../../shared/model/endpoint-status';
import { formatDateTime } from '../../../shared/model/format';
import type { PackageSummary } from '../../../shared/model/model-package';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Loaded } from '../../bridge/use-request';

interface VersionSelectProps {
  readonly versions: Loaded<readonly PackageSummary[]>;
  /** '' while none is chosen. */
  readonly arn: string;
  readonly problem: string | undefined;
  readonly onChange: (arn: string) => void;
}

/** A version of the registry, by group; what may not be deployed says why. */
export function VersionSelect({ arn, onChange, problem, versions }: VersionSelectProps) {
  const known = versions.kind === 'ready' ? versions.data : [];
  const chosen = known.find((one) => one.arn === arn);
  return (
    <FormField
      label="Registered version"
      errorText={problem}
      description={
        versions.kind === 'ready' && known.length === 0 ? (
          <>
            Nothing is registered yet. Open a completed job and register it, or look at the{' '}
            <Link fontSize="inherit" href={hrefOf({ kind: 'models' })}>
              models
            </Link>
            .
          </>
        ) : undefined
      }
      warningText={
        chosen && chosen.approval !== 'Approved'
          ? 'This version is not approved; it can be deployed all the same.'
          : undefined
      }
    >
      <Select
        selectedOption={
          arn === '' ? null : { value: arn, label: chosen ? labelOf(chosen) : (packageLabel(arn) ?? arn) }
        }
        options={groupsOf(known)}
        placeholder="Choose a version"
        statusType={versions.kind === 'loading' ? 'loading' : versions.kind === 'failed' ? 'error' : 'finished'}
        loadingText="Reading the registry"
        errorText="The registry could not be read"
        empty="Nothing is registered yet"
        filteringType="auto"
        filteringPlaceholder="Find a version"
        filteringAriaLabel="Find a version"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

function groupsOf(versions: readonly PackageSummary[]): SelectProps.Options {
  const groups = [...new Set(versions.map(({ group }) => group))];
  return groups.map((group) => ({
    label: group,
    options: versions
      .filter((one) => one.group === group)
      .map((one) => ({
        value: one.arn,
        label: labelOf(one),
        description: `${approvalWords[one.approval]}, registered ${formatDateTime(one.createdAt)}`,
        disabled: one.status !== 'Completed',
        ...(one.status !== 'Completed' && { disabledReason: `It is ${one.status}.` }),
      })),
  }));
}

function labelOf({ group, version }: PackageSummary): string {
  return `${group}, version ${version}`;
}
