import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueImage, InstanceType } from './catalogue';
import { imageAddress, imageMisfit, imageOf } from './image-address';
import { recipeSchema } from './recipe';

const documented = { source: 'https://docs.example/', asOf: '2026-11-30' };
const image = (id: string, device: 'cpu' | 'gpu', cuda: string | null): CatalogueImage => ({
  id,
  repository: 'pytorch-training',
  tag: id,
  use: 'training',
  framework: 'pytorch',
  frameworkVersion: '2.6.0',
  transformersVersion: null,
  pythonVersion: '3.12',
  device,
  cuda,
  architecture: 'x86_64',
  patchedUntil: null,
  ...documented,
});
const instance = (type: string, gpu: string | null, architecture: 'x86_64' | 'arm64' = 'x86_64'): InstanceType => ({
  type,
  vcpus: 4,
  memoryGib: 16,
  gpu: gpu === null ? null : { name: gpu, count: 1, memoryGib: 16 },
  localNvmeGb: 0,
  architecture,
  spot: true,
  efa: false,
  training: true,
  hosting: true,
  processing: true,
  ...documented,
});
const [new13, old12, cpu] = [image('new', 'gpu', '13.0'), image('old', 'gpu', '12.4'), image('cpu', 'cpu', null)];
const catalogue: Catalogue = {
  registries: [
    { region: 'eu-west-1', accountId: '763104351884', ...documented },
    { region: 'cn-north-1', accountId: '727897471807', ...documented },
  ],
  images: [new13, old12, cpu],
  instanceTypes: [
    instance('ml.g4dn.xlarge', 'T4'),
    instance('ml.p3.2xlarge', 'V100'),
    instance('ml.m5.xlarge', null),
    instance('ml.m6g.large', null, 'arm64'),
  ],
};
const recipe = recipeSchema.parse({
  id: 'r',
  title: 'R',
  summary: '',
  image: '',
  images: ['new', 'old', 'cpu'],
  channels: [],
  hyperParameters: [],
  metricDefinitions: [],
  objective: { metric: 'loss', direction: 'minimize' },
  defaults: { instanceType: 'ml.g4dn.xlarge', instanceCount: 1, volumeGb: 1, maxRuntimeSeconds: 1 },
});

describe('an image', () => {
  it('lies in the registry of its region, in China under another host', () => {
    expect(imageAddress(catalogue, cpu, 'eu-west-1')).toBe(
      '763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:cpu',
    );
    expect(imageAddress(catalogue, cpu, 'cn-north-1')).toBe(
      '727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/pytorch-training:cpu',
    );
    expect(imageAddress(catalogue, cpu, 'us-iso-east-1')).toBeNull();
  });

  it('fits by device, architecture and the age of the GPU', () => {
    const misfit = (each: CatalogueImage, type: string) => {
      const found = catalogue.instanceTypes.find((one) => one.type === type);
      return found && imageMisfit(each, found);
    };
    expect(misfit(new13, 'ml.g4dn.xlarge')).toBeNull();
    expect(misfit(cpu, 'ml.m5.xlarge')).toBeNull();
    expect(misfit(new13, 'ml.m5.xlarge')).toBe('ml.m5.xlarge has no GPU, and the image is for GPUs.');
    expect(misfit(cpu, 'ml.g4dn.xlarge')).toBe('The image leaves the GPU of ml.g4dn.xlarge unused.');
    expect(misfit(new13, 'ml.p3.2xlarge')).toMatch(/CUDA 13.0, which no longer knows the V100/);
    expect(misfit(old12, 'ml.p3.2xlarge')).toBeNull();
    expect(misfit(cpu, 'ml.m6g.large')).toBe('ml.m6g.large is arm64, and the image is for x86_64.');
  });
});

describe('a recipe’s image', () => {
  const chosen = (instanceType: string, region = 'eu-west-1', of = recipe) =>
    imageOf(catalogue, of, region, instanceType);

  it('is the first of its list that fits the instance', () => {
    expect(chosen('ml.g4dn.xlarge')).toMatchObject({ kind: 'catalogue', image: { id: 'new' } });
    expect(chosen('ml.p3.2xlarge')).toMatchObject({ kind: 'catalogue', image: { id: 'old' } });
    expect(chosen('ml.m5.xlarge')).toMatchObject({ kind: 'catalogue', image: { id: 'cpu' } });
  });

  it('is the first for a type that is newer than the catalogue', () => {
    expect(chosen('ml.g99.xlarge')).toMatchObject({ kind: 'catalogue', image: { id: 'new' } });
  });

  it('is none, with the reason, where nothing fits, no registry is known or the person brings one', () => {
    expect(chosen('ml.m6g.large')).toMatchObject({ kind: 'none', reason: expect.stringContaining('arm64') });
    expect(chosen('ml.g4dn.xlarge', 'us-gov-west-1')).toMatchObject({
      kind: 'none',
      reason: 'No registry of AWS’s images is known in us-gov-west-1.',
    });
    expect(chosen('ml.g4dn.xlarge', 'eu-west-1', { ...recipe, images: [] })).toMatchObject({ kind: 'none' });
  });

  it('is the fixed one where there is one', () => {
    expect(chosen('ml.m5.xlarge', 'eu-west-1', { ...recipe, image: 'upside.local/x:1' })).toEqual({
      kind: 'fixed',
      address: 'upside.local/x:1',
    });
  });
});
