import type { Service } from '../service';

/** STS as far as every SDK asks for it first: who am I. */
export function stsService(): Service {
  return {
    signingName: 'sts',
    protocol: 'query',
    target: '2011-06-15',
    operations: {
      GetCallerIdentity: (_input, { accountId }) => ({
        Arn: `arn:aws:iam::${accountId}:user/local`,
        UserId: 'AIDAUPSIDELOCAL000000',
        Account: accountId,
      }),
    },
    // GetCallerIdentity has no parameters.
    validate: () => {},
  };
}
