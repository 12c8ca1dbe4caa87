import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { type Catalogue, catalogueSchema } from '../../../shared/model/catalogue';
import { type PersonaPreset, personaPresets } from '../../../shared/model/persona';
import { type PriceList, priceListSchema } from '../../../shared/model/price-list';
import { type Recipe, recipeSchema } from '../../../shared/model/recipe';
import type { Resources, SampleFile, SampleTranscripts } from '../../domains/platform-ports';

/** resources/samples/index.json: what the files beside it are. */
const sampleIndexSchema = z.array(
  z.object({
    name: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    summary: z.string(),
    channel: z.string(),
    recipeId: z.string(),
    file: z.string().regex(/^(?!.*\.\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/),
  }),
);

/** resources/samples/transcripts/index.json: the transcripts beside it. */
const transcriptIndexSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  summary: z.string(),
  files: z.array(z.string().regex(/^(?!.*\.\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/)).min(1),
});

/** Reads what ships with the build from `directory`, each kind once. A broken build rejects. */
export function createResources(directory: string): Resources {
  let recipes: Promise<readonly Recipe[]> | null = null;
  let samples: Promise<readonly SampleFile[]> | null = null;
  let transcripts: Promise<SampleTranscripts> | null = null;
  let personas: Promise<readonly PersonaPreset[]> | null = null;
  let catalogue: Promise<Catalogue> | null = null;
  let prices: Promise<PriceList> | null = null;
  return {
    recipes: () => (recipes ??= readRecipes(join(directory, 'recipes'))),
    samples: () => (samples ??= readSamples(join(directory, 'samples'))),
    transcripts: () => (transcripts ??= readTranscripts(join(directory, 'samples/transcripts'))),
    personas: () => (personas ??= readPersonas(join(directory, 'recipes/personas'))),
    catalogue: () => (catalogue ??= readCatalogue(join(directory, 'catalogue'))),
    programFolders: ({ directories }) => directories.map((name) => join(directory, 'containers', name)),
    prices: () => (prices ??= readPrices(join(directory, 'prices'))),
  };
}

async function readRecipes(directory: string): Promise<readonly Recipe[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => recipeSchema.parse(await readJson(join(directory, name)))));
}

async function readSamples(directory: string): Promise<readonly SampleFile[]> {
  const entries = sampleIndexSchema.parse(await readJson(join(directory, 'index.json')));
  return Promise.all(
    entries.map(async ({ file, ...entry }) => {
      const path = join(directory, file);
      return { ...entry, fileName: `${entry.name}${extname(file)}`, path, bytes: (await stat(path)).size };
    }),
  );
}

async function readTranscripts(directory: string): Promise<SampleTranscripts> {
  const { files, ...about } = transcriptIndexSchema.parse(await readJson(join(directory, 'index.json')));
  const found = files.toSorted().map(async (file) => {
    const path = join(directory, file);
    return { file, path, bytes: (await stat(path)).size };
  });
  return { ...about, files: await Promise.all(found) };
}

async function readPersonas(directory: string): Promise<readonly PersonaPreset[]> {
  // The sample's own cast first: it is what a newcomer has lines of.
  const files = ['wickerly.json', 'stranger-things.json'];
  const presets = await Promise.all(files.map(async (name) => personaPresets(await readJson(join(directory, name)))));
  return presets.flat();
}

async function readCatalogue(directory: string): Promise<Catalogue> {
  const [images, instanceTypes] = await Promise.all(
    ['images.json', 'instance-types.json'].map((name) => readJson(join(directory, name))),
  );
  return catalogueSchema.parse({ ...z.record(z.string(), z.unknown()).parse(images), instanceTypes });
}

/** One file a use of instances, as SageMaker lists their prices, and one for what is stored. */
async function readPrices(directory: string): Promise<PriceList> {
  const read = (name: string): Promise<unknown> => readJson(join(directory, `${name}.json`));
  const [training, hosting, processing, storage] = await Promise.all(
    ['sagemaker-training', 'sagemaker-hosting', 'sagemaker-processing', 'storage'].map(read),
  );
  return priceListSchema.parse({ training, hosting, processing, storage });
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
