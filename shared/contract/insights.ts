import { z } from 'zod';
import { plannedJobSchema } from '../model/code/planned-job';
import { datasetNameSchema, datasetVersionSchema } from '../model/dataset/dataset';
import { dialogueRecordSchema } from '../model/dataset/dialogue-record';
import { evaluationSchema } from '../model/evaluation';
import { characterNetworkSchema } from '../model/insights/network';
import { networkPictureSchema } from '../model/insights/network-svg';
import { tellingWordsSchema } from '../model/insights/telling-words';
import { themedLineSchema, themeNameSchema, themesReportSchema } from '../model/insights/themes';
import { processingJobNameSchema, processingJobSchema } from '../model/processing-job';
import { fetchedSchema } from '../model/time';
import { trainingJobNameSchema } from '../model/training-spec';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const oneVersion = inWorkspace.extend({ dataset: datasetNameSchema, version: datasetVersionSchema });

/** `absent`: nobody computed it yet. `computing`: its job runs. */
const insight = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('absent') }).readonly(),
    z.object({ kind: z.literal('computing'), jobName: z.string() }).readonly(),
    z.object({ kind: z.literal('failed'), jobName: z.string(), reason: z.string() }).readonly(),
    z.object({ kind: z.literal('ready'), fetched: fetchedSchema(value) }).readonly(),
  ]);

export const insightCommands = {
  'insights.themes': command({ effect: 'read', input: oneVersion, output: insight(themesReportSchema) }),
  'insights.network': command({ effect: 'read', input: oneVersion, output: insight(characterNetworkSchema) }),
  /** The job that computing it would start, with what is written before it; nothing is written and nothing started. */
  'insights.plan': command({
    effect: 'read',
    input: oneVersion.extend({ what: z.enum(['themes', 'network']) }),
    output: plannedJobSchema,
  }),
  /** Starts the processing job that computes it; one that runs already is named instead. */
  'insights.compute': command({
    effect: 'spend',
    input: oneVersion.extend({ what: z.enum(['themes', 'network']), confirmed: confirmationSchema }),
    output: z.object({ jobName: z.string() }).readonly(),
  }),
  /** The lines behind a cell of the picture, those that carry the theme most first. */
  'insights.themeLines': command({
    effect: 'read',
    input: oneVersion.extend({
      theme: themeNameSchema,
      episode: z.string().nullable().default(null),
      scene: z.string().nullable().default(null),
      speaker: z.string().nullable().default(null),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z
      .object({
        total: z.number().int().nonnegative(),
        lines: z.array(z.object({ record: dialogueRecordSchema, themed: themedLineSchema }).readonly()).readonly(),
      })
      .readonly(),
  }),
  /** What a trained classifier confuses and goes by; null where its job wrote no such file. */
  'insights.classifier': command({
    effect: 'read',
    input: inWorkspace.extend({ jobName: trainingJobNameSchema }),
    output: fetchedSchema(
      z.object({ evaluation: evaluationSchema.nullable(), words: tellingWordsSchema.nullable() }).readonly(),
    ),
  }),
  /** Asks where to save; null when the dialog was cancelled. */
  'insights.export': command({
    effect: 'read',
    input: oneVersion.extend({ what: z.enum(['themes-json', 'network-json', 'network-graphml']) }),
    output: z.object({ fileName: z.string().nullable() }).readonly(),
  }),
  /** The network as it is on the screen; asks where to save, null when the dialog was cancelled. */
  'insights.picture': command({
    effect: 'read',
    input: oneVersion.extend({ format: z.enum(['svg', 'png']), picture: networkPictureSchema }),
    output: z.object({ fileName: z.string().nullable() }).readonly(),
  }),
} as const;

export const insightStreams = {
  /** The job that computes one, wherever it runs; ends when it is terminal and was read back. */
  'insights.watch': stream({
    input: inWorkspace.extend({ jobName: processingJobNameSchema }),
    item: fetchedSchema(processingJobSchema),
  }),
} as const;
