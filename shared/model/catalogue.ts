import { z } from 'zod';

const documented = {
  /** Public address the row was read from. */
  source: z.url(),
  /** Day it was read, YYYY-MM-DD. */
  asOf: z.iso.date(),
};

/** An AWS deep learning container image. Its address is made for a region: see image-address.ts. */
export const catalogueImageSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9.-]+$/),
    repository: z.string(),
    tag: z.string(),
    use: z.enum(['training', 'inference']),
    framework: z.string(),
    frameworkVersion: z.string(),
    transformersVersion: z.string().nullable(),
    pythonVersion: z.string(),
    device: z.enum(['cpu', 'gpu']),
    /** CUDA as major.minor; null for a CPU image. */
    cuda: z
      .string()
      .regex(/^\d+\.\d+$/)
      .nullable(),
    architecture: z.enum(['x86_64', 'arm64']),
    /** Day AWS stops patching it; null where that is not known. */
    patchedUntil: z.iso.date().nullable(),
    ...documented,
  })
  .readonly();
export type CatalogueImage = z.infer<typeof catalogueImageSchema>;

/** Whose ECR holds the images in a region. */
export const imageRegistrySchema = z
  .object({
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    accountId: z.string().regex(/^\d{12}$/),
    ...documented,
  })
  .readonly();

export const imageCatalogueSchema = z
  .object({ registries: z.array(imageRegistrySchema).readonly(), images: z.array(catalogueImageSchema).readonly() })
  .readonly();

/** An ml.* instance type. Null is unknown, and is said so; for `gpu` it is: has none. */
export const instanceTypeSchema = z
  .object({
    type: z.string().regex(/^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
    vcpus: z.number().int().positive().nullable(),
    memoryGib: z.number().positive().nullable(),
    /** `memoryGib` is that of one GPU. */
    gpu: z
      .object({ name: z.string(), count: z.number().int().positive(), memoryGib: z.number().positive() })
      .readonly()
      .nullable(),
    /** Local NVMe disks together, GB; 0 for none. */
    localNvmeGb: z.number().int().nonnegative().nullable(),
    architecture: z.enum(['x86_64', 'arm64']),
    /** Whether EC2 offers the type as spot; managed spot training draws from that. */
    spot: z.boolean().nullable(),
    efa: z.boolean().nullable(),
    /** Whether CreateTrainingJob, CreateEndpointConfig and CreateProcessingJob know the type. */
    training: z.boolean(),
    hosting: z.boolean(),
    processing: z.boolean(),
    ...documented,
  })
  .readonly();
export type InstanceType = z.infer<typeof instanceTypeSchema>;

export const catalogueSchema = z
  .object({ ...imageCatalogueSchema.unwrap().shape, instanceTypes: z.array(instanceTypeSchema).readonly() })
  .readonly();
export type Catalogue = z.infer<typeof catalogueSchema>;
