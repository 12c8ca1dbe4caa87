import { Suspense } from 'react';
import type { ScreenAddress } from '../../shared/model/screen-address';
import { reportError } from '../bridge/report-error';
import { useWorkspaceSlice } from '../bridge/workspace-store';
import { ErrorBoundary } from '../ui/error-boundary';
import { FailureAlert } from '../ui/failure-alert';
import { ScreenPlaceholder } from '../ui/screen-placeholder';
import { CrashedScreen } from './crashed-screen';
import { lazyScreen, ShowScreen } from './lazy-screen';
import { UnknownScreen } from './unknown-screen';

const jobs = lazyScreen(() => import('../features/jobs').then((feature) => feature.JobsScreen));
const job = lazyScreen(() => import('../features/job').then((feature) => feature.JobScreen));
const launch = lazyScreen(() => import('../features/launch').then((feature) => feature.LaunchScreen));

/** Fetches the code of the screen the window opens with while the frame's own starts. Never rejects. */
export async function preloadScreen({ kind }: ScreenAddress): Promise<void> {
  const screen = { jobs, job, launch, unknown: null }[kind];
  // What cannot be fetched fails again where it is shown, inside the error boundary.
  await screen?.preload().catch(() => undefined);
}

/** The screen an address names, loaded when first shown; its crash stays inside it. */
export function Screen({ address }: { readonly address: ScreenAddress }) {
  const known = useWorkspaceSlice(({ state }) => state !== null);
  const failure = useWorkspaceSlice((slice) => slice.failure);
  if (!known && failure !== null) {
    return (
      <FailureAlert
        what="The workspace could not be opened"
        failure={failure}
        onRetry={() => window.location.reload()}
      />
    );
  }
  // The jobs screen says itself that it waits; the others are about something of the workspace.
  if (!known && address.kind !== 'jobs') return <ScreenPlaceholder label="Opening the workspace" />;
  return (
    <ErrorBoundary
      // A new screen starts whole, whatever happened to the one before.
      key={JSON.stringify(address)}
      onError={reportError}
      fallback={(error, reset) => <CrashedScreen error={error} onRetry={reset} />}
    >
      <Suspense fallback={<ScreenPlaceholder label="Loading" />}>{view(address)}</Suspense>
    </ErrorBoundary>
  );
}

function view(address: ScreenAddress) {
  switch (address.kind) {
    case 'jobs':
      return <ShowScreen screen={jobs} props={{}} />;
    case 'job':
      return <ShowScreen screen={job} props={{ name: address.name }} />;
    case 'launch':
      return <ShowScreen screen={launch} props={{ clone: address.clone, sample: address.sample }} />;
    case 'unknown':
      return <UnknownScreen path={address.path} />;
  }
}
