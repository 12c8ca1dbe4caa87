import type { Operation } from '../../gateway/service';
import { describeTrialComponent } from './describe-trial-component';
import { doesNotExist } from './does-not-exist';
import { actionHead, artifactHead, contextHead } from './entity-members';
import type { LineageEntity, LineageType } from './lineage-entity';
import type { LineageStore } from './lineage-store';

export interface DescribeEntityOperations {
  readonly DescribeArtifact: Operation;
  readonly DescribeAction: Operation;
  readonly DescribeContext: Operation;
  readonly DescribeTrialComponent: Operation;
}

/** Describes one entity, by its name where it has one or by its ARN. */
export function describeEntityOperations(store: LineageStore): DescribeEntityOperations {
  const find = (lineageType: LineageType, kind: string, nameOrArn: unknown): LineageEntity => {
    const entity = store.findNamed(lineageType, String(nameOrArn));
    if (entity === null) throw doesNotExist(kind, String(nameOrArn));
    return entity;
  };
  return {
    DescribeArtifact(input) {
      const entity = find('Artifact', 'Artifact', input.ArtifactArn);
      return { ...artifactHead(entity), ...common(entity) };
    },
    DescribeAction(input) {
      const entity = find('Action', 'Action', input.ActionName);
      return { ...actionHead(entity), ...common(entity) };
    },
    DescribeContext(input) {
      const entity = find('Context', 'Context', input.ContextName);
      return { ...contextHead(entity), ...common(entity) };
    },
    DescribeTrialComponent(input) {
      return describeTrialComponent(find('TrialComponent', 'Trial Component', input.TrialComponentName));
    },
  };
}

function common(entity: LineageEntity): Record<string, unknown> {
  return {
    Properties: entity.properties,
    CreationTime: new Date(entity.createdAt),
    CreatedBy: {},
    LastModifiedTime: new Date(entity.modifiedAt),
    LastModifiedBy: {},
  };
}
