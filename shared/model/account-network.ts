import { z } from 'zod';

const subnetSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    /** Availability zone, e.g. eu-west-1a. */
    zone: z.string(),
    cidr: z.string(),
    /** Addresses that are not taken: each instance of a job takes one. */
    freeAddresses: z.number().int().nonnegative(),
    /** Its route table leads to an internet gateway. SageMaker's interfaces get no public address all the same. */
    public: z.boolean(),
  })
  .readonly();
export type Subnet = z.infer<typeof subnetSchema>;

const securityGroupSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    /** What may be reached from it, in words: "all traffic to 0.0.0.0/0". */
    egress: z.array(z.string()).readonly(),
  })
  .readonly();
export type SecurityGroup = z.infer<typeof securityGroupSchema>;

export const vpcSchema = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    cidr: z.string(),
    isDefault: z.boolean(),
    subnets: z.array(subnetSchema).readonly(),
    securityGroups: z.array(securityGroupSchema).readonly(),
    /** Services reached without the internet, e.g. com.amazonaws.eu-west-1.s3. */
    endpoints: z.array(z.string()).readonly(),
  })
  .readonly();
export type Vpc = z.infer<typeof vpcSchema>;

/** What a person should know of the network they picked before they launch into it. */
export function networkRemarks(
  vpc: Vpc,
  picked: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] },
  instanceCount: number,
): readonly string[] {
  const subnets = vpc.subnets.filter(({ id }) => picked.subnetIds.includes(id));
  if (subnets.length === 0) return [];
  const free = subnets.reduce((sum, { freeAddresses }) => sum + freeAddresses, 0);
  const groups = vpc.securityGroups.filter(({ id }) => picked.securityGroupIds.includes(id));
  const open = subnets.filter((subnet) => subnet.public).map(({ id }) => id);
  return [
    ...(free < instanceCount
      ? [`The subnets have ${free} free ${free === 1 ? 'address' : 'addresses'} for ${instanceCount} instances.`]
      : []),
    ...(vpc.endpoints.some((service) => service.endsWith('.s3'))
      ? []
      : [
          `${vpc.id} has no endpoint for S3: without one, or a NAT gateway, the job cannot load its data or keep its model.`,
        ]),
    ...(open.length > 0
      ? [
          `${open.join(', ')}: public subnets give a job no way to the internet, since its instances get no public address.`,
        ]
      : []),
    ...(groups.length > 0 && groups.every(({ egress }) => egress.length === 0)
      ? ['The security groups let nothing out, not even to S3.']
      : []),
  ];
}
