import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { characterNetworkSchema } from '../../../shared/model/insights/network';
import { type NetworkPicture, networkSvg } from '../../../shared/model/insights/network-svg';
import type { OneVersion } from '../datasets/contract';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { PictureFormat } from './contract';
import type { InsightsOptions } from './options';
import { subjectOf } from './places';
import { insightState } from './state';

/** Draws the network as it is, or as it was kept, and writes the file whole or not at all. Throws CodedError. */
export async function saveNetworkPicture(
  options: InsightsOptions,
  scope: Scope,
  one: OneVersion,
  format: PictureFormat,
  picture: NetworkPicture,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: number }> {
  const state = await insightState(options, scope, one, 'network', characterNetworkSchema);
  if (state.kind !== 'ready') {
    throw new CodedError(
      fail('object.not-found', `The network of ${subjectOf(one)} is not computed yet.`, 'Compute it first.').error,
    );
  }
  const svg = networkSvg(state.fetched.value, subjectOf(one), picture);
  const body = format === 'svg' ? Buffer.from(svg, 'utf8') : Buffer.from(await options.pictures.png(svg));
  const checksumSha256 = createHash('sha256').update(body).digest('base64');
  const expected = { bytes: body.length, checksumSha256 };
  return dataOf(await options.files.save(path, Readable.from([body]), expected, () => undefined, signal));
}
