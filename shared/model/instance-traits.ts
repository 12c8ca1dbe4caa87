/** What the name of an instance type tells: ml.FAMILY.SIZE. The families are those of AWS's instance tables. */
export interface InstanceTraits {
  readonly architecture: 'x86_64' | 'arm64';
  readonly accelerator: 'gpu' | 'neuron' | null;
  /** Brings its own NVMe disk: SageMaker adds no volume to such an instance, and bills none. */
  readonly localDisk: boolean;
}

/** Null for a name that is no instance type. */
export function instanceTraits(instanceType: string): InstanceTraits | null {
  const family = /^ml\.([a-z0-9-]+)\.[a-z0-9]+$/.exec(instanceType)?.[1];
  if (family === undefined) return null;
  return {
    // A g behind the generation is Graviton: m6g, c7gd, r6gn. The family g5 itself begins with it.
    architecture: /^[a-z]+\d+g/.test(family) ? 'arm64' : 'x86_64',
    accelerator: /^(p|g)\d/.test(family) ? 'gpu' : /^(inf|trn)\d/.test(family) ? 'neuron' : null,
    localDisk: /^(g4dn|g5|g6|g6e|g7e|p3dn|p4d|p4de|p5|p5e|p5en|p6.*|trn1|trn1n|trn2|[cmr]\d[a-z]*d[a-z]*)$/.test(
      family,
    ),
  };
}
