import Autosuggest from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useMayChange } from '../../../bridge/may-change';
import { useRequest } from '../../../bridge/use-request';
import { useWorkspace } from '../../../bridge/workspace-store';
import { changeAccount } from '../launch-store';
import { ListedNote, listedOf, statusOf } from './listed';
import { MakeRoleDialog } from './make-role-dialog';
import { useAccountFields } from './use-account-fields';

/** The role the job runs under: picked, typed, or made here. */
export function RoleSection() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const fallback = useWorkspace((state) => state.defaults.roleArn);
  const { account, problemOf } = useAccountFields(3);
  const { reload, result } = useRequest('account.roles', { workspaceId });
  const mayChange = useMayChange();
  const [making, setMaking] = useState(false);
  const roles = listedOf(result)?.roles ?? [];

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the job may do in the account. SageMaker assumes it while the job runs."
          actions={
            <Button {...mayChange} onClick={() => setMaking(true)}>
              Make a role
            </Button>
          }
        >
          Execution role
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Role"
          constraintText={fallback === '' ? 'arn:aws:iam::123456789012:role/name' : `Left empty: ${fallback}`}
          errorText={problemOf('roleArn')}
          stretch
        >
          <Autosuggest
            value={account.roleArn}
            ariaLabel="Role"
            placeholder={fallback}
            onChange={({ detail }) => changeAccount({ roleArn: detail.value.trim() })}
            enteredTextLabel={(value) => `Use ${value}`}
            options={roles.map(({ arn, description, name }) => ({
              value: arn,
              label: name,
              description: description || arn,
            }))}
            statusType={statusOf(result)}
            loadingText="Listing the roles that SageMaker may assume"
            empty="No role that SageMaker may assume"
          />
        </FormField>
        <ListedNote what="The roles could not be listed" loaded={result} onRetry={reload} />
      </SpaceBetween>
      {making ? (
        <MakeRoleDialog
          onClose={() => setMaking(false)}
          onMade={(arn) => {
            changeAccount({ roleArn: arn });
            setMaking(false);
            reload();
          }}
        />
      ) : null}
    </Container>
  );
}
