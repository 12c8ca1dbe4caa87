import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useRequest } from '../../bridge/use-request';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { AgeNote } from './age-note';
import { ClassifierFigures } from './classifier-figures';
import { TellingWordsPanel } from './telling-words-panel';

type List = StreamItem<'jobs.watchList'>;

/** What a trained location classifier confuses, and which words it goes by. */
export function ClassifierTab() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const mayChange = useMayChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useStream<'jobs.watchList', List | null>(
    'jobs.watchList',
    { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const jobs = (list.state?.jobs ?? []).filter(
    ({ algorithm, status }) => status === 'Completed' && algorithm?.includes('location-classifier') === true,
  );
  const jobName = chosen ?? jobs[0]?.name ?? null;
  if (list.state === null) {
    return list.end?.reason === 'failed' ? (
      <FailureAlert what="The jobs could not be read" failure={list.end.error} onRetry={list.restart} />
    ) : (
      <ScreenPlaceholder label="Looking for trained classifiers" />
    );
  }
  if (jobName === null) {
    return (
      <Box textAlign="center" padding={{ vertical: 'xxl' }}>
        <Box variant="h2">No classifier is trained yet</Box>
        <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
          A location classifier learns where a line is spoken. Once its job has completed, this shows what it confuses
          and which words it goes by.
        </Box>
        <div className="insights-center">
          <Button variant="primary" href={hrefOf({ kind: 'launch', clone: null, sample: false })} {...mayChange}>
            Train one
          </Button>
        </div>
      </Box>
    );
  }
  const options = jobs.map(({ createdAt, name }) => ({
    value: name,
    label: name,
    description: formatDateTime(createdAt),
  }));
  return (
    <SpaceBetween size="l">
      <FormField label="Training job">
        <Select
          selectedOption={options.find(({ value }) => value === jobName) ?? { value: jobName, label: jobName }}
          options={options}
          onChange={({ detail: { selectedOption } }) => setChosen(selectedOption.value ?? null)}
        />
      </FormField>
      <Classifier workspaceId={workspaceId} jobName={jobName} />
    </SpaceBetween>
  );
}

function Classifier({ jobName, workspaceId }: { readonly workspaceId: string; readonly jobName: string }) {
  const { reload, result } = useRequest('insights.classifier', { workspaceId, jobName });
  if (result.kind === 'failed')
    return <FailureAlert what={`${jobName} could not be read`} failure={result.error} onRetry={reload} />;
  if (result.kind === 'loading') return <ScreenPlaceholder label={`Looking into the model of ${jobName}`} />;
  const { fetchedAt, value } = result.data;
  return (
    <SpaceBetween size="l">
      <AgeNote what="this classifier" fetchedAt={fetchedAt} />
      <ClassifierFigures evaluation={value.evaluation} />
      <TellingWordsPanel words={value.words} />
    </SpaceBetween>
  );
}
