import type { AwsError, Service } from '../service';

/** An answer before it is written to the socket. */
export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface WireContext {
  readonly requestId: string;
  /** Null when the request named no service this workspace has. */
  readonly service: Service | null;
}

/** How one AWS protocol spells requests, answers and errors. */
export interface WireProtocol {
  readonly name: 'json' | 'cbor' | 'query';
  /** Throws AwsError SerializationException when the body is none of this protocol. */
  readonly parse: (body: Buffer, schema: unknown) => Record<string, unknown>;
  readonly success: (operation: string, output: Record<string, unknown>, context: WireContext) => WireResponse;
  readonly failure: (error: AwsError, context: WireContext) => WireResponse;
}
