import type { Operation } from '../../../gateway/service';
import { validationFailure } from '../../errors';
import type { PageTokens } from '../../page-tokens';
import { checkTags } from '../../tags';
import type { Tag } from '../../training-job-request';
import { withoutNulls } from '../../without-nulls';
import type { ListNamedRequest, NamedResource, NamedStore } from '../named-store';
import { arnOf, type EndpointScope } from '../scope';
import { checkModel } from './check-model';
import type { ContainerRequest, Model, ModelRequest, PackageLookup } from './model';

interface ModelsOptions extends EndpointScope {
  readonly models: NamedStore<Model>;
  readonly tokens: PageTokens;
  readonly packages: PackageLookup;
}

export interface ModelOperations {
  readonly CreateModel: Operation;
  readonly DescribeModel: Operation;
  readonly ListModels: Operation;
  readonly DeleteModel: Operation;
}

/** The operations on models. A model that is deleted takes no endpoint with it: endpoints keep what they were made of. */
export function modelOperations(options: ModelsOptions): ModelOperations {
  const { models, tokens, packages, clock } = options;

  const named = (input: Record<string, unknown>): NamedResource<Model> => {
    const name = String(input.ModelName);
    const model = models.find(name);
    if (model === null) throw validationFailure(`Could not find model "${arnOf('model', name, options)}".`);
    return model;
  };

  return {
    async CreateModel(input) {
      const { Tags = [], ...request } = withoutNulls(input) as ModelRequest & { readonly Tags?: readonly Tag[] };
      const arn = arnOf('model', request.ModelName, options);
      const taken = () => validationFailure(`Cannot create already existing model "${arn}".`);
      checkTags(Tags);
      if (models.knows(arn)) throw taken();
      const container = await checkModel(request, packages, options);
      // Another create of the name may have come first while the files were looked up.
      if (!models.insert(request.ModelName, arn, { request, container }, Tags, clock())) throw taken();
      return { ModelArn: arn };
    },
    DescribeModel(input) {
      const model = named(input);
      const { PrimaryContainer, Containers, ...others } = model.content.request;
      return {
        ...others,
        ...(PrimaryContainer !== undefined && { PrimaryContainer: described(PrimaryContainer) }),
        ...(Containers !== undefined && { Containers: Containers.map(described) }),
        ModelArn: model.arn,
        CreationTime: new Date(model.createdAt),
        EnableNetworkIsolation: false,
      };
    },
    ListModels(input) {
      const { resources, token } = models.list('ListModels', withoutNulls(input) as ListNamedRequest, tokens);
      return {
        Models: resources.map(({ name, arn, createdAt }) => ({
          ModelName: name,
          ModelArn: arn,
          CreationTime: new Date(createdAt),
        })),
        ...token,
      };
    },
    DeleteModel(input) {
      models.delete(named(input));
      return {};
    },
  };
}

function described(container: ContainerRequest): Record<string, unknown> {
  return { Mode: 'SingleModel', Environment: {}, ...container };
}
