import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Failure } from '../../../../shared/errors/result';
import { formatBytes } from '../../../../shared/model/format';
import { request } from '../../../bridge/client';
import { useMayChange } from '../../../bridge/may-change';
import { useWorkspace } from '../../../bridge/workspace-store';
import { FailureAlert } from '../../../ui/failure-alert';
import { changeAccount, useLaunch } from '../launch-store';
import { type AccountDraft, distributionKinds } from './account-draft';
import { useAccountFields } from './use-account-fields';

const launchers: Readonly<Record<AccountDraft['distribution'], { label: string; description: string }>> = {
  none: { label: 'One process', description: 'The script is started once on each instance.' },
  torchrun: { label: 'torchrun', description: 'One process a device on every instance: DDP and FSDP of PyTorch.' },
  mpi: { label: 'MPI', description: 'mpirun over all instances.' },
};
const options = distributionKinds.map((value) => ({ value, ...launchers[value] }));

/** Script mode: a folder of source code for a framework image. */
export function ScriptFields() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const bucket = useWorkspace((state) => state.defaults.bucket);
  const { account, problemOf } = useAccountFields(0);
  const mayChange = useMayChange();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sent, setSent] = useState<{ s3Uri: string; files: readonly string[]; bytes: number } | null>(null);

  const upload = async () => {
    setFailure(null);
    const chosen = await request('objects.choose', { kind: 'folder' });
    const folder = chosen.ok ? chosen.data[0] : undefined;
    if (!chosen.ok) setFailure(chosen.error);
    if (folder === undefined) return;
    setBusy(true);
    const answer = await request('account.uploadSource', { workspaceId, token: folder.token, bucket });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    setSent(answer.data);
    useLaunch.setState({ packed: answer.data.upload });
    const main = answer.data.files.find((file) => file === account.entryPoint);
    const first = answer.data.files.find((file) => /^[^/]+\.py$/.test(file));
    changeAccount({ scriptS3Uri: answer.data.s3Uri, entryPoint: main ?? first ?? account.entryPoint });
  };

  return (
    <SpaceBetween size="m">
      <FormField
        label="Script"
        description="For framework images: your source code as a .tar.gz in S3. Empty runs the image as it is."
        errorText={problemOf('script.sourceS3Uri') || problemOf('script')}
        secondaryControl={
          <Button iconName="upload" loading={busy} {...mayChange} onClick={() => void upload()}>
            Upload a folder
          </Button>
        }
        constraintText={
          sent?.s3Uri === account.scriptS3Uri ? `${sent.files.length} files, ${formatBytes(sent.bytes)} packed.` : ''
        }
        stretch
      >
        <Input
          value={account.scriptS3Uri}
          placeholder={`s3://${bucket}/code/sourcedir.tar.gz`}
          spellcheck={false}
          onChange={({ detail }) => changeAccount({ scriptS3Uri: detail.value })}
        />
      </FormField>
      {failure === null ? null : <FailureAlert what="The script was not uploaded" failure={failure} />}
      {account.scriptS3Uri.trim() === '' ? null : (
        <ColumnLayout columns={2}>
          <FormField label="Started file" errorText={problemOf('script.entryPoint')}>
            <Input
              value={account.entryPoint}
              spellcheck={false}
              onChange={({ detail }) => changeAccount({ entryPoint: detail.value })}
            />
          </FormField>
          <FormField label="Started as" errorText={problemOf('distribution')}>
            <Select
              selectedOption={options.find(({ value }) => value === account.distribution) ?? null}
              options={options}
              ariaLabel="Started as"
              onChange={({ detail }) =>
                changeAccount({
                  distribution: distributionKinds.find((kind) => kind === detail.selectedOption.value) ?? 'none',
                })
              }
            />
          </FormField>
          {account.distribution === 'mpi' ? (
            <>
              <FormField label="Processes on each instance" errorText={problemOf('distribution.processesPerHost')}>
                <Input
                  value={account.processes}
                  inputMode="numeric"
                  onChange={({ detail }) => changeAccount({ processes: detail.value })}
                />
              </FormField>
              <FormField label="Further words for mpirun">
                <Input
                  value={account.mpiOptions}
                  spellcheck={false}
                  onChange={({ detail }) => changeAccount({ mpiOptions: detail.value })}
                />
              </FormField>
            </>
          ) : null}
        </ColumnLayout>
      )}
    </SpaceBetween>
  );
}
