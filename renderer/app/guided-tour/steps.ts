import { datasetPrefix, preparedFiles } from '../../../shared/model/dataset/dataset';
import { packageArn, parseVersionLabel } from '../../../shared/model/model-version';
import type { ScreenAddress } from '../../../shared/model/screen-address';
import { parseDatasetName, type Resource, type ThingKind } from '../../../shared/model/thing';
import { addressOf } from '../../../shared/model/thing-address';

/** What a step looks at: the last thing of each kind that was made on the tour. */
export interface TourView {
  readonly made: (kind: ThingKind) => Resource | null;
  readonly workspace: { readonly accountId: string; readonly region: string };
  readonly bucket: string;
}

export interface TourStep {
  readonly title: string;
  /** What to do. */
  readonly what: string;
  /** Why it is done. */
  readonly why: string;
  /** Where it is done; null while what it needs is not there. */
  readonly where: (view: TourView) => ScreenAddress | null;
  /** The button or link to press there, by its words. */
  readonly point: string | null;
  readonly isDone: (view: TourView) => boolean;
  /** What went wrong, in a sentence; null while nothing has. */
  readonly trouble?: (view: TourView) => string | null;
}

const stateOf = (view: TourView, kind: ThingKind): string | null => view.made(kind)?.state ?? null;
const shown = (view: TourView, kind: ThingKind): ScreenAddress | null => {
  const found = view.made(kind);
  return found === null ? null : addressOf(found.thing);
};

/** The loop, from raw transcripts to a talk, on the real screens. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Bring in transcripts',
    what: 'Look at what was recognised in the sample transcripts, then press “Import and prepare”.',
    why: 'A model learns from lines that have a speaker, a scene and a place. Subtitles and scripts become that.',
    where: () => ({ kind: 'dataset-import', sample: true }),
    point: 'Import and prepare',
    isDone: (view) => view.made('dataset') !== null,
  },
  {
    title: 'See how good the data is',
    what: 'Wait until the data set is ready, then read its quality: speakers, places, balance, faults.',
    why: 'What is wrong in the data is wrong in the model. A processing job reads every line once.',
    where: (view) => shown(view, 'dataset'),
    point: null,
    isDone: (view) => stateOf(view, 'dataset') === 'ready',
    trouble: (view) => (stateOf(view, 'dataset') === 'failed' ? 'The preparation failed; the screen says why.' : null),
  },
  {
    title: 'Train a character chatbot',
    what: 'The wizard is filled in with the data set. Go through its steps and launch the job on the last one.',
    why: 'A job runs one program on one set of data. Nothing starts before you have reviewed it.',
    where: (view) => {
      const dataset = parseDatasetName(view.made('dataset')?.thing.name ?? '');
      if (dataset === null) return null;
      const file = (split: string) =>
        `${datasetPrefix(view.bucket, dataset.dataset, dataset.version)}/prepared/${preparedFiles.dialogue(split)}`;
      return {
        kind: 'launch',
        clone: null,
        sample: false,
        filled: { recipe: 'character-chatbot', train: file('train'), validation: file('validation') },
      };
    },
    point: 'Next',
    isDone: (view) => view.made('job') !== null,
  },
  {
    title: 'Watch it train',
    what: 'Follow the log and the curves until the job has completed.',
    why: 'It really runs: a process on this machine, with its log as it writes it.',
    where: (view) => shown(view, 'job'),
    point: null,
    isDone: (view) => stateOf(view, 'job') === 'Completed',
    trouble: (view) =>
      stateOf(view, 'job') === 'Failed' || stateOf(view, 'job') === 'Stopped'
        ? 'The job did not complete. Its log says why; clone it and try again.'
        : null,
  },
  {
    title: 'Register the model',
    what: 'Press “Register model” and give the group a name.',
    why: 'A version in the registry has a number, its figures, and the way back to its data.',
    where: (view) => shown(view, 'job'),
    point: 'Register model',
    isDone: (view) => view.made('model-version') !== null,
  },
  {
    title: 'Approve the version',
    what: 'Look at its figures, then press “Approve”.',
    why: 'Somebody says yes before anything is deployed, and the audit log knows who.',
    where: (view) => shown(view, 'model-version'),
    point: 'Approve',
    isDone: (view) => stateOf(view, 'model-version') === 'Approved',
  },
  {
    title: 'Deploy it',
    what: 'The version is chosen already. Go through the steps and deploy.',
    why: 'An endpoint keeps the model loaded and answers requests.',
    where: (view) => {
      const version = parseVersionLabel(view.made('model-version')?.thing.name ?? '');
      if (version === null) return null;
      return { kind: 'deploy', packageArn: packageArn(view.workspace, version.group, version.version) };
    },
    point: 'Next',
    isDone: (view) => view.made('endpoint') !== null,
  },
  {
    title: 'Wait until it serves',
    what: 'The endpoint is being created. Its screen shows when it is in service.',
    why: 'It counts as serving only when the service itself was read back to say so.',
    where: (view) => shown(view, 'endpoint'),
    point: null,
    isDone: (view) => stateOf(view, 'endpoint') === 'InService',
    trouble: (view) => (stateOf(view, 'endpoint') === 'Failed' ? 'The endpoint failed; its log says why.' : null),
  },
  {
    title: 'Talk to it',
    what: 'Choose a character and say something.',
    why: 'This is what it was for. The conversation is kept, and readable offline.',
    where: (view) => {
      const endpoint = view.made('endpoint');
      return endpoint === null ? null : { kind: 'chat', endpoint: endpoint.thing.name };
    },
    point: null,
    isDone: (view) => view.made('conversation') !== null,
  },
];
