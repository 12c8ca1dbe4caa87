import type { ReceivedRequest } from './http/received-request';
import { type RuntimeOperation, runtimeOperationOf } from './runtime/runtime-operation';
import type { Service } from './service';
import { cborProtocol } from './wire/cbor-protocol';
import { jsonProtocol } from './wire/json-protocol';
import { queryProtocol } from './wire/query-protocol';
import type { WireProtocol } from './wire/wire-protocol';

export type Route =
  | { readonly kind: 's3' }
  | { readonly kind: 'runtime'; readonly operation: RuntimeOperation; readonly rawName: string }
  | {
      readonly kind: 'operation';
      readonly protocol: WireProtocol;
      /** Null when no service of this workspace is meant; the request is then only told so. */
      readonly service: Service | null;
      /** Null when only the body tells it (query protocol). */
      readonly operation: string | null;
    };

const json10 = jsonProtocol('1.0');
const json11 = jsonProtocol('1.1');

/**
 * Finds out by its form what a request is for. Its signature must then be scoped to that service,
 * so a signature for one service opens no other. `scopedService` decides only where the form is open.
 */
export function routeRequest(
  request: ReceivedRequest,
  scopedService: string | null,
  services: readonly Service[],
): Route {
  const target = request.header('x-amz-target');
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    const service =
      services.find((known) => known.protocol !== 'query' && known.target === target.slice(0, dot)) ?? null;
    const protocol = request.header('content-type')?.includes('json-1.0') ? json10 : json11;
    return { kind: 'operation', protocol, service, operation: target.slice(dot + 1) };
  }
  const rpc = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(request.rawPath);
  if (rpc !== null && request.header('smithy-protocol') === 'rpc-v2-cbor') {
    const service = services.find((known) => known.protocol === 'awsJson1_0OrCbor' && known.target === rpc[1]) ?? null;
    return { kind: 'operation', protocol: cborProtocol, service, operation: rpc[2] ?? '' };
  }
  const isForm =
    request.method === 'POST' && request.header('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (request.rawPath === '/' && (isForm || request.query.has('Action'))) {
    // The scope tells foreign query services (IAM …) apart; one of ours that speaks no query cannot be meant.
    const foreign =
      scopedService !== null &&
      scopedService !== 's3' &&
      !services.some((known) => known.signingName === scopedService);
    const service = foreign ? null : (services.find((known) => known.protocol === 'query') ?? null);
    return { kind: 'operation', protocol: queryProtocol, service, operation: request.query.get('Action') ?? null };
  }
  // A bucket may be called endpoints.
  const runtime = scopedService === 's3' ? null : runtimeOperationOf(request.method, request.rawPath);
  if (runtime !== null) return { kind: 'runtime', ...runtime };
  const isForeign =
    scopedService !== null && scopedService !== 's3' && !services.some((known) => known.signingName === scopedService);
  if (isForeign || /^\/endpoints\/[^/]+\/(async-)?invocations/.test(request.rawPath)) {
    return { kind: 'operation', protocol: json11, service: null, operation: `${request.method} ${request.rawPath}` };
  }
  return { kind: 's3' };
}
