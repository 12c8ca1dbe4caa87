import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionsPolicy, type RoleRequest, roleRequestSchema, trustPolicy } from './execution-role';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | '*';
  readonly Condition?: unknown;
}

const place = { accountId: '123456789012', region: 'eu-west-1' };
const request: RoleRequest = {
  name: 'upside-jobs',
  buckets: ['data'],
  kmsKeyArns: ['arn:aws:kms:eu-west-1:123456789012:key/1a'],
  registries: ['763104351884'],
  subnetIds: ['subnet-1'],
  securityGroupIds: ['sg-1'],
};
const statements = (of: RoleRequest, where = place): readonly Statement[] =>
  JSON.parse(permissionsPolicy(where, of)).Statement;

describe('the policy of a role', () => {
  it('lets only SageMaker in, and only for this account', () => {
    expect(JSON.parse(trustPolicy(place)).Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      },
    ]);
  });

  it('names what it was asked for and leaves out what it was not', () => {
    const text = permissionsPolicy(place, request);
    for (const part of [
      's3:::data/*',
      'key/1a',
      'subnet/subnet-1',
      'security-group/sg-1',
      ':763104351884:repository/*',
    ])
      expect(text).toContain(part);
    const bare = permissionsPolicy(place, { ...request, kmsKeyArns: [], subnetIds: [], securityGroupIds: [] });
    expect(bare).not.toMatch(/kms:|ec2:/);
  });

  it('speaks of the partition its region is in', () => {
    expect(permissionsPolicy({ ...place, region: 'cn-north-1' }, request)).toContain('arn:aws-cn:s3:::data');
  });

  it('never allows whole services, and everything only where the action knows no resource', () => {
    const unbound = new Set(['cloudwatch:PutMetricData', 'ecr:GetAuthorizationToken']);
    const bucket = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/);
    fc.assert(
      fc.property(fc.uniqueArray(bucket, { minLength: 1, maxLength: 5 }), fc.boolean(), (buckets, inVpc) => {
        const asked = { ...request, buckets, ...(!inVpc && { subnetIds: [], securityGroupIds: [] }) };
        expect(roleRequestSchema.safeParse(asked).success).toBe(true);
        const all = statements(asked);
        for (const { Action, Resource } of all) {
          expect(Action.filter((action) => action.includes('*'))).toEqual([]);
          const open = Action.filter((action) => !unbound.has(action) && !action.startsWith('ec2:Describe'));
          if (Resource === '*') expect(open).toEqual([]);
        }
        const s3 = all.filter(({ Action }) => Action.some((action) => action.startsWith('s3:')));
        const named = s3.flatMap(({ Resource }) => [Resource].flat());
        expect(new Set(named.map((arn) => arn.replace(/^arn:aws:s3:::|\/\*$/g, '')))).toEqual(new Set(buckets));
      }),
    );
  });
});
