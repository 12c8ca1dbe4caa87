import { z } from 'zod';

/** A thing in the history of a model: a data set, a job, a model file, a package, an endpoint. */
export const lineageVertexSchema = z
  .object({
    arn: z.string(),
    /** Artifact, Action, Context or TrialComponent, as the SageMaker API sorts them. */
    lineageType: z.string(),
    /** DataSet, SageMakerTrainingJob, Model, ModelPackage, Endpoint … */
    type: z.string(),
    /** What the service calls it; null where it was not described. */
    name: z.string().nullable(),
    /** Where it lies or what it stands for: an s3:// address, an image, the ARN of a job, package or endpoint. */
    source: z.string().nullable(),
    /** What was kept of it, e.g. the hash of a data set. */
    properties: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();
export type LineageVertex = z.infer<typeof lineageVertexSchema>;

export const lineageEdgeSchema = z
  .object({ source: z.string(), destination: z.string(), association: z.string() })
  .readonly();
export type LineageEdge = z.infer<typeof lineageEdgeSchema>;

export const lineageGraphSchema = z
  .object({
    vertices: z.array(lineageVertexSchema).readonly(),
    edges: z.array(lineageEdgeSchema).readonly(),
  })
  .readonly();
export type LineageGraph = z.infer<typeof lineageGraphSchema>;
