import { z } from 'zod';
import { type Catalogue, type CatalogueImage, catalogueImageSchema, type InstanceType } from './catalogue';
import type { Recipe } from './recipe';

/** Where the image is in this region; null when the catalogue knows no registry there. */
export function imageAddress(catalogue: Catalogue, image: CatalogueImage, region: string): string | null {
  const registry = catalogue.registries.find((each) => each.region === region);
  if (!registry) return null;
  // The partition of China has hosts of its own (AWS General Reference, Amazon ECR endpoints).
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${registry.accountId}.dkr.ecr.${region}.${end}/${image.repository}:${image.tag}`;
}

/** GPUs older than Turing (compute capability below 7.5). */
const beforeTuring: ReadonlySet<string> = new Set(['K80', 'M60', 'P100', 'V100']);

/**
 * Why the image cannot run on the instance, as a sentence; null when it can. A GPU image on an instance without GPU starts and
 * then fails, so it counts as one that cannot. CUDA 13 dropped GPUs before Turing (CUDA Toolkit 12.9 release notes).
 */
export function imageMisfit(image: CatalogueImage, instance: InstanceType): string | null {
  const { architecture, gpu, type } = instance;
  if (image.architecture !== architecture)
    return `${type} is ${architecture}, and the image is for ${image.architecture}.`;
  if (image.device === 'gpu' && gpu === null) return `${type} has no GPU, and the image is for GPUs.`;
  if (image.device === 'cpu' && gpu !== null) return `The image leaves the GPU of ${type} unused.`;
  if (gpu !== null && beforeTuring.has(gpu.name) && Number(image.cuda) >= 13)
    return `The image has CUDA ${image.cuda}, which no longer knows the ${gpu.name} of ${type}.`;
  return null;
}

export const chosenImageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), address: z.string() }).readonly(),
  z.object({ kind: z.literal('catalogue'), address: z.string(), image: catalogueImageSchema }).readonly(),
  /** The person has to name one; `reason` is a sentence. */
  z.object({ kind: z.literal('none'), reason: z.string() }).readonly(),
]);
export type ChosenImage = z.infer<typeof chosenImageSchema>;

/**
 * The image a recipe runs in on this instance in this region: its fixed one, else the first of its catalogue images that fits.
 * An instance type the catalogue does not know takes the first: AWS adds types faster than any list.
 */
export function imageOf(catalogue: Catalogue, recipe: Recipe, region: string, instanceType: string): ChosenImage {
  if (recipe.image !== '') return { kind: 'fixed', address: recipe.image };
  const images = recipe.images.flatMap((id) => catalogue.images.find((image) => image.id === id) ?? []);
  const [first] = images;
  if (!first) return { kind: 'none', reason: `${recipe.title} runs in an image of your own.` };
  const instance = catalogue.instanceTypes.find(({ type }) => type === instanceType);
  const image = instance ? images.find((each) => imageMisfit(each, instance) === null) : first;
  if (!image) return { kind: 'none', reason: (instance && imageMisfit(first, instance)) ?? '' };
  const address = imageAddress(catalogue, image, region);
  return address === null
    ? { kind: 'none', reason: `No registry of AWS’s images is known in ${region}.` }
    : { kind: 'catalogue', address, image };
}
