import { formatCount, formatUsdRate } from './format';
import type { OfferedImage, OfferedType, OfferedTypes } from './offered';
import type { InstanceUse } from './price-list';

/** What an instance has, in few words: "4 vCPU, 16 GiB, 1 × T4 16 GiB". */
export function figuresOf({ gpu, localNvmeGb, memoryGib, vcpus }: OfferedType): string {
  return [
    vcpus === null ? 'vCPU unknown' : `${vcpus} vCPU`,
    memoryGib === null ? 'memory unknown' : `${formatCount(memoryGib)} GiB`,
    ...(gpu === null ? [] : [`${gpu.count} × ${gpu.name} ${Number(gpu.memoryGib.toFixed(1))} GiB`]),
    ...(localNvmeGb === null || localNvmeGb === 0 ? [] : [`own disk ${formatCount(localNvmeGb)} GB`]),
  ].join(', ');
}

export function hourlyWords({ price }: Pick<OfferedType, 'price'>): string {
  return price === null ? 'price unknown' : `${formatUsdRate(price.usdPerHour)} an hour`;
}

/** A heading and what stands under it, as lists to choose from show it. */
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly description: string; readonly tag: string }[];
}

const kinds = ['CPU', 'CPU, Graviton (arm64)', 'GPU'] as const;

function kindOf({ architecture, gpu }: OfferedType): (typeof kinds)[number] {
  if (gpu !== null) return 'GPU';
  return architecture === 'arm64' ? 'CPU, Graviton (arm64)' : 'CPU';
}

/** The types by kind, small ones first within their family; the recommended one, where the catalogue has it, above all. */
export function typeGroups(
  { types }: OfferedTypes,
  recommended: { readonly type: string; readonly by: string } | null,
): readonly OptionGroup[] {
  const sorted = types.toSorted((a, b) => familyOf(a).localeCompare(familyOf(b)) || sizeOf(a) - sizeOf(b));
  const best = types.find(({ type }) => type === recommended?.type);
  return [
    ...(best === undefined || recommended === null ? [] : [{ label: recommended.by, options: [optionOf(best)] }]),
    ...kinds.map((label) => ({
      label,
      options: sorted.filter((row) => row !== best && kindOf(row) === label).map(optionOf),
    })),
  ].filter(({ options }) => options.length > 0);
}

function optionOf(row: OfferedType) {
  return { value: row.type, description: figuresOf(row), tag: hourlyWords(row) };
}

function familyOf({ type }: OfferedType): string {
  return type.split('.')[1] ?? '';
}

/** Types of unknown size are the retired ones: the largest GPU tells them apart. */
function sizeOf({ gpu, vcpus }: OfferedType): number {
  return vcpus ?? gpu?.count ?? 0;
}

/** What is known of the type in the field. `warning`: the catalogue does not know it, or not for this use. */
export function typeNote(
  offered: OfferedTypes,
  use: InstanceUse,
  typed: string,
): { readonly kind: 'known' | 'warning'; readonly text: string } | null {
  const name = typed.trim();
  if (name === '') return null;
  const row = offered.types.find(({ type }) => type === name);
  if (row !== undefined) {
    const { price } = row;
    const would = offered.charged ? '' : 'on AWS ';
    const cost =
      price === null
        ? `price unknown in ${offered.region}`
        : `${would}${hourlyWords(row)} in ${offered.region} (${price.asOf})`;
    return { kind: 'known', text: `${figuresOf(row)}; ${cost}.` };
  }
  if (!/^ml\.[a-z0-9-]+\.[a-z0-9]+$/.test(name)) return null;
  const text = offered.elsewhere.includes(name)
    ? `The catalogue has ${name}, but not for ${use}: SageMaker would refuse it.`
    : `The catalogue does not know ${name}: neither what it has nor its price. SageMaker decides whether there is one.`;
  return { kind: 'warning', text };
}

/** AWS's images by framework, those with an address in the region. */
export function imageGroups(images: readonly OfferedImage[]): readonly OptionGroup[] {
  const frameworks = [...new Set(images.map(({ framework }) => framework))];
  return frameworks
    .map((label) => ({
      label: `AWS: ${label}`,
      options: images.flatMap((image) =>
        image.framework !== label || image.address === null
          ? []
          : [{ value: image.address, description: imageWords(image), tag: image.device.toUpperCase() }],
      ),
    }))
    .filter(({ options }) => options.length > 0);
}

/** Versions of an image in few words: "2.6.0, transformers 4.49, Python 3.12, CUDA 12.4, arm64". */
export function imageWords(image: OfferedImage): string {
  const { architecture, cuda, frameworkVersion, patchedUntil, pythonVersion, transformersVersion } = image;
  return [
    frameworkVersion,
    ...(transformersVersion === null ? [] : [`transformers ${transformersVersion}`]),
    `Python ${pythonVersion}`,
    ...(cuda === null ? [] : [`CUDA ${cuda}`]),
    architecture,
    ...(patchedUntil === null ? [] : [`patched until ${patchedUntil}`]),
  ].join(', ');
}
