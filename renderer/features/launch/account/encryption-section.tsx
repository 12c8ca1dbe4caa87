import Autosuggest from '@cloudscape-design/components/autosuggest';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { KmsKey } from '../../../../shared/model/account-resources';
import { useRequest } from '../../../bridge/use-request';
import { useWorkspace } from '../../../bridge/workspace-store';
import { changeAccount } from '../launch-store';
import { ListedNote, listedOf, statusOf } from './listed';
import { useAccountFields } from './use-account-fields';

const fields = [
  {
    key: 'volumeKey',
    field: 'volumeKmsKeyId',
    label: 'Key of the volume',
    description: 'Data and checkpoints on the instances. Without one, a key of AWS’s own.',
  },
  {
    key: 'outputKey',
    field: 'outputKmsKeyId',
    label: 'Key of the output',
    description: 'The model and whatever else the job leaves in S3. Without one, the bucket’s own.',
  },
] as const;

/** KMS keys, and the form the model is left in. */
export function EncryptionSection() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { account, problemOf } = useAccountFields(3);
  const { reload, result } = useRequest('account.keys', { workspaceId });
  const keys = (listedOf(result)?.keys ?? []).filter(({ usable }) => usable !== false);
  const own = fields.filter(({ key }) => account[key] !== '').length;

  return (
    <ExpandableSection
      variant="container"
      headerText="Encryption and output"
      headerDescription={own === 0 ? 'With keys of AWS’s own' : `With ${own === 1 ? 'a key' : 'keys'} of yours`}
    >
      <SpaceBetween size="m">
        <ListedNote what="The keys could not be listed" loaded={result} onRetry={reload} />
        <ColumnLayout columns={2}>
          {fields.map(({ description, field, key, label }) => (
            <FormField key={key} label={label} description={description} errorText={problemOf(field)}>
              <Autosuggest
                value={account[key]}
                ariaLabel={label}
                placeholder="alias/name, id or ARN"
                onChange={({ detail }) => changeAccount({ [key]: detail.value.trim() })}
                enteredTextLabel={(value) => `Use ${value}`}
                options={keys.map(optionOf)}
                statusType={statusOf(result)}
                loadingText="Listing the keys"
                empty="No key that SageMaker can use"
              />
            </FormField>
          ))}
        </ColumnLayout>
        <Toggle
          checked={account.uncompressed}
          description="Large models are loaded faster when they need not be unpacked."
          onChange={({ detail }) => changeAccount({ uncompressed: detail.checked })}
        >
          Leave the model’s files as they are instead of model.tar.gz
        </Toggle>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function optionOf({ aliases, arn, description, id, manager }: KmsKey) {
  return {
    value: arn,
    label: aliases[0] ?? id,
    description: description || arn,
    tags: manager === 'aws' ? ['managed by AWS'] : [],
  };
}
