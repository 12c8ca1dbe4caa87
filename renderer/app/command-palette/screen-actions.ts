import { hrefOf, type ScreenAddress } from '../../../shared/model/screen-address';
import { keyNames, type ShortcutId } from '../../../shared/model/shortcuts';
import { navigate } from '../../ui/location-hash';
import { isMac } from '../is-mac';
import type { PaletteAction } from './palette-actions';

interface Place {
  readonly title: string;
  readonly detail: string;
  readonly address: ScreenAddress;
  readonly key?: ShortcutId;
}

/** Screens and what begins on one, in the order an empty query shows them. */
const places: readonly Place[] = [
  {
    title: 'New training job',
    detail: 'Open the launch wizard',
    address: { kind: 'launch', clone: null, sample: false },
    key: 'new-job',
  },
  {
    title: 'Import transcripts',
    detail: 'Subtitles and scripts become a data set',
    address: { kind: 'dataset-import', sample: false },
  },
  {
    title: 'Import the sample transcripts',
    detail: 'An original cast in two seasons',
    address: { kind: 'dataset-import', sample: true },
  },
  {
    title: 'New processing job',
    detail: 'An image of your own on data in S3',
    address: { kind: 'process', again: null },
  },
  {
    title: 'Deploy',
    detail: 'A registered version to a new endpoint',
    address: { kind: 'deploy', packageArn: null },
  },
  { title: 'Go to Home', detail: 'The workspace as a whole', address: { kind: 'home' }, key: 'go-home' },
  { title: 'Go to data sets', detail: 'Transcripts and their versions', address: { kind: 'datasets' }, key: 'go-data' },
  {
    title: 'Go to insights',
    detail: 'Themes, characters and dialogue',
    address: { kind: 'insights' },
    key: 'go-insights',
  },
  { title: 'Go to training jobs', detail: 'The list of all jobs', address: { kind: 'jobs' }, key: 'go-jobs' },
  {
    title: 'Go to processing jobs',
    detail: 'What prepares data and computes insights',
    address: { kind: 'processing-jobs' },
    key: 'go-processing',
  },
  {
    title: 'Go to models',
    detail: 'Groups, versions, approval and lineage',
    address: { kind: 'models' },
    key: 'go-models',
  },
  {
    title: 'Go to endpoints',
    detail: 'What serves, its traffic and its log',
    address: { kind: 'endpoints' },
    key: 'go-endpoints',
  },
  {
    title: 'Go to the playground',
    detail: 'Talk to an endpoint, read conversations',
    address: { kind: 'chat', endpoint: null },
    key: 'go-playground',
  },
  { title: 'Go to audit log', detail: 'Who did what, and how it ended', address: { kind: 'audit' }, key: 'go-audit' },
  {
    title: 'Manage workspaces',
    detail: 'This machine and AWS accounts',
    address: { kind: 'workspaces', add: false },
    key: 'go-workspaces',
  },
  { title: 'Add AWS workspace', detail: 'A profile and a region', address: { kind: 'workspaces', add: true } },
  { title: 'Doctor', detail: 'Check what this workspace needs', address: { kind: 'doctor' } },
  { title: 'Settings', detail: 'Theme, density, time zone, storage', address: { kind: 'settings' }, key: 'settings' },
  { title: 'About Upside', detail: 'Version, runtime and licences', address: { kind: 'about' } },
];

export const screenActions: readonly PaletteAction[] = places.map(({ address, detail, key, title }) => ({
  id: `screen ${title}`,
  title,
  detail,
  ...(key !== undefined && { keys: keyNames(key, isMac) }),
  run: () => navigate(hrefOf(address)),
}));
