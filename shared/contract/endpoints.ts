import { z } from 'zod';
import { endpointNameSchema } from '../model/endpoint';
import { endpointDeploymentSchema } from '../model/endpoint-deployment';
import {
  endpointCallSchema,
  endpointFiguresSchema,
  endpointListItemSchema,
  endpointViewSchema,
  leftBehindSchema,
  leftoverSchema,
} from '../model/endpoint-view';
import { preflightSchema } from '../model/preflight';
import { fetchedSchema, instantSchema } from '../model/time';
import { command, stream } from './define';
import { logItemSchema, logPage } from './logs';
import { confirmationSchema, inWorkspace } from './scope';

const oneEndpoint = inWorkspace.extend({ name: endpointNameSchema });
const names = z.array(endpointNameSchema).max(100);

const endpointList = z.object({
  endpoints: z.array(endpointListItemSchema).readonly(),
  /** Configurations and models of deployments that did not end; each can be deleted. */
  leftBehind: z.array(leftBehindSchema).readonly(),
  fetchedAt: instantSchema.nullable(),
});

/** Real-time endpoints: what the list, the deploy wizard, the detail page and `upside endpoints` call. */
export const endpointCommands = {
  /** The endpoints last seen, at once, from the offline store. */
  'endpoints.list': command({ effect: 'read', input: inWorkspace, output: endpointList.readonly() }),
  'endpoints.show': command({ effect: 'read', input: oneEndpoint, output: fetchedSchema(endpointViewSchema) }),
  /** What would be made and what it would cost, checked against the workspace before anything is created. */
  'endpoints.preflight': command({
    effect: 'read',
    input: inWorkspace.extend({ deployment: endpointDeploymentSchema }),
    output: z
      .object({
        ...preflightSchema.unwrap().shape,
        /** Nothing that forbids it, and something to know before. */
        warnings: z.array(z.string()).readonly(),
      })
      .readonly(),
  }),
  /**
   * Resolves when the service was read back to have the endpoint with the configuration asked for; it
   * serves once `endpoints.watch` shows it InService. What a failure leaves behind is in the list.
   */
  'endpoints.deploy': command({
    effect: 'spend',
    input: inWorkspace.extend({ deployment: endpointDeploymentSchema, confirmed: confirmationSchema }),
    output: endpointViewSchema,
  }),
  /** Resolves when the service was read back to want these weights and counts; null leaves one as it is. */
  'endpoints.scale': command({
    effect: 'spend',
    input: oneEndpoint.extend({
      variants: z
        .array(
          z
            .object({
              name: endpointNameSchema,
              weight: z.number().min(0).nullable(),
              instances: z.number().int().min(1).max(100).nullable(),
            })
            .readonly(),
        )
        .min(1)
        .max(10),
      confirmed: confirmationSchema,
    }),
    output: endpointViewSchema,
  }),
  /** What would stay when the endpoint is deleted: its configuration and its models. */
  'endpoints.leftovers': command({
    effect: 'read',
    input: oneEndpoint,
    output: z.array(leftoverSchema).readonly(),
  }),
  /**
   * The endpoint, if there is one, and of its leftovers those named; with `leftoversOnly` an endpoint of that
   * name is not touched, nor what it uses. Resolves when none of them is there any more.
   */
  'endpoints.delete': command({
    effect: 'destroy',
    input: oneEndpoint.extend({
      configs: names,
      models: names,
      leftoversOnly: z.boolean(),
      confirmed: confirmationSchema,
    }),
    output: z
      .object({
        deleted: z.array(z.string()).readonly(),
        /** Leftovers the service would not delete, with its reasons. */
        kept: z.array(z.object({ name: z.string(), reason: z.string() }).readonly()).readonly(),
      })
      .readonly(),
  }),
  /** One test call. A model's failure is an answer too: it is kept in the history like any other. */
  'endpoints.invoke': command({
    effect: 'change',
    input: oneEndpoint.extend({
      variant: endpointNameSchema.nullable(),
      contentType: z.string().min(1).max(1024),
      accept: z.string().min(1).max(1024),
      /** The service takes at most 6 MB. */
      body: z.string().max(6_000_000),
    }),
    output: endpointCallSchema,
  }),
  /** Earlier test calls, newest first, at most 200; from the offline store. */
  'endpoints.calls': command({ effect: 'read', input: oneEndpoint, output: z.array(endpointCallSchema).readonly() }),
  'endpoints.logPage': logPage(oneEndpoint),
} as const;

export const endpointStreams = {
  /** The stored list first, then the whole list again whenever anything in it changed. */
  'endpoints.watchList': stream({
    input: inWorkspace,
    item: endpointList.extend({ source: z.enum(['live', 'store']) }).readonly(),
  }),
  /** The stored view first, then each change; ends when the endpoint is gone. */
  'endpoints.watch': stream({ input: oneEndpoint, item: fetchedSchema(endpointViewSchema) }),
  /** The figures last seen first, then the last `minutes` again and again. */
  'endpoints.monitor': stream({
    input: oneEndpoint.extend({ minutes: z.number().int().min(1).max(180) }),
    item: fetchedSchema(endpointFiguresSchema),
  }),
  /** First the number of lines held, then new lines as they arrive; stored before they are shown. */
  'endpoints.log': stream({ input: oneEndpoint, item: logItemSchema }),
} as const;
