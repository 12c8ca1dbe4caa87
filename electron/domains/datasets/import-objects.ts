import { type TextUpload, uploadPlace } from '../../../shared/model/code/upload';
import { datasetPrefix } from '../../../shared/model/dataset/dataset';
import type { PreparationOptions } from '../../../shared/model/dataset/preparation';
import type { Scope } from '../scope';
import type { OneVersion } from './contract';
import type { ImportMarker } from './read-versions';

/** Where a source of a version lies; `file` is its path below what was imported. */
export function rawUri({ bucket }: Pick<Scope, 'bucket'>, { dataset, version }: OneVersion, file: string): string {
  return `${datasetPrefix(bucket, dataset, version)}/raw/${file}`;
}

/** What an import writes beside the sources, in this order: the options, and the marker by which whoever looks finds the job. */
export function writtenTexts(
  { bucket }: Pick<Scope, 'bucket'>,
  { dataset, version }: OneVersion,
  options: PreparationOptions,
  marker: ImportMarker,
): readonly TextUpload[] {
  const place = datasetPrefix(bucket, dataset, version);
  const json = (s3Uri: string, value: unknown): TextUpload => ({
    kind: 'text',
    text: JSON.stringify(value, null, 2),
    ...uploadPlace(s3Uri),
    contentType: 'application/json',
  });
  return [json(`${place}/options/options.json`, options), json(`${place}/import.json`, marker)];
}
