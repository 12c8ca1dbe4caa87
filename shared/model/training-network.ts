import { z } from 'zod';

const idSchema = z
  .string()
  .regex(/^[-0-9a-zA-Z]{1,32}$/, 'An id of a subnet or security group has letters, digits and hyphens.');

/** Where the instances' network interfaces are, and what they may talk to (VpcConfig and its two flags). */
export const trainingNetworkSchema = z
  .object({
    /** None: the job runs in a network of SageMaker's own. */
    subnetIds: z.array(idSchema).max(16, 'A job takes at most 16 subnets.').readonly(),
    securityGroupIds: z.array(idSchema).max(5, 'A job takes at most 5 security groups.').readonly(),
    /** The container reaches nothing at all; SageMaker still loads data and keeps artifacts for it. */
    isolation: z.boolean(),
    /** Between the containers of a job of several instances. */
    encryptTraffic: z.boolean(),
  })
  .readonly();
export type TrainingNetwork = z.infer<typeof trainingNetworkSchema>;

export const plainNetwork: TrainingNetwork = {
  subnetIds: [],
  securityGroupIds: [],
  isolation: false,
  encryptTraffic: false,
};
