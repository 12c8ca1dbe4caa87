// Requests of IAM, in its own words: what the adapter sends and what the generated code shows.

/** CreateRole. */
export function toCreateRole(name: string, trust: string, description: string) {
  return {
    RoleName: name,
    AssumeRolePolicyDocument: trust,
    Description: description,
    Tags: [{ Key: 'upside:made-for', Value: 'sagemaker-execution' }],
  };
}

/** PutRolePolicy. */
export function toPutRolePolicy(name: string, policy: string, document: string) {
  return { RoleName: name, PolicyName: policy, PolicyDocument: document };
}
