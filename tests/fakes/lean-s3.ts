import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process that takes uploads in parts as quickly as a loopback brings them: it counts bytes, repeats the
 * checksums it was told and stores nothing. Prints its port. Whoever uploads is what a bench of it measures.
 */

interface Part {
  readonly bytes: number;
  readonly sha256: string | null;
}

const uploads = new Map<string, Map<number, Part>>();
const objects = new Map<string, { readonly bytes: number; readonly checksum: string | null }>();

async function count(incoming: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of incoming) bytes += (chunk as Buffer).length;
  return bytes;
}

function complete(key: string, uploadId: string): void {
  const parts = [...(uploads.get(uploadId) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part);
  const told = parts.flatMap(({ sha256 }) => (sha256 === null ? [] : [Buffer.from(sha256, 'base64')]));
  const composite = createHash('sha256').update(Buffer.concat(told)).digest('base64');
  objects.set(key, {
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    checksum: told.length === parts.length ? `${composite}-${parts.length}` : null,
  });
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { pathname: key, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
  const uploadId = searchParams.get('uploadId');
  const bytes = await count(incoming);
  if (incoming.method === 'PUT' && uploadId !== null) {
    const told = incoming.headers['x-amz-checksum-sha256'];
    const sha256 = typeof told === 'string' ? told : null;
    uploads.get(uploadId)?.set(Number(searchParams.get('partNumber')), { bytes, sha256 });
    outgoing.writeHead(200, { ETag: `"${bytes}"`, ...(sha256 !== null && { 'x-amz-checksum-sha256': sha256 }) }).end();
  } else if (incoming.method === 'POST' && uploadId !== null) {
    complete(key, uploadId);
    outgoing.end('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>');
  } else if (incoming.method === 'POST') {
    const id = String(uploads.size + 1);
    uploads.set(id, new Map());
    outgoing.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  } else if (incoming.method === 'GET' && uploadId !== null) {
    outgoing.end('<ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>');
  } else {
    const object = objects.get(key);
    outgoing.writeHead(object ? 200 : 404, {
      'content-length': object?.bytes ?? 0,
      ...(object?.checksum && { 'x-amz-checksum-sha256': object.checksum }),
    });
    outgoing.end();
  }
}

const server = createServer((incoming, outgoing) => void serve(incoming, outgoing).catch(() => outgoing.destroy()));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
