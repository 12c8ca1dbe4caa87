import {
  DescribeActionCommand,
  DescribeArtifactCommand,
  DescribeContextCommand,
  DescribeTrialComponentCommand,
  ListActionsCommand,
  ListArtifactsCommand,
  ListContextsCommand,
  QueryLineageCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { LineageGraph, LineageVertex } from '../../shared/model/lineage';
import type { LineageService } from '../domains/registry/ports';
import { attempt, pages, parseReply } from './call';
import { createClient } from './client';
import type { AwsConnection } from './connection';
import { componentReply, entityReply, listedEntities, queryReply, toVertex, type VertexReply } from './lineage-reply';

/** QueryLineage goes at most this deep and gives at most this many entities a page. */
const deepest = 10;
const perPage = 50;
/** Entities whose name and source are asked for one by one, and how many at once. */
const mostDescribed = 80;
const atOnce = 6;
const directions = ['Ascendants', 'Descendants'] as const;

export function createLineage(connection: AwsConnection): LineageService & { destroy(): void } {
  const client = createClient(SageMakerClient, connection, 'call');

  /**
   * The lineage entities that stand for a thing. QueryLineage takes entities only: a job has a trial
   * component named after it, a version and an endpoint are the source of theirs.
   */
  const entitiesOf = async (arn: string): Promise<readonly string[]> => {
    if (/:(experiment-trial-component|artifact|action|context)\//.test(arn)) return [arn];
    const [, kind, job] = /:(training|processing)-job\/(.+)$/.exec(arn) ?? [];
    if (job !== undefined) {
      // The name SageMaker gives the component of a job.
      const named = await client
        .send(new DescribeTrialComponentCommand({ TrialComponentName: `${job}-aws-${kind}-job` }))
        .catch(ifMissing);
      return named === null ? [] : [parseReply(componentReply, named, `the history of ${job}`).TrialComponentArn];
    }
    const [artifacts, actions, contexts] = await Promise.all([
      client.send(new ListArtifactsCommand({ SourceUri: arn })).catch(ifMissing),
      client.send(new ListActionsCommand({ SourceUri: arn })).catch(ifMissing),
      client.send(new ListContextsCommand({ SourceUri: arn })).catch(ifMissing),
    ]);
    return [artifacts, actions, contexts].flatMap((reply) => {
      const { ArtifactSummaries, ActionSummaries, ContextSummaries } = parseReply(
        listedEntities,
        reply ?? {},
        `the history of ${arn}`,
      );
      return [
        ...ArtifactSummaries.map(({ ArtifactArn }) => ArtifactArn),
        ...ActionSummaries.map(({ ActionArn }) => ActionArn),
        ...ContextSummaries.map(({ ContextArn }) => ContextArn),
      ];
    });
  };

  const describe = async (vertex: VertexReply): Promise<LineageVertex> => {
    const reply = await ask(vertex).catch(() => null);
    const entity = reply === null ? null : entityReply.safeParse(reply);
    return toVertex(vertex, entity?.data ?? null);
  };

  const ask = (vertex: VertexReply): Promise<unknown> => {
    if (vertex.LineageType === 'Artifact') return client.send(new DescribeArtifactCommand({ ArtifactArn: vertex.Arn }));
    // Names may be spelt otherwise than in the ARN, so the ARN asks.
    if (vertex.LineageType === 'Action') return client.send(new DescribeActionCommand({ ActionName: vertex.Arn }));
    if (vertex.LineageType === 'Context') return client.send(new DescribeContextCommand({ ContextName: vertex.Arn }));
    return client.send(new DescribeTrialComponentCommand({ TrialComponentName: vertex.Arn }));
  };

  return {
    destroy: () => client.destroy(),

    graph: (arn) =>
      attempt(
        `follow the history of ${arn}`,
        async () => {
          const vertices = new Map<string, VertexReply>();
          const edges = new Map<string, LineageGraph['edges'][number]>();
          // Not `Both`: over an image or a group that many share it reaches things that have nothing to do with this one.
          const ways = (await entitiesOf(arn)).flatMap((start) =>
            directions.map((direction) => ({ direction, start })),
          );
          for (const { direction, start } of ways) {
            const found = pages('history', async (token) => {
              const reply = await client.send(
                new QueryLineageCommand({
                  StartArns: [start],
                  Direction: direction,
                  IncludeEdges: true,
                  MaxDepth: deepest,
                  MaxResults: perPage,
                  ...(token !== undefined && { NextToken: token }),
                }),
              );
              const page = parseReply(queryReply, reply, `the history of ${arn}`);
              return { items: [page], next: page.NextToken };
            });
            for await (const [page] of found) {
              for (const vertex of page?.Vertices ?? []) vertices.set(vertex.Arn, vertex);
              for (const { AssociationType, DestinationArn, SourceArn } of page?.Edges ?? [])
                edges.set(`${SourceArn} ${DestinationArn}`, {
                  source: SourceArn,
                  destination: DestinationArn,
                  association: AssociationType,
                });
            }
          }
          const all = [...vertices.values()];
          const described = await inTurns(all.slice(0, mostDescribed), atOnce, describe);
          return {
            vertices: [...described, ...all.slice(mostDescribed).map((vertex) => toVertex(vertex, null))],
            edges: [...edges.values()].filter(
              ({ source, destination }) => vertices.has(source) && vertices.has(destination),
            ),
          };
        },
        'model',
      ),
  };
}

/** Nothing tracked is an answer. */
function ifMissing(error: unknown): null {
  if (error instanceof Error && /^ResourceNotFound/.test(error.name)) return null;
  throw error;
}

async function inTurns<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += width) {
    results.push(...(await Promise.all(items.slice(at, at + width).map(work))));
  }
  return results;
}
