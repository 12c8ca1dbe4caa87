import { toProcessingRequest } from '../processing-request';
import { toTrainingRequest } from '../training-request';
import { inTurn } from './aws-cli/command';
import { deletionCommands } from './aws-cli/deletion';
import { deploymentCommands } from './aws-cli/deployment';
import { processingCommand } from './aws-cli/processing';
import { promotionCommands } from './aws-cli/promotion';
import { registrationCommands } from './aws-cli/registration';
import { scalingCommands } from './aws-cli/scaling';
import { trainingCommand } from './aws-cli/training';
import { uploadCommands } from './aws-cli/upload';
import { deletionProgram } from './python/deletion';
import { deploymentProgram } from './python/deployment';
import { processingProgram } from './python/processing';
import { programOf } from './python/program';
import { promotionProgram } from './python/promotion';
import { registrationProgram } from './python/registration';
import { scalingProgram } from './python/scaling';
import { trainingProgram } from './python/training';
import { uploadSteps } from './python/upload';
import { roleCommands, roleConfiguration, roleProgram } from './role';
import { configuration } from './terraform/configuration';
import { deploymentConfiguration } from './terraform/deployment';
import { promotionConfiguration } from './terraform/promotion';
import { registrationConfiguration } from './terraform/registration';
import { trainingConfiguration } from './terraform/training';
import { uploadResources } from './terraform/upload';
import type { Undertaking } from './undertaking';
import type { Upload } from './upload';

export const codeLanguages = ['aws-cli', 'python', 'terraform'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export interface Code {
  /** Null where the tool cannot do it: then the note says so. */
  readonly text: string | null;
  /** What to know of it, in a sentence or two; null: nothing beyond the text. */
  readonly note: string | null;
}

type Kind = Undertaking['kind'];
type Of<K extends Kind> = Extract<Undertaking, { kind: K }>;
interface Cell<K extends Kind> {
  readonly write?: (what: Of<K>, region: string) => string;
  readonly note?: string | ((what: Of<K>) => string | null);
}

const alarmsStay = ({ promotion: { alarms } }: Of<'promotion'>): string | null =>
  alarms.length === 0
    ? null
    : 'The new alarms are deleted once the promotion is proven. After a rollback they stay, so that you can see which one rang.';
const reportLeftOut = ({ request }: Of<'registration'>): string | null =>
  request.metricsS3Uri === null
    ? 'Upside also looks for an evaluation in the artifact, puts it beside it and names it as the version’s metrics; this leaves that out.'
    : null;
/** The console makes the workspace's own bucket before it first puts something into it. */
const bucketStays = ({ uploads }: { readonly uploads: readonly Upload[] }): string | null => {
  const buckets = [...new Set(uploads.map(({ bucket }) => bucket))];
  return buckets.length === 0 ? null : `This makes no bucket: ${buckets.join(' and ')} must be there.`;
};
const newResource =
  'Needs a release of the AWS provider from mid-2026 or later, which has aws_sagemaker_training_job. Apply starts the job and does not wait for its end.';

/**
 * Which wizard can be shown in which language, and by what. Where the AWS provider of Terraform has no resource, the cell has
 * a sentence in place of a text. Source: registry documentation of hashicorp/aws 6.x.
 */
const table: { readonly [K in Kind]: Readonly<Record<CodeLanguage, Cell<K>>> } = {
  training: {
    'aws-cli': {
      write: ({ spec, uploads }, region) => trainingCommand(toTrainingRequest(spec), uploads, region),
      note: bucketStays,
    },
    python: {
      write: ({ spec, uploads }, region) => trainingProgram(toTrainingRequest(spec), uploads, region),
      note: bucketStays,
    },
    terraform: {
      write: ({ spec, uploads }, region) => trainingConfiguration(toTrainingRequest(spec), uploads, region),
      note: ({ uploads }) => [newResource, bucketStays({ uploads })].filter((one) => one !== null).join(' '),
    },
  },
  processing: {
    'aws-cli': {
      write: ({ spec, uploads }, region) => processingCommand(toProcessingRequest(spec), uploads, region),
    },
    python: { write: ({ spec, uploads }, region) => processingProgram(toProcessingRequest(spec), uploads, region) },
    terraform: { note: 'Terraform’s AWS provider has no resource for a processing job.' },
  },
  registration: {
    'aws-cli': { write: ({ request }, region) => registrationCommands(request, region), note: reportLeftOut },
    python: { write: ({ request }, region) => registrationProgram(request, region), note: reportLeftOut },
    terraform: {
      write: ({ request }, region) => registrationConfiguration(request, region),
      note: 'This is the group alone: Terraform’s AWS provider has no resource for a version in it.',
    },
  },
  deployment: {
    'aws-cli': { write: ({ deployment }, region) => deploymentCommands(deployment, region) },
    python: { write: ({ deployment }, region) => deploymentProgram(deployment, region) },
    terraform: { write: ({ deployment }, region) => deploymentConfiguration(deployment, region) },
  },
  promotion: {
    'aws-cli': { write: ({ promotion }, region) => promotionCommands(promotion, region), note: alarmsStay },
    python: { write: ({ promotion }, region) => promotionProgram(promotion, region), note: alarmsStay },
    terraform: {
      write: ({ promotion }, region) => promotionConfiguration(promotion, region),
      note: 'The endpoint exists, so it is imported first. After apply, compare its live configuration: an endpoint that was rolled back is in service too.',
    },
  },
  scaling: {
    'aws-cli': { write: ({ endpoint, variants }, region) => scalingCommands(endpoint, variants, region) },
    python: { write: ({ endpoint, variants }, region) => scalingProgram(endpoint, variants, region) },
    terraform: {
      note: 'Terraform’s AWS provider has no resource for the weights and instance counts of live variants; they are part of an endpoint configuration, so deploy a new one.',
    },
  },
  deletion: {
    'aws-cli': { write: deletionCommands },
    python: { write: deletionProgram },
    terraform: {
      note: 'Terraform deletes what its own state holds: take the resources out of your configuration and apply.',
    },
  },
  role: {
    'aws-cli': { write: roleCommands },
    python: { write: roleProgram },
    terraform: { write: roleConfiguration },
  },
  upload: {
    'aws-cli': { write: ({ uploads }, region) => inTurn(uploadCommands(uploads, region)), note: bucketStays },
    python: { write: ({ uploads }, region) => programOf(region, uploadSteps(uploads)), note: bucketStays },
    terraform: { write: ({ uploads }, region) => configuration(region, uploadResources(uploads)), note: bucketStays },
  },
};

/** The same thing for other hands. */
export function asCode(what: Undertaking, language: CodeLanguage, region: string): Code {
  // The table's rows are typed by their kind, which the kind of `what` picks.
  const { note, write } = table[what.kind][language] as Cell<Kind>;
  return { text: write?.(what, region) ?? null, note: (typeof note === 'function' ? note(what) : note) ?? null };
}

/** Which languages have a text for a wizard, for documentation and tests. */
export function languagesOf(kind: Kind): readonly CodeLanguage[] {
  return codeLanguages.filter((language) => table[kind][language].write !== undefined);
}
