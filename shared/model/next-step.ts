import { z } from 'zod';
import type { ScreenAddress } from './screen-address';
import { thingSchema } from './thing';
import { addressOf } from './thing-address';

/** The steps of the loop in the order somebody meets them; the waits between them are steps too. */
export const nextStepKinds = [
  'import',
  'wait-data',
  'train',
  'watch',
  'register',
  'approve',
  'deploy',
  'wait-endpoint',
  'talk',
  'train-better',
  'promote',
] as const;

export const nextStepSchema = z
  .object({
    kind: z.enum(nextStepKinds),
    /** What it is done with; null where anything will do. */
    thing: thingSchema.nullable(),
    /** ARN of the registry version to deploy or to promote; null for the other steps. */
    packageArn: z.string().nullable(),
  })
  .readonly();
export type NextStep = z.infer<typeof nextStepSchema>;

/** What of the workspace decides which step is next. Lists are newest first. */
export interface LoopFacts {
  readonly datasets: readonly { readonly name: string; readonly status: 'preparing' | 'ready' | 'failed' }[];
  readonly jobs: readonly { readonly name: string; readonly status: string; readonly endedAt: number | null }[];
  readonly versions: readonly {
    readonly name: string;
    readonly arn: string;
    readonly approval: 'PendingManualApproval' | 'Approved' | 'Rejected';
    readonly createdAt: number;
  }[];
  /** `serves`: registry versions behind it, as ARNs; empty where that is not known. */
  readonly endpoints: readonly { readonly name: string; readonly status: string; readonly serves: readonly string[] }[];
  readonly conversations: number;
  /** False on AWS: the programs that prepare transcripts are the local workspace's. */
  readonly preparesTranscripts: boolean;
}

/**
 * The one step that brings the loop on: data, a job, a version, its approval, an endpoint, a talk, a better version, its
 * promotion. What exists already is never asked for again, however it came to be.
 */
export function nextStep(facts: LoopFacts): NextStep {
  const { conversations, datasets, endpoints, jobs, versions } = facts;
  const step = (
    kind: NextStep['kind'],
    thing: NextStep['thing'] = null,
    packageArn: string | null = null,
  ): NextStep => ({
    kind,
    thing,
    packageArn,
  });
  const approved = versions.filter(({ approval }) => approval === 'Approved');
  const pending = versions.find(({ approval }) => approval === 'PendingManualApproval');
  const running = jobs.find(({ status }) => status === 'InProgress');
  const completed = jobs.filter(({ status }) => status === 'Completed');
  const serving = endpoints.filter(({ status }) => status === 'InService');
  const coming = endpoints.find(({ status }) => status === 'Creating');

  if (serving.length > 0) {
    const [first] = serving;
    const endpoint = { kind: 'endpoint', name: first?.name ?? '' } as const;
    if (conversations === 0) return step('talk', endpoint);
    const served = serving.flatMap((one) => one.serves.map((arn) => ({ endpoint: one, arn })));
    for (const { arn, endpoint: one } of served) {
      const group = groupOf(arn);
      const newest = approved.find((version) => groupOf(version.arn) === group);
      if (newest !== undefined && newer(newest.arn, arn)) {
        return step('promote', { kind: 'endpoint', name: one.name }, newest.arn);
      }
    }
    if (pending !== undefined) return step('approve', { kind: 'model-version', name: pending.name });
    const newestVersionAt = Math.max(0, ...versions.map(({ createdAt }) => createdAt));
    const unregistered = completed.find(({ endedAt }) => (endedAt ?? 0) > newestVersionAt);
    if (unregistered !== undefined) return step('register', { kind: 'job', name: unregistered.name });
    if (running !== undefined) return step('watch', { kind: 'job', name: running.name });
    const [last] = completed;
    return step('train-better', last === undefined ? null : { kind: 'job', name: last.name });
  }
  if (coming !== undefined) return step('wait-endpoint', { kind: 'endpoint', name: coming.name });
  const [newestApproved] = approved;
  if (newestApproved !== undefined) {
    return step('deploy', { kind: 'model-version', name: newestApproved.name }, newestApproved.arn);
  }
  if (pending !== undefined) return step('approve', { kind: 'model-version', name: pending.name });
  const [trained] = completed;
  if (trained !== undefined) return step('register', { kind: 'job', name: trained.name });
  if (running !== undefined) return step('watch', { kind: 'job', name: running.name });
  const ready = datasets.find(({ status }) => status === 'ready');
  if (ready !== undefined) return step('train', { kind: 'dataset', name: ready.name });
  const preparing = datasets.find(({ status }) => status === 'preparing');
  if (preparing !== undefined) return step('wait-data', { kind: 'dataset', name: preparing.name });
  return jobs.length > 0 || !facts.preparesTranscripts ? step('train') : step('import');
}

