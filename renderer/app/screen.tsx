import { Suspense } from 'react';
import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';
import { reportError } from '../bridge/report-error';
import { useWorkspaceSlice } from '../bridge/workspace-store';
import { ErrorBoundary } from '../ui/error-boundary';
import { ScreenPlaceholder } from '../ui/screen-placeholder';
import { CrashedScreen } from './crashed-screen';
import { TourOffer } from './guided-tour/tour-offer';
import { lazyScreen, ShowScreen } from './lazy-screen';
import { UnknownScreen } from './unknown-screen';
import { UnopenedWorkspace } from './unopened-workspace';

const home = lazyScreen(() => import('../features/home').then((feature) => feature.HomeScreen));
const settings = lazyScreen(() => import('../features/settings').then((feature) => feature.SettingsScreen));
const about = lazyScreen(() => import('../features/about').then((feature) => feature.AboutScreen));
const jobs = lazyScreen(() => import('../features/jobs').then((feature) => feature.JobsScreen));
const job = lazyScreen(() => import('../features/job').then((feature) => feature.JobScreen));
const processingJobs = lazyScreen(() => import('../features/processing').then((feature) => feature.ProcessingScreen));
const processingJob = lazyScreen(() => import('../features/processing').then((feature) => feature.ProcessingJobScreen));
const process = lazyScreen(() => import('../features/process').then((feature) => feature.ProcessScreen));
const launch = lazyScreen(() => import('../features/launch').then((feature) => feature.LaunchScreen));
const endpoints = lazyScreen(() => import('../features/endpoints').then((feature) => feature.EndpointsScreen));
const endpoint = lazyScreen(() => import('../features/endpoint').then((feature) => feature.EndpointScreen));
const deploy = lazyScreen(() => import('../features/deploy').then((feature) => feature.DeployScreen));
const datasets = lazyScreen(() => import('../features/data').then((feature) => feature.DatasetsScreen));
const datasetImport = lazyScreen(() => import('../features/data').then((feature) => feature.ImportScreen));
const dataset = lazyScreen(() => import('../features/data').then((feature) => feature.VersionScreen));
const datasetDifference = lazyScreen(() => import('../features/data').then((feature) => feature.DifferenceScreen));
const objects = lazyScreen(() => import('../features/objects').then((feature) => feature.ObjectsScreen));
const insights = lazyScreen(() => import('../features/insights').then((feature) => feature.InsightsScreen));
const insight = lazyScreen(() => import('../features/insights').then((feature) => feature.InsightScreen));
const models = lazyScreen(() => import('../features/models').then((feature) => feature.ModelsScreen));
const modelGroup = lazyScreen(() => import('../features/models').then((feature) => feature.GroupScreen));
const modelVersion = lazyScreen(() => import('../features/models').then((feature) => feature.VersionScreen));
const lineage = lazyScreen(() => import('../features/models').then((feature) => feature.LineageScreen));
const chat = lazyScreen(() => import('../features/chat').then((feature) => feature.ChatScreen));
const promote = lazyScreen(() => import('../features/promote').then((feature) => feature.PromoteScreen));
const promotion = lazyScreen(() => import('../features/promotion').then((feature) => feature.PromotionScreen));
const audit = lazyScreen(() => import('../features/audit').then((feature) => feature.AuditScreen));
const workspaces = lazyScreen(() => import('../features/workspaces').then((feature) => feature.WorkspacesScreen));
const doctor = lazyScreen(() => import('../features/doctor').then((feature) => feature.DoctorScreen));

/** Screens by the kind of their address. */
const screens = {
  home,
  settings,
  about,
  workspaces,
  doctor,
  datasets,
  'dataset-import': datasetImport,
  dataset,
  'dataset-difference': datasetDifference,
  objects,
  models,
  'model-group': modelGroup,
  'model-version': modelVersion,
  lineage,
  audit,
  jobs,
  job,
  'processing-jobs': processingJobs,
  'processing-job': processingJob,
  process,
  launch,
  promote,
  promotion,
  endpoints,
  endpoint,
  deploy,
  chat,
  conversation: chat,
};

/** Fetches the code of the screen the window opens with while the frame's own starts. Never rejects. */
export async function preloadScreen({ kind }: ScreenAddress): Promise<void> {
  const screen = (screens as Readonly<Record<string, { preload(): Promise<void> } | undefined>>)[kind];
  // What cannot be fetched fails again where it is shown, inside the error boundary.
  await screen?.preload().catch(() => undefined);
}

/** Addresses of one key are one screen in several states: from one to the next nothing on it is lost. */
export function screenKey(address: ScreenAddress): string {
  if (address.kind === 'workspaces') return 'workspaces';
  return address.kind === 'chat' || address.kind === 'conversation' ? 'chat' : JSON.stringify(address);
}

