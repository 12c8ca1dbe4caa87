import type { LineageEntity, TrialDetail } from './lineage-entity';

/** DescribeTrialComponent of a job's component. It is kept when its job is deleted. */
export function describeTrialComponent(entity: LineageEntity): Record<string, unknown> {
  // Every trial component is written with its detail.
  const detail = entity.detail as TrialDetail;
  return {
    TrialComponentArn: entity.arn,
    TrialComponentName: entity.name,
    DisplayName: entity.name,
    Source: { SourceArn: entity.sourceUri, SourceType: entity.type },
    Status: {
      PrimaryStatus: entity.status,
      ...(detail.statusMessage === null ? {} : { Message: detail.statusMessage }),
    },
    ...(detail.startedAt === null ? {} : { StartTime: new Date(detail.startedAt) }),
    ...(detail.endedAt === null ? {} : { EndTime: new Date(detail.endedAt) }),
    Parameters: detail.parameters,
    InputArtifacts: detail.inputs,
    OutputArtifacts: detail.outputs,
    // Of each metric only its last value is kept here.
    Metrics: detail.metrics.map(({ name, value, at }) => ({
      MetricName: name,
      SourceArn: entity.sourceUri,
      TimeStamp: new Date(at),
      Last: value,
    })),
    CreationTime: new Date(entity.createdAt),
    CreatedBy: {},
    LastModifiedTime: new Date(entity.modifiedAt),
    LastModifiedBy: {},
  };
}
