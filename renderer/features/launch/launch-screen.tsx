import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf, type LaunchData } from '../../../shared/model/screen-address';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { navigate } from '../../ui/location-hash';
import { dismissNotice } from '../../ui/notices';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import type { Draft } from './draft';
import { keepDraft } from './draft-keeper';
import { openDraft } from './launch-store';
import { LaunchWizard } from './launch-wizard';
import { type Opening, openWizard } from './open-wizard';
import './launch.css';

interface LaunchScreenProps {
  readonly clone: string | null;
  readonly sample: boolean;
  readonly filled: LaunchData | null;
}

/**
 * The wizard from recipe to launch. `clone` fills it from a job, `sample` with the data that ships with Upside, `filled`
 * with what its address names.
 */
export function LaunchScreen({ clone, filled, sample }: LaunchScreenProps) {
  const id = useWorkspace((state) => state.workspace.id);
  const kind = useWorkspace((state) => state.workspace.kind);
  const [opening, setOpening] = useState<Opening>({ kind: 'reading' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt opens again by hand.
  useEffect(() => {
    let wanted = true;
    void openWizard({ id, kind }, { clone, filled, sample }).then((now) => {
      if (wanted) setOpening(now);
    });
    return () => {
      wanted = false;
    };
  }, [id, kind, clone, sample, attempt]);

  useEffect(() => {
    dismissNotice('draft');
    return keepDraft();
  }, []);

  const take = (draft: Draft, restoredFrom: number | null) => {
    openDraft(draft, restoredFrom);
    setOpening({ kind: 'open' });
  };

  switch (opening.kind) {
    case 'reading':
      return <ScreenPlaceholder label="Opening the wizard" />;
    case 'failed':
      return (
        <SpaceBetween size="m">
          <FailureAlert
            what="The wizard could not be filled in"
            failure={opening.failure}
            onRetry={() => setAttempt(attempt + 1)}
          />
          {clone === null ? null : (
            <Button onClick={() => navigate(hrefOf({ kind: 'launch', clone: null, sample: false }))}>
              Start from a recipe
            </Button>
          )}
        </SpaceBetween>
      );
    case 'choose':
      return <ChooseDraft kept={opening.kept} fresh={opening.fresh} onTake={take} />;
    case 'open':
      return <LaunchWizard />;
  }
}

interface ChooseDraftProps {
  readonly kept: Draft;
  readonly fresh: Draft;
  readonly onTake: (draft: Draft, restoredFrom: number | null) => void;
}

/** Nothing typed is thrown away unasked. */
function ChooseDraft({ kept, fresh, onTake }: ChooseDraftProps) {
  return (
    <Alert
      header="There is an unfinished draft"
      statusIconAriaLabel="Note"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" onClick={() => onTake(kept, kept.changedAt)}>
            Go on with the draft
          </Button>
          <Button onClick={() => onTake(fresh, null)}>{discardText(fresh)}</Button>
        </SpaceBetween>
      }
    >
      {kept.name}, last changed {formatDateTime(kept.changedAt)}.
    </Alert>
  );
}

function discardText({ channels, clonedFrom }: Draft): string {
  if (clonedFrom !== null) return `Discard it and clone ${clonedFrom}`;
  const inS3 = Object.values(channels).some(({ kind }) => kind === 'object');
  return inS3 ? 'Discard it and use the data set' : 'Discard it and use sample data';
}
