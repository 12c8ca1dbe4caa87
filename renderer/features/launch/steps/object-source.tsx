import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { formatBytes, formatDateTime } from '../../../../shared/model/format';
import { useRequest } from '../../../bridge/use-request';
import { whenReleased } from '../../../ui/when-released';
import type { ChannelDraft } from '../draft';

interface ObjectSourceProps {
  readonly channel: string;
  readonly workspaceId: string;
  readonly source: ChannelDraft;
  readonly onChange: (source: ChannelDraft) => void;
  /** The address was picked or left: time to look what is there. */
  readonly onSettled: () => void;
}

/** An object that is in S3 already, typed or picked from the workspace's bucket. */
export function ObjectSource({ channel, workspaceId, source, onChange, onSettled }: ObjectSourceProps) {
  const { result } = useRequest('data.list', { workspaceId, prefix: null });
  const objects = result.kind === 'ready' ? result.data.objects : [];
  return (
    <FormField
      label={`S3 address for ${channel}`}
      description="An object or a prefix; everything under a prefix is read."
      constraintText="s3://bucket/key"
      stretch
    >
      <Autosuggest
        value={source.kind === 'object' ? source.s3Uri : ''}
        placeholder={result.kind === 'ready' ? `s3://${result.data.bucket}/…` : 's3://bucket/key'}
        onChange={({ detail }) => onChange({ kind: 'object', s3Uri: detail.value.trim() })}
        onSelect={onSettled}
        onBlur={() => whenReleased(onSettled)}
        enteredTextLabel={(value) => `Use ${value}`}
        options={objects.map(({ s3Uri, bytes, modifiedAt }) => ({
          value: s3Uri,
          description: `${formatBytes(bytes)}, changed ${formatDateTime(modifiedAt)}`,
        }))}
        statusType={result.kind === 'loading' ? 'loading' : result.kind === 'failed' ? 'error' : 'finished'}
        loadingText="Listing the bucket"
        errorText={result.kind === 'failed' ? `${result.error.message} (${result.error.code})` : ''}
        empty="The bucket is empty"
        ariaLabel={`S3 address for ${channel}`}
      />
    </FormField>
  );
}
