import type { InstanceType } from './catalogue';

/** What an instance is, as far as the checks and the bill ask. */
export interface InstanceTraits {
  readonly architecture: 'x86_64' | 'arm64';
  readonly accelerator: 'gpu' | 'neuron' | null;
  /** Brings its own NVMe disk: SageMaker adds no volume to such an instance, bills none and takes no key for it. */
  readonly localDisk: boolean;
  /** GB (10⁹ bytes) of its own disks together, 0 without; null where only its name tells of them. */
  readonly localDiskGb: number | null;
  /** Who says so of its disk: the catalogue, or the name where the catalogue does not know. */
  readonly diskBy: 'catalogue' | 'name';
}

/**
 * The traits of a type: what the catalogue's rows say, and what its name tells where they say nothing. Null for a name that
 * is no instance type (ml.FAMILY.SIZE).
 */
export function instanceTraits(instanceType: string, catalogue: readonly InstanceType[]): InstanceTraits | null {
  const family = /^ml\.([a-z0-9-]+)\.[a-z0-9]+$/.exec(instanceType)?.[1];
  if (family === undefined) return null;
  const row = catalogue.find(({ type }) => type === instanceType);
  const diskGb = row?.localNvmeGb ?? null;
  return {
    architecture: row?.architecture ?? architectureOf(family),
    accelerator: row?.gpu ? 'gpu' : acceleratorOf(family),
    localDisk: diskGb === null ? namesOwnDisk(family) : diskGb > 0,
    localDiskGb: diskGb,
    diskBy: diskGb === null ? 'name' : 'catalogue',
  };
}

/** A g behind the generation is Graviton: m6g, c7gd, r6gn. The family g5 itself begins with it. */
function architectureOf(family: string): InstanceTraits['architecture'] {
  return /^[a-z]+\d+g/.test(family) ? 'arm64' : 'x86_64';
}

function acceleratorOf(family: string): InstanceTraits['accelerator'] {
  return /^(p|g)\d/.test(family) ? 'gpu' : /^(inf|trn)\d/.test(family) ? 'neuron' : null;
}

/** A d after the generation (c5d, g4dn, p4d), or a family of AWS's instance tables that has disks without saying so. */
function namesOwnDisk(family: string): boolean {
  return /^([a-z]+\d+[a-z]*d[a-z]*|g5|g6|g6e|g7|g7e|p5|p5e|p5en|p6.*|trn1|trn1n|trn2)$/.test(family);
}
