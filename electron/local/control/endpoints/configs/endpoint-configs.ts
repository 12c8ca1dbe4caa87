import type { Operation } from '../../../gateway/service';
import { validationFailure } from '../../errors';
import type { PageTokens } from '../../page-tokens';
import { checkTags } from '../../tags';
import type { Tag } from '../../training-job-request';
import { withoutNulls } from '../../without-nulls';
import type { Model } from '../models/model';
import type { ListNamedRequest, NamedResource, NamedStore } from '../named-store';
import { arnOf, type EndpointScope } from '../scope';
import { checkEndpointConfig } from './check-endpoint-config';
import type { EndpointConfigRequest } from './endpoint-config';

interface EndpointConfigsOptions extends EndpointScope {
  readonly models: NamedStore<Model>;
  readonly configs: NamedStore<EndpointConfigRequest>;
  readonly tokens: PageTokens;
}

export interface EndpointConfigOperations {
  readonly CreateEndpointConfig: Operation;
  readonly DescribeEndpointConfig: Operation;
  readonly ListEndpointConfigs: Operation;
  readonly DeleteEndpointConfig: Operation;
}

/** The configuration of that name. Throws ValidationException in the service's words. */
export function findConfig(
  configs: NamedStore<EndpointConfigRequest>,
  name: string,
  scope: EndpointScope,
): NamedResource<EndpointConfigRequest> {
  const config = configs.find(name);
  if (config === null)
    throw validationFailure(`Could not find endpoint configuration "${arnOf('endpoint-config', name, scope)}".`);
  return config;
}

/** The operations on endpoint configurations. As on SageMaker one in use may be deleted; its endpoint goes on. */
export function endpointConfigOperations(options: EndpointConfigsOptions): EndpointConfigOperations {
  const { models, configs, tokens, clock } = options;
  const named = (input: Record<string, unknown>) => findConfig(configs, String(input.EndpointConfigName), options);

  return {
    CreateEndpointConfig(input) {
      const { Tags = [], ...request } = withoutNulls(input) as EndpointConfigRequest & {
        readonly Tags?: readonly Tag[];
      };
      const arn = arnOf('endpoint-config', request.EndpointConfigName, options);
      checkTags(Tags);
      if (configs.knows(arn))
        throw validationFailure(`Cannot create already existing endpoint configuration "${arn}".`);
      checkEndpointConfig(request, models, options);
      configs.insert(request.EndpointConfigName, arn, request, Tags, clock());
      return { EndpointConfigArn: arn };
    },
    DescribeEndpointConfig(input) {
      const { arn, content, createdAt } = named(input);
      return {
        ...content,
        ProductionVariants: content.ProductionVariants.map((variant) => ({ InitialVariantWeight: 1, ...variant })),
        EndpointConfigArn: arn,
        CreationTime: new Date(createdAt),
        EnableNetworkIsolation: false,
      };
    },
    ListEndpointConfigs(input) {
      const request = withoutNulls(input) as ListNamedRequest;
      const { resources, token } = configs.list('ListEndpointConfigs', request, tokens);
      return {
        EndpointConfigs: resources.map(({ name, arn, createdAt }) => ({
          EndpointConfigName: name,
          EndpointConfigArn: arn,
          CreationTime: new Date(createdAt),
        })),
        ...token,
      };
    },
    DeleteEndpointConfig(input) {
      configs.delete(named(input));
      return {};
    },
  };
}
