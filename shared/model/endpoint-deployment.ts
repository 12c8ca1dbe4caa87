import { z } from 'zod';
import { dataCaptureSchema, endpointNameSchema, variantSpecSchema } from './endpoint';

/** A container to make a model of: a registry version by its ARN, or an image with its files. */
export const modelSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('package'), arn: z.string().regex(/^arn:[^:]+:sagemaker:/) }).readonly(),
  z
    .object({
      kind: z.literal('container'),
      image: z.string().min(1).max(255),
      modelDataUrl: z
        .string()
        .regex(/^(https|s3):\/\/[^/]+\/.+/, 'The files are an S3 address, such as s3://bucket/model.tar.gz.')
        .max(1024)
        .nullable(),
      environment: z.record(z.string(), z.string()).readonly(),
    })
    .readonly(),
]);
export type ModelSource = z.infer<typeof modelSourceSchema>;

/** One variant of a new endpoint, with the model that is made for it. */
export const deployedVariantSchema = z
  .object({
    ...variantSpecSchema.unwrap().shape,
    modelName: endpointNameSchema,
    source: modelSourceSchema,
  })
  .readonly();
export type DeployedVariant = z.infer<typeof deployedVariantSchema>;

/**
 * A new endpoint with everything that is made for it. Names are part of it, since names are the only
 * idempotency these calls have: the same spec sent twice means the same things.
 */
export const endpointDeploymentSchema = z
  .object({
    endpoint: endpointNameSchema,
    configName: endpointNameSchema,
    roleArn: z.string().regex(/^arn:[^:]+:iam::\d{12}:role\/.+/, 'A role is an ARN, such as arn:aws:iam::…:role/…'),
    variants: z
      .array(deployedVariantSchema)
      .min(1, 'An endpoint needs at least one variant.')
      .max(10, 'An endpoint has at most ten variants.')
      .readonly(),
    dataCapture: dataCaptureSchema.nullable(),
  })
  .readonly()
  .superRefine(({ variants }, context) => {
    for (const field of ['name', 'modelName'] as const) {
      const values = variants.map((variant) => variant[field]);
      const twice = values.findIndex((value, index) => values.indexOf(value) !== index);
      if (twice >= 0)
        context.addIssue({
          code: 'custom',
          path: ['variants', twice, field],
          message: `${values[twice]} is there twice; give each variant its own.`,
        });
    }
    if (variants.every(({ initialWeight }) => initialWeight === 0))
      context.addIssue({
        code: 'custom',
        path: ['variants', 0, 'initialWeight'],
        message: 'At least one variant needs a weight above 0, else none takes requests.',
      });
  });
export type EndpointDeployment = z.infer<typeof endpointDeploymentSchema>;
