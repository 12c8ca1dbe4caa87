import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigCommandInput,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointsCommand,
  SageMakerClient,
  UpdateEndpointCommand,
  type UpdateEndpointCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { fail, type Result } from '../../shared/errors/result';
import {
  toConfigRequest,
  toEndpointRequest,
  toModelRequest,
  toScaleRequest,
  toUpdateRequest,
} from '../../shared/model/endpoint-request';
import type { EndpointService } from '../domains/endpoints/ports';
import { attempt, between, collect, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import {
  configReply,
  endpointListReply,
  endpointReply,
  modelReply,
  toEndpoint,
  toEndpointConfig,
  toEndpointModel,
  toEndpointSummary,
} from './endpoint-reply';

const endpointArn = z.object({ EndpointArn: z.string().min(1) });
const configArn = z.object({ EndpointConfigArn: z.string().min(1) });
const modelArn = z.object({ ModelArn: z.string().min(1) });

/** Models, endpoint configurations and endpoints of one workspace. */
export function createEndpoints(connection: AwsConnection): EndpointService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');
  const ask = <T>(action: string, work: () => Promise<T>) => attempt(action, work, 'endpoint');
  return {
    destroy: () => client.destroy(),

    list: (signal, betweenPages) =>
      ask('list the endpoints', () =>
        collect(
          pages(
            'endpoints',
            async (token) => {
              const reply = await client.send(
                new ListEndpointsCommand({
                  MaxResults: 100,
                  SortBy: 'CreationTime',
                  SortOrder: 'Descending',
                  ...(token !== undefined && { NextToken: token }),
                }),
                { abortSignal: signal },
              );
              const page = parseReply(endpointListReply, reply, 'a list of endpoints');
              return { items: page.Endpoints.map(toEndpointSummary), next: page.NextToken };
            },
            between(betweenPages),
          ),
        ),
      ),

    describe: (name) =>
      ask(`read the endpoint ${name}`, async () => {
        const reply = await client.send(new DescribeEndpointCommand({ EndpointName: name }));
        return toEndpoint(parseReply(endpointReply, reply, `the description of endpoint ${name}`));
      }),

    create: (name, configName) =>
      ask(`create the endpoint ${name}`, async () => {
        const reply = await client.send(new CreateEndpointCommand(toEndpointRequest(name, configName)));
        return { arn: parseReply(endpointArn, reply, `the address of endpoint ${name}`).EndpointArn };
      }),

    update: async (name, configName, plan) =>
      stateConflict(
        name,
        await ask(`update the endpoint ${name}`, async () => {
          // The SDK's own types spell the kinds of traffic out; the service checks them.
          const input = toUpdateRequest(name, configName, plan) as UpdateEndpointCommandInput;
          const reply = await client.send(new UpdateEndpointCommand(input));
          return { arn: parseReply(endpointArn, reply, `the address of endpoint ${name}`).EndpointArn };
        }),
      ),

    scale: async (name, variants) =>
      stateConflict(
        name,
        await ask(`scale the endpoint ${name}`, async () => {
          await client.send(new UpdateEndpointWeightsAndCapacitiesCommand(toScaleRequest(name, variants)));
          return null;
        }),
      ),

    delete: async (name) =>
      stateConflict(
        name,
        await ask(`delete the endpoint ${name}`, async () => {
          await client.send(new DeleteEndpointCommand({ EndpointName: name }));
          return null;
        }),
      ),

    createConfig: (config) =>
      ask(`create the endpoint configuration ${config.name}`, async () => {
        // The SDK's own types spell instance types out; the service checks them.
        const input = toConfigRequest(config) as unknown as CreateEndpointConfigCommandInput;
        const reply = await client.send(new CreateEndpointConfigCommand(input));
        return { arn: parseReply(configArn, reply, `the address of configuration ${config.name}`).EndpointConfigArn };
      }),

    describeConfig: (name) =>
      ask(`read the endpoint configuration ${name}`, async () => {
        const reply = await client.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name }));
        return toEndpointConfig(parseReply(configReply, reply, `the description of configuration ${name}`));
      }),

    deleteConfig: async (name) =>
      stateConflict(
        name,
        await ask(`delete the endpoint configuration ${name}`, async () => {
          await client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name }));
          return null;
        }),
      ),

    createModel: (name, roleArn, source) =>
      ask(`create the model ${name}`, async () => {
        const reply = await client.send(new CreateModelCommand(toModelRequest(name, roleArn, source)));
        return { arn: parseReply(modelArn, reply, `the address of model ${name}`).ModelArn };
      }),

    describeModel: (name) =>
      ask(`read the model ${name}`, async () => {
        const reply = await client.send(new DescribeModelCommand({ ModelName: name }));
        return toEndpointModel(parseReply(modelReply, reply, `the description of model ${name}`));
      }),

    deleteModel: async (name) =>
      stateConflict(
        name,
        await ask(`delete the model ${name}`, async () => {
          await client.send(new DeleteModelCommand({ ModelName: name }));
          return null;
        }),
      ),
  };
}

/** The service says ValidationException or ResourceInUse when the state of a thing forbids what was asked. */
function stateConflict<T>(name: string, result: Result<T>): Result<T> {
  if (result.ok) return result;
  const { code, message, retryable } = result.error;
  const refused = code === 'aws.rejected' && !retryable;
  const conflict = code === 'endpoint.exists' || (refused && /status|state|in[- ]progress|in use/i.test(message));
  return conflict
    ? fail('endpoint.state', message, `Look at the state of ${name} and try again when it allows this.`)
    : result;
}
