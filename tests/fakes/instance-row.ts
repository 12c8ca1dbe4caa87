import type { InstanceType } from '../../shared/model/catalogue';

/** A row of the catalogue, taken by every use, with what a test says of it. */
export function instanceRow(type: string, more: Partial<InstanceType> = {}): InstanceType {
  return {
    type,
    vcpus: 2,
    memoryGib: 8,
    gpu: null,
    localNvmeGb: 0,
    architecture: 'x86_64',
    spot: true,
    efa: false,
    training: true,
    hosting: true,
    processing: true,
    source: 'https://example.com/types',
    asOf: '2026-11-30',
    ...more,
  };
}