function groupOf(arn: string): string {
  return arn.replace(/\/\d+$/, '');
}

/** Versions of one group count up. */
function newer(a: string, b: string): boolean {
  return Number(/\d+$/.exec(a)?.[0] ?? 0) > Number(/\d+$/.exec(b)?.[0] ?? 0);
}

/** What a step says to a person, and where it is done. */
export function nextStepWords({ kind, packageArn, thing }: NextStep): {
  readonly title: string;
  readonly why: string;
  readonly action: string;
  readonly address: ScreenAddress;
} {
  const shown = thing === null ? null : addressOf(thing);
  const name = thing?.name ?? '';
  switch (kind) {
    case 'import':
      return {
        title: 'Bring in transcripts',
        why: 'Subtitles and scripts become a data set: lines with speaker, scene and place, ready to train on.',
        action: 'Import transcripts',
        address: { kind: 'dataset-import', sample: false },
      };
    case 'wait-data':
      return {
        title: 'The transcripts are being prepared',
        why: `${name} becomes ready once its processing job has ended.`,
        action: 'Watch it',
        address: shown ?? { kind: 'datasets' },
      };
    case 'train':
      return {
        title: 'Train a first model',
        why:
          thing === null
            ? 'No job has completed yet. A recipe fills in what a character chatbot or a location classifier needs.'
            : `${name} is ready: train a character chatbot or a location classifier on it.`,
        action: thing === null ? 'New training job' : 'Open the data set',
        address: shown ?? { kind: 'launch', clone: null, sample: false },
      };
    case 'watch':
      return {
        title: 'A job trains',
        why: `Watch the log and the curves of ${name} as they come.`,
        action: 'Watch it',
        address: shown ?? { kind: 'jobs' },
      };
    case 'register':
      return {
        title: 'Register what was trained',
        why: `${name} completed. Registered, it becomes a version that can be approved, deployed and compared.`,
        action: 'Open the job',
        address: shown ?? { kind: 'jobs' },
      };
    case 'approve':
      return {
        title: 'Approve a version',
        why: `${name} waits for a judgement. Only an approved version is deployed.`,
        action: 'Open the version',
        address: shown ?? { kind: 'models' },
      };
    case 'deploy':
      return {
        title: 'Deploy it',
        why: `${name} is approved and serves nowhere yet. An endpoint answers requests.`,
        action: 'Deploy',
        address: { kind: 'deploy', packageArn },
      };
    case 'wait-endpoint':
      return {
        title: 'An endpoint is on its way',
        why: `${name} serves as soon as its instances answer.`,
        action: 'Watch it',
        address: shown ?? { kind: 'endpoints' },
      };
    case 'talk':
      return {
        title: 'Talk to it',
        why: `${name} is in service. Nobody has talked to it yet.`,
        action: 'Open the playground',
        address: { kind: 'chat', endpoint: name },
      };
    case 'train-better':
      return {
        title: 'Train a better one',
        why:
          thing === null
            ? 'Everything there is serves. Change one thing, train again and compare.'
            : `Everything there is serves. Clone ${name}, change one thing and compare.`,
        action: thing === null ? 'New training job' : 'Clone the job',
        address: { kind: 'launch', clone: thing === null ? null : name, sample: false },
      };
    case 'promote':
      return {
        title: 'Promote the newer version',
        why: `A newer approved version is there than the one ${name} serves. A promotion moves traffic to it, guarded by alarms.`,
        action: 'Promote',
        address: { kind: 'promote', endpoint: name, packageArn },
      };
  }
}
