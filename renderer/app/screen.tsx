import { lazy, Suspense } from 'react';
import type { ScreenAddress } from '../../shared/model/screen-address';
import { reportError } from '../bridge/report-error';
import { useWorkspaceSlice } from '../bridge/workspace-store';
import { ErrorBoundary } from '../ui/error-boundary';
import { FailureAlert } from '../ui/failure-alert';
import { ScreenPlaceholder } from '../ui/screen-placeholder';
import { CrashedScreen } from './crashed-screen';
import { UnknownScreen } from './unknown-screen';

const JobsScreen = lazy(() => import('../features/jobs').then((feature) => ({ default: feature.JobsScreen })));
const JobScreen = lazy(() => import('../features/job').then((feature) => ({ default: feature.JobScreen })));
const LaunchScreen = lazy(() => import('../features/launch').then((feature) => ({ default: feature.LaunchScreen })));

/** The screen an address names, loaded when first shown; its crash stays inside it. */
export function Screen({ address }: { readonly address: ScreenAddress }) {
  const known = useWorkspaceSlice(({ state }) => state !== null);
  const failure = useWorkspaceSlice((slice) => slice.failure);
  if (!known) {
    if (failure === null) return <ScreenPlaceholder label="Opening the workspace" />;
    return (
      <FailureAlert
        what="The workspace could not be opened"
        failure={failure}
        onRetry={() => window.location.reload()}
      />
    );
  }
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
      return <JobsScreen />;
    case 'job':
      return <JobScreen name={address.name} />;
    case 'launch':
      return <LaunchScreen clone={address.clone} sample={address.sample} />;
    case 'unknown':
      return <UnknownScreen path={address.path} />;
  }
}
