import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { type Recipe, recipeSchema } from '../../../shared/model/recipe';
import type { Resources, SampleFile } from '../../domains/platform-ports';

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

/** Reads what ships with the build from `directory`, each kind once. A broken build rejects. */
export function createResources(directory: string): Resources {
  let recipes: Promise<readonly Recipe[]> | null = null;
  let samples: Promise<readonly SampleFile[]> | null = null;
  return {
    recipes: () => (recipes ??= readRecipes(join(directory, 'recipes'))),
    samples: () => (samples ??= readSamples(join(directory, 'samples'))),
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

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
