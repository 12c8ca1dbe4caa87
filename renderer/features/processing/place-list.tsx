import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import type { ProcessingPlace } from '../../../shared/model/processing-job';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import { hrefOf, type ScreenAddress } from '../../../shared/model/screen-address';

interface PlaceListProps {
  readonly title: string;
  readonly places: readonly ProcessingPlace[];
  readonly empty: string;
  /** What stands below a place. */
  readonly children?: (place: ProcessingPlace) => ReactNode;
}

/** Inputs or outputs, each with its address in S3 and the folder the program sees. */
export function PlaceList({ title, places, empty, children }: PlaceListProps) {
  return (
    <section aria-label={title}>
      <Box variant="awsui-key-label">{title}</Box>
      {places.length === 0 ? (
        <p className="processing-quiet">{empty}</p>
      ) : (
        <ul className="processing-places">
          {places.map((place) => (
            <li key={place.name}>
              <strong>{place.name}</strong>
              <Link href={hrefOf(browserAddress(place.s3Uri))}>
                <span className="processing-code">{place.s3Uri}</span>
              </Link>
              <span className="processing-quiet">{place.localPath}</span>
              {children?.(place)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where the S3 browser shows what lies there; a place is a folder, with or without its last slash. */
function browserAddress(s3Uri: string): ScreenAddress {
  const place = parseS3Uri(s3Uri);
  const key = place?.key ?? '';
  return { kind: 'objects', bucket: place?.bucket ?? null, prefix: key === '' || key.endsWith('/') ? key : `${key}/` };
}
