import { z } from 'zod';
import type { LineageVertex } from '../../shared/model/lineage';

const vertexReply = z.object({
  Arn: z.string(),
  Type: z.string().default(''),
  LineageType: z.string().default('Artifact'),
});
export type VertexReply = z.output<typeof vertexReply>;

/** One page of QueryLineage. */
export const queryReply = z.object({
  Vertices: z.array(vertexReply).default([]),
  Edges: z
    .array(
      z.object({
        SourceArn: z.string(),
        DestinationArn: z.string(),
        AssociationType: z.string().default('AssociatedWith'),
      }),
    )
    .default([]),
  NextToken: z.string().optional(),
});

export const componentReply = z.object({ TrialComponentArn: z.string() });

/** What ListArtifacts, ListActions and ListContexts answer, each with one of the three lists. */
export const listedEntities = z.object({
  ArtifactSummaries: z.array(z.object({ ArtifactArn: z.string() })).default([]),
  ActionSummaries: z.array(z.object({ ActionArn: z.string() })).default([]),
  ContextSummaries: z.array(z.object({ ContextArn: z.string() })).default([]),
});

/** The parts that the descriptions of all four kinds of entity share. */
export const entityReply = z.object({
  ArtifactName: z.string().optional(),
  ActionName: z.string().optional(),
  ContextName: z.string().optional(),
  TrialComponentName: z.string().optional(),
  Source: z.object({ SourceUri: z.string().optional(), SourceArn: z.string().optional() }).nullish(),
  Properties: z.record(z.string(), z.string()).nullish(),
});

/** `entity` null: it could not be described, so only what the query told is known. */
export function toVertex(vertex: VertexReply, entity: z.output<typeof entityReply> | null): LineageVertex {
  return {
    arn: vertex.Arn,
    lineageType: vertex.LineageType,
    type: vertex.Type,
    name: entity?.ArtifactName ?? entity?.ActionName ?? entity?.ContextName ?? entity?.TrialComponentName ?? null,
    source: entity?.Source?.SourceUri ?? entity?.Source?.SourceArn ?? null,
    properties: entity?.Properties ?? {},
  };
}
