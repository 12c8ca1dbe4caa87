import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import type { CommandOutput } from '../../../shared/contract/index';
import { assertNever } from '../../../shared/errors/assert-never';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Fetched } from '../../../shared/model/time';
import { useBuiltInPlace } from '../../bridge/built-in-jobs';
import { openStream } from '../../bridge/client';
import type { Loaded } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { AgeNote } from './age-note';
import { ComputeButton } from './compute-button';
import { insightNames } from './insight-names';

interface InsightGateProps<T> {
  readonly what: 'themes' | 'network';
  readonly dataset: string;
  readonly version: string;
  readonly read: { readonly result: Loaded<InsightState<T>>; readonly reload: () => void };
  readonly children: (value: T) => ReactNode;
}

type InsightState<T> =
  | Exclude<CommandOutput<'insights.themes'>, { kind: 'ready' }>
  | { readonly kind: 'ready'; readonly fetched: Fetched<T> };

/** Shows an insight once it is there; before that what is missing, what runs or why it failed, each with its next step. */
export function InsightGate<T>({ children, dataset, read, version, what }: InsightGateProps<T>) {
  const names = insightNames[what];
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const connection = useWorkspace((state) => state.connection.kind);
  const { reload, result } = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a workspace that is back may know more.
  useEffect(reload, [connection]);
  const state = result.kind === 'ready' ? result.data : null;
  const jobName = state?.kind === 'computing' ? state.jobName : null;
  useEffect(() => {
    if (jobName === null) return;
    return openStream(
      'insights.watch',
      { workspaceId, jobName },
      {
        onItems: (items) => {
          const last = items.at(-1);
          if (last?.source === 'live' && isProcessingTerminal(last.value.status)) reload();
        },
        onEnd: reload,
      },
    );
  }, [workspaceId, jobName, reload]);

  if (result.kind === 'failed')
    return <FailureAlert what={`${names.title} could not be read`} failure={result.error} onRetry={reload} />;
  if (state === null) return <ScreenPlaceholder label={`Reading the ${names.plain}`} />;
  const compute = <ComputeButton dataset={dataset} version={version} what={what} onStarted={reload} />;
  switch (state.kind) {
    case 'absent':
      return (
        <Box textAlign="center" padding={{ vertical: 'xxl' }}>
          <Box variant="h2">{names.none}</Box>
          <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
            {names.about}
          </Box>
          <div className="insights-center">{compute}</div>
        </Box>
      );
    case 'computing':
      return (
        <div>
          <ScreenPlaceholder label={names.computing} />
          <Box textAlign="center">
            <JobPlace words="Watch" jobName={state.jobName} />
          </Box>
        </div>
      );
    case 'failed':
      return (
        <SpaceBetween size="m">
          <Alert
            type="error"
            statusIconAriaLabel="Error"
            header={`${names.title} could not be computed`}
            action={compute}
          >
            {state.reason} <JobPlace words="Look at" jobName={state.jobName} />
          </Alert>
        </SpaceBetween>
      );
    case 'ready':
      return (
        <SpaceBetween size="l">
          <AgeNote what={`the ${names.plain}`} fetchedAt={state.fetched.fetchedAt} />
          {children(state.fetched.value)}
        </SpaceBetween>
      );
    default:
      return assertNever(state);
  }
}

/** The way to a job: a link in its own workspace, else where to look. */
function JobPlace({ jobName, words }: { readonly words: string; readonly jobName: string }) {
  const place = useBuiltInPlace();
  if (place.own)
    return (
      <Link href={hrefOf({ kind: 'processing-job', name: jobName })}>
        {words} {jobName}
      </Link>
    );
  return (
    <span>
      It runs on the computer it was started on; its log is in the local workspace there, under Processing, as{' '}
      <span className="mono">{place.nameOf(jobName)}</span>.
    </span>
  );
}
