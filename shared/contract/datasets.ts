import { z } from 'zod';
import { plannedJobSchema } from '../model/code/planned-job';
import {
  datasetDetailSchema,
  datasetNameSchema,
  datasetVersionSchema,
  datasetVersionSummarySchema,
} from '../model/dataset/dataset';
import { datasetDifferenceSchema } from '../model/dataset/dataset-difference';
import { dialogueRecordSchema } from '../model/dataset/dialogue-record';
import { preparationOptionsSchema, transcriptFormatSchema } from '../model/dataset/preparation';
import { fetchedSchema, instantSchema } from '../model/time';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const oneVersion = inWorkspace.extend({ dataset: datasetNameSchema, version: datasetVersionSchema });
const count = z.number().int().nonnegative();

/** Transcripts a person means: files chosen in a dialog or dropped, or the ones that ship with Upside. */
const transcriptSourceSchema = z.discriminatedUnion('kind', [
  /** Each token is a file or a whole folder; the window cannot name a path. */
  z.object({ kind: z.literal('files'), tokens: z.array(z.uuid()).min(1).max(500).readonly() }).readonly(),
  z.object({ kind: z.literal('sample') }).readonly(),
]);
export type TranscriptSource = z.infer<typeof transcriptSourceSchema>;

/** What one file was recognised as, before anything is uploaded. */
const transcriptPreviewSchema = z
  .object({
    file: z.string(),
    bytes: count,
    /** Null: it is none of the formats, and `problems` says what it is instead. */
    format: transcriptFormatSchema.nullable(),
    encoding: z.string().nullable(),
    episode: z.string().nullable(),
    /** Lines looked at that are taken. */
    records: count,
    /** Lines looked at that a mapping leaves out. */
    unwanted: count,
    /** As they stand in the source, the most frequent first. */
    speakers: z.array(z.object({ name: z.string(), count }).readonly()).readonly(),
    headings: z.array(z.object({ name: z.string(), count }).readonly()).readonly(),
    /** Who speaks and where in the lines taken, as the mapping calls them. */
    named: z
      .object({
        speakers: z.array(z.object({ name: z.string(), count }).readonly()).readonly(),
        locations: z.array(z.object({ name: z.string(), count }).readonly()).readonly(),
      })
      .readonly(),
    sample: z.array(dialogueRecordSchema).readonly(),
    problems: z.array(z.string()).readonly(),
  })
  .readonly();

/** A file or folder somebody chose or dropped, by the token the window holds instead of its path. */
export const chosenSourceSchema = z
  .object({
    token: z.uuid(),
    name: z.string(),
    kind: z.enum(['file', 'folder']),
    /** Null for a folder: what is in it is counted when it is looked into. */
    bytes: count.nullable(),
  })
  .readonly();
export type ChosenSource = z.infer<typeof chosenSourceSchema>;

/** Paths of what was dropped, as the preload read them off the files; they come over a channel of their own. */
export const droppedPathsSchema = z.array(z.string().min(1).max(4096)).min(1).max(500);

const list = z.object({
  versions: z.array(datasetVersionSummarySchema).readonly(),
  fetchedAt: instantSchema.nullable(),
});

export const datasetCommands = {
  /** All versions of all data sets last seen, newest first, at once from the offline store. */
  'datasets.list': command({ effect: 'read', input: inWorkspace, output: list.readonly() }),
  /** Asks for transcripts with the system's dialog; nothing when it was cancelled. Dropped ones come by the preload. */
  'datasets.choose': command({
    effect: 'read',
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: z.array(chosenSourceSchema).readonly(),
  }),
  /** The transcripts that ship with Upside. */
  'datasets.sample': command({
    effect: 'read',
    input: z.object({}),
    output: z
      .object({ name: z.string(), title: z.string(), summary: z.string(), files: count, bytes: count })
      .readonly(),
  }),
  'datasets.show': command({ effect: 'read', input: oneVersion, output: fetchedSchema(datasetDetailSchema) }),
  /** Reads the files themselves; nothing is uploaded. At most the first 2,000 lines of each are looked at. */
  'datasets.preview': command({
    effect: 'read',
    input: inWorkspace.extend({ source: transcriptSourceSchema, options: preparationOptionsSchema }),
    output: z.array(transcriptPreviewSchema).readonly(),
  }),
  /** The job that importing this would start, with what is uploaded before it; nothing is uploaded and nothing started. */
  'datasets.plan': command({
    effect: 'read',
    input: inWorkspace.extend({
      dataset: datasetNameSchema,
      source: transcriptSourceSchema,
      options: preparationOptionsSchema,
    }),
    output: plannedJobSchema,
  }),
  'datasets.difference': command({
    effect: 'read',
    input: inWorkspace.extend({ dataset: datasetNameSchema, from: datasetVersionSchema, to: datasetVersionSchema }),
    output: datasetDifferenceSchema,
  }),
  /** Everything below the version's prefix. Resolves when nothing of it is there any more. */
  'datasets.delete': command({
    effect: 'destroy',
    input: oneVersion.extend({ confirmed: confirmationSchema }),
    output: z.object({ objects: count }).readonly(),
  }),
  /** Lines in the order of the story, from the offline store, where the first call puts them. */
  'datasets.records': command({
    effect: 'read',
    input: oneVersion.extend({
      /** Words that must all occur, the last one also as a beginning; empty: every line. */
      query: z.string().max(200).default(''),
      speaker: z.string().max(256).nullable().default(null),
      episode: z.string().max(256).nullable().default(null),
      location: z.string().max(256).nullable().default(null),
      scene: z.string().max(256).nullable().default(null),
      from: count.default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    output: z
      .object({ total: count, records: z.array(dialogueRecordSchema).readonly(), fetchedAt: instantSchema })
      .readonly(),
  }),
  /** Per speaker, those with the most lines first. */
  'datasets.speakers': command({
    effect: 'read',
    input: oneVersion,
    output: z
      .array(
        z
          .object({
            speaker: z.string(),
            records: count,
            words: count,
            scenes: count,
            episodes: count,
            wordsPerLine: z.number(),
            /** Share of different words among the first 1,000 words; null with fewer than 200. */
            vocabulary: z.number().nullable(),
            questions: z.number().min(0).max(1),
            /** Words this speaker uses more than the others do (log-likelihood), the most telling first. */
            tellingWords: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  }),
} as const;

export const datasetStreams = {
  /** The stored list first, then the whole list again whenever anything in it changed. */
  'datasets.watchList': stream({
    input: inWorkspace,
    item: list.extend({ source: z.enum(['live', 'store']) }).readonly(),
  }),
  /** Uploads the sources and starts the processing job that prepares them; an import that is there already is only named. */
  'datasets.import': stream({
    input: inWorkspace.extend({
      dataset: datasetNameSchema,
      source: transcriptSourceSchema,
      options: preparationOptionsSchema,
      confirmed: confirmationSchema,
    }),
    item: z.discriminatedUnion('kind', [
      z
        .object({ kind: z.literal('uploading'), files: count, totalFiles: count, bytes: count, totalBytes: count })
        .readonly(),
      z
        .object({
          kind: z.literal('done'),
          version: datasetVersionSchema,
          /** Null: this version was there already, and nothing was started. */
          jobName: z.string().nullable(),
        })
        .readonly(),
    ]),
  }),
} as const;
