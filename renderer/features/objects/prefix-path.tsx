import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { hrefOf } from '../../../shared/model/screen-address';

/** Bucket and folders of a prefix, each a way back. */
export function PrefixPath({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }) {
  const parts = prefix.split('/').slice(0, -1);
  return (
    <BreadcrumbGroup
      ariaLabel="Folders"
      items={[
        { text: 'Buckets', href: hrefOf({ kind: 'objects', bucket: null, prefix: '' }) },
        { text: bucket, href: hrefOf({ kind: 'objects', bucket, prefix: '' }) },
        ...parts.map((part, index) => ({
          text: part === '' ? '/' : part,
          href: hrefOf({ kind: 'objects', bucket, prefix: `${parts.slice(0, index + 1).join('/')}/` }),
        })),
      ]}
    />
  );
}
