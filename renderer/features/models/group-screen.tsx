import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { hrefOf } from '../../../shared/model/screen-address';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { AgeNote } from './age-note';
import { ComparisonTable } from './comparison-table';
import { DeleteGroup } from './delete-group';
import { useVersions } from './use-versions';
import { VersionsTable } from './versions-table';
import './models.css';

/** How many of the newest versions are compared until somebody chooses. */
const comparedAtFirst = 4;

/** A group: its versions as a list, and those that are chosen side by side. */
export function GroupScreen({ group }: { readonly group: string }) {
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const { list, failure, restart } = useVersions(group);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [differencesOnly, setDifferencesOnly] = useState(false);

  if (list === null || (list.fetchedAt === null && list.versions.length === 0)) {
    if (failure !== null)
      return <FailureAlert what={`${group} could not be opened`} failure={failure} onRetry={restart} />;
    if (!online && list !== null) return <AgeNote what={`the versions of ${group}`} fetchedAt={null} />;
    return <ScreenPlaceholder label={`Opening ${group}`} />;
  }
  const { versions } = list;
  const selected = chosen ?? versions.slice(0, comparedAtFirst).map(({ summary }) => summary.arn);
  const compared = versions.filter(({ summary }) => selected.includes(summary.arn));
  return (
    <SpaceBetween size="m">
      {failure === null ? null : (
        <FailureAlert what="The versions are not up to date" failure={failure} onRetry={restart} />
      )}
      <AgeNote what={`the versions of ${group}`} fetchedAt={list.fetchedAt} />
      <VersionsTable
        group={group}
        versions={versions}
        selected={selected}
        onSelect={setChosen}
        actions={versions.length === 0 ? <DeleteGroup group={group} online={online} /> : null}
        empty={<NoVersions />}
      />
      {versions.length === 0 ? null : (
        <Container
          header={
            <Header
              variant="h2"
              description={chosenWords(compared.length, versions.length)}
              actions={
                <Toggle checked={differencesOnly} onChange={({ detail }) => setDifferencesOnly(detail.checked)}>
                  Differences only
                </Toggle>
              }
            >
              Side by side
            </Header>
          }
        >
          {compared.length === 0 ? (
            <p className="models-none">Choose versions to compare.</p>
          ) : (
            <ComparisonTable versions={compared} differencesOnly={differencesOnly} />
          )}
        </Container>
      )}
    </SpaceBetween>
  );
}

function chosenWords(compared: number, all: number): string {
  if (compared < all) return `${compared} of ${all} versions; choose others above.`;
  return { 1: 'The only version.', 2: 'Both versions.' }[all] ?? `All ${all} versions.`;
}

function NoVersions() {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <Box variant="h2">No version in this group</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 's' }}>
        Register a training job that completed under this group’s name.
      </Box>
      <Button href={hrefOf({ kind: 'jobs' })}>Go to training jobs</Button>
    </Box>
  );
}
