import type { Operation } from '../../gateway/service';
import type { PageTokens } from '../page-tokens';
import { withoutNulls } from '../without-nulls';
import { doesNotExist } from './does-not-exist';
import type { LineageEntity } from './lineage-entity';
import type { LineageStore } from './lineage-store';
import { type Direction, onTheWay, type Reached, traverse } from './traverse';

interface QueryLineageRequest {
  readonly StartArns?: readonly string[];
  readonly Direction?: Direction;
  readonly IncludeEdges?: boolean;
  readonly Filters?: QueryFilters;
  readonly MaxDepth?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

interface QueryFilters {
  readonly Types?: readonly string[];
  readonly LineageTypes?: readonly string[];
  readonly CreatedBefore?: Date;
  readonly CreatedAfter?: Date;
  readonly ModifiedBefore?: Date;
  readonly ModifiedAfter?: Date;
  readonly Properties?: Readonly<Record<string, string>>;
}

/** The service's own limits are its defaults. */
const GREATEST_DEPTH = 10;
const LARGEST_PAGE = 50;

/**
 * QueryLineage. Vertices come nearest first. With IncludeEdges the start and what lies on the way to a match belong
 * to the answer, and every edge is given once, on the page with the later of its ends; without, only the matches do.
 */
export function queryLineage(store: LineageStore, tokens: PageTokens): Operation {
  return (input) => {
    const request = withoutNulls(input) as QueryLineageRequest;
    const { NextToken, MaxResults, ...asked } = request;
    const question = ['QueryLineage', asked];
    const reached = reach(store, request);
    const depthOf = (id: number) => reached.depths.get(id) ?? 0;
    const startsAnywhere = (request.StartArns ?? []).length === 0;
    const entities = store.entities([...reached.depths.keys()]);
    const matches = entities.filter((entity) => fits(entity, request.Filters ?? {}));
    const shown =
      request.IncludeEdges === true
        ? onTheWay(
            reached,
            matches.map(({ id }) => id),
          )
        : new Set(matches.flatMap(({ id }) => (depthOf(id) > 0 || startsAnywhere ? [id] : [])));

    const order = (left: number, right: number) => depthOf(left) - depthOf(right) || left - right;
    const ordered = entities.filter(({ id }) => shown.has(id)).sort((left, right) => order(left.id, right.id));
    const after = NextToken === undefined ? null : tokens.read(question, NextToken);
    const left = ordered.filter(
      ({ id }) => after === null || depthOf(id) > Number(after.value) || (depthOf(id) === after.value && id > after.id),
    );
    const page = left.slice(0, MaxResults ?? LARGEST_PAGE);
    const last = page.at(-1);
    const onPage = new Set(page.map(({ id }) => id));
    const arns = new Map(ordered.map(({ id, arn }) => [id, arn]));
    const edges = reached.edges.filter(({ source, destination }) => {
      const later = order(source, destination) > 0 ? source : destination;
      return onPage.has(later) && shown.has(source) && shown.has(destination);
    });
    return {
      Vertices: page.map(vertex),
      Edges:
        request.IncludeEdges === true
          ? edges.map(({ source, destination, type }) => ({
              SourceArn: arns.get(source),
              DestinationArn: arns.get(destination),
              AssociationType: type,
            }))
          : [],
      ...(left.length > page.length && last !== undefined
        ? { NextToken: tokens.write(question, { value: depthOf(last.id), id: last.id }) }
        : {}),
    };
  };
}

/** Without a start everything is looked at, from no distance. */
function reach(store: LineageStore, { StartArns = [], Direction, MaxDepth }: QueryLineageRequest): Reached {
  if (StartArns.length === 0) {
    const ids = store.all().map(({ id }) => id);
    return { depths: new Map(ids.map((id) => [id, 0])), edges: store.from(ids) };
  }
  const start = StartArns.map((arn) => {
    const entity = store.find(arn);
    if (entity === null) throw doesNotExist('Lineage entity', arn);
    return entity.id;
  });
  return traverse(store, start, Direction ?? 'Both', MaxDepth ?? GREATEST_DEPTH);
}

function fits(entity: LineageEntity, filters: QueryFilters): boolean {
  const { Types, LineageTypes, CreatedBefore, CreatedAfter, ModifiedBefore, ModifiedAfter, Properties } = filters;
  const properties = Object.entries(Properties ?? {});
  return (
    (Types === undefined || Types.length === 0 || Types.includes(queryType(entity)) || Types.includes(entity.type)) &&
    (LineageTypes === undefined || LineageTypes.length === 0 || LineageTypes.includes(entity.lineageType)) &&
    (CreatedBefore === undefined || entity.createdAt < CreatedBefore.getTime()) &&
    (CreatedAfter === undefined || entity.createdAt > CreatedAfter.getTime()) &&
    (ModifiedBefore === undefined || entity.modifiedAt < ModifiedBefore.getTime()) &&
    (ModifiedAfter === undefined || entity.modifiedAt > ModifiedAfter.getTime()) &&
    (properties.length === 0 || properties.some(([name, value]) => entity.properties[name] === value))
  );
}

function vertex(entity: LineageEntity): Record<string, unknown> {
  return { Arn: entity.arn, Type: queryType(entity), LineageType: entity.lineageType };
}

/** Queries name a job's type without the prefix it has in associations (LineageSourceEnum of the Python SDK). */
function queryType({ lineageType, type }: LineageEntity): string {
  return lineageType === 'TrialComponent' ? type.replace(/^SageMaker/, '') : type;
}