/** The screen an address names, loaded when first shown; its crash stays inside it. */
export function Screen({ address }: { readonly address: ScreenAddress }) {
  // These are about this console, not about a workspace.
  const ofConsole = ['audit', 'settings', 'about', 'workspaces', 'doctor'].includes(address.kind);
  const known = useWorkspaceSlice(({ state }) => state !== null) || ofConsole;
  const failure = useWorkspaceSlice((slice) => slice.failure);
  if (!known && failure !== null) return <UnopenedWorkspace failure={failure} />;
  // These two say themselves that they wait; the others are about something of the workspace.
  if (!known && address.kind !== 'jobs' && address.kind !== 'home')
    return <ScreenPlaceholder label="Opening the workspace" />;
  return (
    <ErrorBoundary
      // A new screen starts whole, whatever happened to the one before.
      key={screenKey(address)}
      onError={reportError}
      fallback={(error, reset) => <CrashedScreen error={error} onRetry={reset} />}
    >
      <Suspense fallback={<ScreenPlaceholder label="Loading" />}>{view(address)}</Suspense>
    </ErrorBoundary>
  );
}

function view(address: ScreenAddress) {
  switch (address.kind) {
    case 'home':
      return <ShowScreen screen={home} props={{ offer: <TourOffer /> }} />;
    case 'settings':
      return <ShowScreen screen={settings} props={{}} />;
    case 'about':
      return <ShowScreen screen={about} props={{}} />;
    case 'workspaces':
      return <ShowScreen screen={workspaces} props={{ add: address.add }} />;
    case 'doctor':
      return <ShowScreen screen={doctor} props={{}} />;
    case 'jobs':
      return <ShowScreen screen={jobs} props={{}} />;
    case 'job':
      return <ShowScreen screen={job} props={{ name: address.name }} />;
    case 'processing-jobs':
      return <ShowScreen screen={processingJobs} props={{}} />;
    case 'processing-job':
      return <ShowScreen screen={processingJob} props={{ name: address.name }} />;
    case 'launch':
      return (
        <ShowScreen
          screen={launch}
          props={{ clone: address.clone, sample: address.sample, filled: address.filled ?? null }}
        />
      );
    case 'datasets':
      return <ShowScreen screen={datasets} props={{}} />;
    case 'dataset-import':
      return <ShowScreen screen={datasetImport} props={{ sample: address.sample }} />;
    case 'dataset':
      return <ShowScreen screen={dataset} props={{ dataset: address.dataset, version: address.version }} />;
    case 'dataset-difference':
      return (
        <ShowScreen
          screen={datasetDifference}
          props={{ dataset: address.dataset, from: address.from, to: address.to }}
        />
      );
    case 'objects':
      return <ShowScreen screen={objects} props={{ bucket: address.bucket, prefix: address.prefix }} />;
    case 'insights':
      return <ShowScreen screen={insights} props={{}} />;
    case 'insight':
      return (
        <ShowScreen screen={insight} props={{ dataset: address.dataset, version: address.version, tab: address.tab }} />
      );
    case 'models':
      return <ShowScreen screen={models} props={{}} />;
    case 'model-group':
      return <ShowScreen screen={modelGroup} props={{ group: address.group }} />;
    case 'model-version':
      return <ShowScreen screen={modelVersion} props={{ group: address.group, version: address.version }} />;
    case 'lineage':
      return <ShowScreen screen={lineage} props={{ arn: address.arn }} />;
    case 'endpoints':
      return <ShowScreen screen={endpoints} props={{}} />;
    case 'endpoint':
      return <ShowScreen screen={endpoint} props={{ name: address.name }} />;
    case 'process':
      return <ShowScreen screen={process} props={{ again: address.again }} />;
    case 'deploy':
      return <ShowScreen screen={deploy} props={{ packageArn: address.packageArn }} />;
    case 'promote':
      return <ShowScreen screen={promote} props={{ endpoint: address.endpoint, packageArn: address.packageArn }} />;
    case 'promotion':
      return <ShowScreen screen={promotion} props={{ id: address.id }} />;
    case 'audit':
      return <ShowScreen screen={audit} props={{}} />;
    case 'chat':
      return <ShowScreen screen={chat} props={{ endpoint: address.endpoint, conversationId: null }} />;
    case 'conversation':
      return <ShowScreen screen={chat} props={{ endpoint: null, conversationId: address.id }} />;
    case 'unknown':
      return <UnknownScreen path={address.path} />;
    default:
      return assertNever(address);
  }
}
