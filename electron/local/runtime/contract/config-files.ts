import type { TrainingRunSpec } from '../training-runtime';

/** The only host of a job here, named as SageMaker names the first one. */
export const host = 'algo-1';
export const networkInterface = 'eth0';

/** `input/config/resourceconfig.json` as SageMaker writes it for one host. */
export function resourceConfig(spec: TrainingRunSpec): Readonly<Record<string, unknown>> {
  return {
    current_host: host,
    current_instance_type: spec.instanceType,
    current_group_name: 'homogeneousCluster',
    hosts: [host],
    instance_groups: [{ instance_group_name: 'homogeneousCluster', instance_type: spec.instanceType, hosts: [host] }],
    network_interface_name: networkInterface,
  };
}

/** `input/config/inputdataconfig.json`: one entry a channel. FastFile runs as File and says so. */
export function inputDataConfig(spec: TrainingRunSpec): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    spec.channels.map((channel) => [
      channel.name,
      {
        ...(channel.contentType === null ? {} : { ContentType: channel.contentType }),
        TrainingInputMode: 'File',
        S3DistributionType: channel.distribution,
        RecordWrapperType: channel.recordWrapper,
      },
    ]),
  );
}

/** Every file of `input/config`, by name, with its content. */
export function configFiles(spec: TrainingRunSpec): Readonly<Record<string, string>> {
  return {
    'hyperparameters.json': JSON.stringify(spec.hyperParameters),
    'inputdataconfig.json': JSON.stringify(inputDataConfig(spec)),
    'resourceconfig.json': JSON.stringify(resourceConfig(spec)),
  };
}
