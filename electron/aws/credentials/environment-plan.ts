import type { KeyPlan } from './key-plan';
import type { Environment, Values } from './profile-files';

/** Keys the environment holds or points to, in the AWS tools' order; null when it says nothing of keys. */
export function environmentPlan(environment: Environment): KeyPlan | null {
  const accessKeyId = environment.AWS_ACCESS_KEY_ID;
  const secretAccessKey = environment.AWS_SECRET_ACCESS_KEY;
  if (accessKeyId && secretAccessKey) {
    const sessionToken = environment.AWS_SESSION_TOKEN;
    return { kind: 'static', keys: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
  }
  if (accessKeyId || secretAccessKey)
    return {
      kind: 'incomplete',
      problem: 'The environment holds only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    };
  const tokenFile = environment.AWS_WEB_IDENTITY_TOKEN_FILE;
  const roleArn = environment.AWS_ROLE_ARN;
  if (tokenFile && roleArn) {
    return {
      kind: 'web-identity',
      roleArn,
      tokenFile,
      sessionName: environment.AWS_ROLE_SESSION_NAME || null,
      durationSeconds: null,
    };
  }
  return environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || environment.AWS_CONTAINER_CREDENTIALS_FULL_URI
    ? { kind: 'container' }
    : null;
}

/** Keys written in a profile; null when it has none, incomplete when it has half of them. */
export function staticPlan(values: Values): KeyPlan | null {
  const accessKeyId = values.get('aws_access_key_id');
  const secretAccessKey = values.get('aws_secret_access_key');
  if (!accessKeyId && !secretAccessKey) return null;
  if (!accessKeyId || !secretAccessKey)
    return {
      kind: 'incomplete',
      problem: 'The profile holds only one of aws_access_key_id and aws_secret_access_key.',
    };
  const sessionToken = values.get('aws_session_token');
  return { kind: 'static', keys: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}
