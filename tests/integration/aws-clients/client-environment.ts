/** The environment `upside local env` prints: all that boto3 and the AWS CLI need to find a workspace. */
export function clientEnvironment(daemon: {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: daemon.endpoint,
    AWS_DEFAULT_REGION: daemon.region,
    AWS_ACCESS_KEY_ID: daemon.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: daemon.credentials.secretAccessKey,
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
