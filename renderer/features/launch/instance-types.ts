/**
 * Types offered first for NLP training, with what each has (AWS's instance tables). Any other can be typed.
 */
export const instanceTypes = [
  { value: 'ml.m5.large', description: '2 vCPU, 8 GiB' },
  { value: 'ml.m5.xlarge', description: '4 vCPU, 16 GiB' },
  { value: 'ml.m5.2xlarge', description: '8 vCPU, 32 GiB' },
  { value: 'ml.c5.xlarge', description: '4 vCPU, 8 GiB' },
  { value: 'ml.c5.2xlarge', description: '8 vCPU, 16 GiB' },
  { value: 'ml.g4dn.xlarge', description: '4 vCPU, 16 GiB, 1 × T4 16 GiB' },
  { value: 'ml.g4dn.2xlarge', description: '8 vCPU, 32 GiB, 1 × T4 16 GiB' },
  { value: 'ml.g5.xlarge', description: '4 vCPU, 16 GiB, 1 × A10G 24 GiB' },
  { value: 'ml.g5.2xlarge', description: '8 vCPU, 32 GiB, 1 × A10G 24 GiB' },
  { value: 'ml.p3.2xlarge', description: '8 vCPU, 61 GiB, 1 × V100 16 GiB' },
];
