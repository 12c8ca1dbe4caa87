import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { networkRemarks } from '../../../../shared/model/account-network';
import { formatCount } from '../../../../shared/model/format';
import { useRequest } from '../../../bridge/use-request';
import { useWorkspace } from '../../../bridge/workspace-store';
import { changeAccount } from '../launch-store';
import { useDraft } from '../use-draft-field';
import { ListedNote, listedOf, statusOf } from './listed';
import { useAccountFields } from './use-account-fields';

const noVpc = { value: '', label: 'No VPC', description: 'A network of SageMaker’s own, with a way to the internet.' };

/** VPC, subnets and security groups, and what the container may reach. */
export function NetworkSection() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const draft = useDraft();
  const { account, problemOf } = useAccountFields(3);
  const { reload, result } = useRequest('account.network', { workspaceId });
  const vpcs = listedOf(result)?.vpcs ?? [];
  // A cloned draft knows its subnets only.
  const vpc = vpcs.find(
    ({ id, subnets }) => id === account.vpcId || subnets.some((one) => account.subnetIds.includes(one.id)),
  );
  const subnets = (vpc?.subnets ?? []).map((one) => ({
    value: one.id,
    label: one.name ?? one.id,
    description: `${one.id}, ${one.zone}, ${one.cidr}`,
    tags: [one.public ? 'public' : 'private', `${formatCount(one.freeAddresses)} free addresses`],
  }));
  const groups = (vpc?.securityGroups ?? []).map(({ egress, id, name }) => ({
    value: id,
    label: name,
    description: `${id}: ${egress.length === 0 ? 'lets nothing out' : egress.join('; ')}`,
  }));
  const vpcOptions = [
    noVpc,
    ...vpcs.map(({ cidr, id, isDefault, name }) => ({
      value: id,
      label: name ?? id,
      description: `${id}, ${cidr}${isDefault ? ', the default' : ''}`,
    })),
  ];
  const remarks = vpc === undefined ? [] : networkRemarks(vpc, account, Number(draft.compute.instanceCount) || 1);

  return (
    <ExpandableSection
      variant="container"
      headerText="Network"
      headerDescription={summary(account.subnetIds.length, account.isolation)}
    >
      <SpaceBetween size="m">
        <ListedNote what="The networks could not be listed" loaded={result} onRetry={reload} />
        <FormField label="VPC">
          <Select
            selectedOption={vpcOptions.find(({ value }) => value === (vpc?.id ?? '')) ?? noVpc}
            options={vpcOptions}
            ariaLabel="VPC"
            statusType={statusOf(result)}
            loadingText="Listing the networks"
            onChange={({ detail }) =>
              changeAccount({ vpcId: detail.selectedOption.value ?? '', subnetIds: [], securityGroupIds: [] })
            }
          />
        </FormField>
        {vpc === undefined ? null : (
          <>
            <FormField
              label="Subnets"
              description="Up to 16, best in several zones: the instances start where there is room."
              errorText={problemOf('network.subnetIds')}
            >
              <Multiselect
                selectedOptions={subnets.filter(({ value }) => account.subnetIds.includes(value))}
                options={subnets}
                ariaLabel="Subnets"
                placeholder="Choose subnets"
                onChange={({ detail }) => changeAccount({ subnetIds: valuesOf(detail.selectedOptions) })}
              />
            </FormField>
            <FormField label="Security groups" description="1 to 5." errorText={problemOf('network.securityGroupIds')}>
              <Multiselect
                selectedOptions={groups.filter(({ value }) => account.securityGroupIds.includes(value))}
                options={groups}
                ariaLabel="Security groups"
                placeholder="Choose security groups"
                onChange={({ detail }) => changeAccount({ securityGroupIds: valuesOf(detail.selectedOptions) })}
              />
            </FormField>
          </>
        )}
        {remarks.length === 0 ? null : (
          <Alert type="warning" statusIconAriaLabel="Warning">
            {remarks.map((remark) => (
              <div key={remark}>{remark}</div>
            ))}
          </Alert>
        )}
        <Toggle
          checked={account.isolation}
          description="The container reaches nothing at all. SageMaker still loads its data and keeps its model."
          onChange={({ detail }) => changeAccount({ isolation: detail.checked })}
        >
          Network isolation
        </Toggle>
        <FormField errorText={problemOf('network.encryptTraffic')}>
          <Toggle
            checked={account.encryptTraffic}
            description="Between the containers of a job of several instances. Training takes longer with it."
            onChange={({ detail }) => changeAccount({ encryptTraffic: detail.checked })}
          >
            Encrypt traffic between instances
          </Toggle>
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function summary(subnets: number, isolation: boolean): string {
  const where = subnets === 0 ? 'Not in a VPC' : `In ${subnets} ${subnets === 1 ? 'subnet' : 'subnets'} of a VPC`;
  return isolation ? `${where}, isolated` : where;
}

function valuesOf(options: readonly { readonly value?: string }[]): readonly string[] {
  return options.flatMap(({ value }) => value ?? []);
}
