import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/**
 * A process that keeps what is created at SageMaker and describes it. Prints its port; GET /made tells how often each
 * name was made.
 */

interface Kind {
  /** Of the request and the description alike. */
  readonly name: string;
  readonly arn: string;
  /** What a description has beside the request. */
  readonly more: object;
  /** How the service refuses a name it has. */
  readonly taken: 'ResourceInUse' | 'ValidationException';
}

const now = 1_795_422_328;
const kinds: Readonly<Record<string, Kind>> = {
  TrainingJob: {
    name: 'TrainingJobName',
    arn: 'TrainingJobArn',
    more: { TrainingJobStatus: 'InProgress', SecondaryStatus: 'Starting', CreationTime: now, LastModifiedTime: now },
    taken: 'ResourceInUse',
  },
  ProcessingJob: {
    name: 'ProcessingJobName',
    arn: 'ProcessingJobArn',
    more: { ProcessingJobStatus: 'InProgress', CreationTime: now, LastModifiedTime: now },
    taken: 'ResourceInUse',
  },
  Model: { name: 'ModelName', arn: 'ModelArn', more: { CreationTime: now }, taken: 'ValidationException' },
  EndpointConfig: {
    name: 'EndpointConfigName',
    arn: 'EndpointConfigArn',
    more: { CreationTime: now },
    taken: 'ValidationException',
  },
  Endpoint: {
    name: 'EndpointName',
    arn: 'EndpointArn',
    more: { EndpointStatus: 'Creating', CreationTime: now, LastModifiedTime: now },
    taken: 'ValidationException',
  },
};

type Fields = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const held = new Map<string, Fields>();
const made = new Map<string, number>();
/** Group → versions, oldest first. */
const groups = new Map<string, Fields[]>();

const good = (body: unknown): Answer => ({ status: 200, body });
const refused = (type: string, message: string): Answer => ({ status: 400, body: { __type: type, message } });
const count = (key: string): void => void made.set(key, (made.get(key) ?? 0) + 1);

function createNamed(what: string, { arn, more, name, taken }: Kind, request: Fields): Answer {
  const key = `${what}/${request[name]}`;
  if (held.has(key)) {
    return refused(taken, `Cannot create already existing ${what.toLowerCase()} "${request[name]}".`);
  }
  const address = { [arn]: `arn:aws:sagemaker:eu-west-1:123456789012:${key.toLowerCase()}` };
  held.set(key, { ...request, ...address, ...more });
  count(key);
  return good(address);
}

/** The same client token is the same version, as the service promises. */
function createPackage(request: Fields): Answer {
  const group = String(request.ModelPackageGroupName);
  const versions = groups.get(group) ?? [];
  groups.set(group, versions);
  const known = versions.find(({ ClientToken }) => ClientToken === request.ClientToken);
  if (known) return good({ ModelPackageArn: known.ModelPackageArn });
  const version = versions.length + 1;
  const ModelPackageArn = `arn:aws:sagemaker:eu-west-1:123456789012:model-package/${group}/${version}`;
  const described = {
    ModelPackageArn,
    ModelPackageVersion: version,
    ModelPackageStatus: 'Completed',
    CreationTime: now,
  };
  versions.push({ ...request, ...described });
  held.set(ModelPackageArn, { ...request, ...described });
  count(`Package/${(request.CustomerMetadataProperties as Record<string, string>)['test.wanted']}`);
  return good({ ModelPackageArn });
}

function answerTo(operation: string, request: Fields): Answer {
  if (operation === 'CreateModelPackage') return createPackage(request);
  if (operation === 'ListModelPackages') {
    const versions = groups.get(String(request.ModelPackageGroupName)) ?? [];
    return good({ ModelPackageSummaryList: versions.toReversed() });
  }
  if (operation === 'DescribeModelPackage') return good(held.get(String(request.ModelPackageName)));
  const [, verb = '', what = ''] = /^(Create|Describe)(\w+)$/.exec(operation) ?? [];
  const kind = kinds[what];
  if (kind === undefined) return refused('ValidationException', `${operation} is not known here.`);
  if (verb === 'Create') return createNamed(what, kind, request);
  const found = held.get(`${what}/${request[kind.name]}`);
  return found ? good(found) : refused('ValidationException', 'Requested resource not found.');
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.url === '/made') return void outgoing.end(JSON.stringify([...made]));
  const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
  const request = (await json(incoming)) as Fields;
  const { body, status } = answerTo(operation, request);
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  outgoing.end(JSON.stringify(body));
}

const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
