import type { LineageEntity } from './lineage-entity';

/** The members that list and description of an artifact have in common; its hash is a source type of its own. */
export function artifactHead(entity: LineageEntity): Record<string, unknown> {
  return {
    ArtifactArn: entity.arn,
    ArtifactType: entity.type,
    Source: {
      SourceUri: entity.sourceUri,
      SourceTypes:
        entity.sourceSha256 === null ? [] : [{ SourceIdType: 'Custom', Value: `sha256:${entity.sourceSha256}` }],
    },
  };
}

export function actionHead(entity: LineageEntity): Record<string, unknown> {
  return {
    ActionArn: entity.arn,
    ActionName: entity.name,
    ActionType: entity.type,
    Source: { SourceUri: entity.sourceUri },
    Status: entity.status,
  };
}

export function contextHead(entity: LineageEntity): Record<string, unknown> {
  return {
    ContextArn: entity.arn,
    ContextName: entity.name,
    ContextType: entity.type,
    Source: { SourceUri: entity.sourceUri },
  };
}
