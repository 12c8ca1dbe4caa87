import type { DocumentedCall } from '../../fakes/documented-server';

// Replies in the forms of the API references of IAM, Service Quotas and the AWS Price List.

/** SimulatePrincipalPolicy: `decide` says what becomes of an action. */
export function simulation(
  { input }: DocumentedCall,
  decide: (action: string) => { readonly decision: string; readonly missing?: string },
): string {
  const actions = Object.entries(input)
    .filter(([key]) => key.startsWith('ActionNames.member.'))
    .map(([, action]) => String(action));
  const members = actions.map((action) => {
    const { decision, missing } = decide(action);
    const context = missing === undefined ? '' : `<member>${missing}</member>`;
    return `<member><MatchedStatements/><MissingContextValues>${context}</MissingContextValues><EvalResourceName>${String(input['ResourceArns.member.1'])}</EvalResourceName><EvalDecision>${decision}</EvalDecision><EvalActionName>${action}</EvalActionName></member>`;
  });
  return `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>${members.join('')}</EvaluationResults></SimulatePrincipalPolicyResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SimulatePrincipalPolicyResponse>`;
}

export function role(arn: string, trust: object): string {
  const name = arn.split('/').at(-1) ?? '';
  return `<GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/</Path><Arn>${arn}</Arn><RoleName>${name}</RoleName><AssumeRolePolicyDocument>${encodeURIComponent(JSON.stringify(trust))}</AssumeRolePolicyDocument><CreateDate>2026-01-01T00:00:00Z</CreateDate><RoleId>AROATEST</RoleId></Role></GetRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetRoleResponse>`;
}

export function quotas(values: Readonly<Record<string, number>>, next?: string): string {
  const list = Object.entries(values).map(([QuotaName, Value], index) => ({
    ServiceCode: 'sagemaker',
    ServiceName: 'Amazon SageMaker',
    QuotaArn: `arn:aws:servicequotas:us-east-1:123456789012:sagemaker/L-${index}`,
    QuotaCode: `L-${index}`,
    QuotaName,
    Value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
  }));
  return JSON.stringify({ Quotas: list, ...(next !== undefined && { NextToken: next }) });
}

/** One product of the price list: a JSON text inside the reply. */
export function product(usagetype: string, usd: string, unit = 'Hrs', regionCode = 'eu-west-1'): string {
  return JSON.stringify({
    product: {
      productFamily: 'ML Instance',
      attributes: { regionCode, servicecode: 'AmazonSageMaker', usagetype, operation: 'RunInstance' },
      sku: usagetype,
    },
    serviceCode: 'AmazonSageMaker',
    terms: {
      OnDemand: {
        [`${usagetype}.JRTCKXETXF`]: {
          priceDimensions: {
            [`${usagetype}.JRTCKXETXF.6YS6EN2CT7`]: {
              unit,
              pricePerUnit: { USD: usd },
              beginRange: '0',
              endRange: 'Inf',
            },
          },
          effectiveDate: '2026-09-01T00:00:00Z',
        },
      },
    },
    version: '20260925000313',
    publicationDate: '2026-09-25T00:03:13Z',
  });
}
