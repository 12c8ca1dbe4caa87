import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { imageRemark, type Repository, type RepositoryImage } from '../../../../shared/model/account-resources';
import { formatBytes, formatDateTime } from '../../../../shared/model/format';
import { useRequest } from '../../../bridge/use-request';
import { useWorkspace } from '../../../bridge/workspace-store';
import { ListedNote, listedOf, statusOf } from './listed';

/** A repository of the account's registry, and an image in it. */
export function ImagePicker({ onPick }: { readonly onPick: (image: string) => void }) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const [repository, setRepository] = useState<string | null>(null);
  const [picked, setPicked] = useState<RepositoryImage | null>(null);
  const { reload, result } = useRequest('account.images', { workspaceId, repository });
  const repositories = listedOf(result)?.repositories ?? [];
  const images = listedOf(result)?.images ?? [];
  const remark = picked === null ? null : imageRemark(picked);

  const pick = (digest: string | undefined) => {
    const image = images.find((each) => each.digest === digest);
    const place = repositories.find(({ name }) => name === repository);
    if (image === undefined || place === undefined) return;
    setPicked(image);
    onPick(addressOf(place, image));
  };

  return (
    <SpaceBetween size="m">
      <ListedNote what="The container images could not be listed" loaded={result} onRetry={reload} />
      <FormField label="Repository">
        <Select
          selectedOption={repository === null ? null : { value: repository, label: repository }}
          options={repositories.map(({ name, uri }) => ({ value: name, label: name, description: uri }))}
          ariaLabel="Repository"
          placeholder="Choose a repository"
          filteringType="auto"
          statusType={statusOf(result)}
          loadingText="Listing the registry"
          empty="The region has no ECR repository"
          onChange={({ detail }) => {
            setRepository(detail.selectedOption.value ?? null);
            setPicked(null);
          }}
        />
      </FormField>
      {repository === null ? null : (
        <FormField label="Image in it">
          <Select
            selectedOption={picked === null ? null : optionOf(picked)}
            options={images.map(optionOf)}
            ariaLabel="Image in it"
            placeholder="Choose an image"
            statusType={statusOf(result)}
            loadingText="Listing the images"
            empty="The repository is empty"
            onChange={({ detail }) => pick(detail.selectedOption.value)}
          />
        </FormField>
      )}
      {remark === null ? null : (
        <Alert type="warning" statusIconAriaLabel="Warning">
          {remark}
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** By its digest: a tag may be another image tomorrow, and a job run again should run the same. */
function addressOf({ uri }: Repository, { digest }: RepositoryImage): string {
  return `${uri}@${digest}`;
}

function optionOf({ architectures, bytes, digest, pushedAt, scan, tags }: RepositoryImage) {
  return {
    value: digest,
    label: tags.length === 0 ? digest.slice(0, 19) : tags.join(', '),
    description: pushedAt === null ? digest : `Pushed ${formatDateTime(pushedAt)}`,
    tags: [
      bytes === null ? 'size unknown' : formatBytes(bytes),
      architectures?.join(', ') ?? 'architecture unknown',
      scanWords(scan),
    ],
  };
}

function scanWords(scan: RepositoryImage['scan']): string {
  if (scan === null) return 'not scanned';
  if (scan.findings === null) return `scan ${scan.status.toLowerCase()}`;
  const found = Object.entries(scan.findings).map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
  return found.length === 0 ? 'scan found nothing' : `scan: ${found.join(', ')}`;
}
