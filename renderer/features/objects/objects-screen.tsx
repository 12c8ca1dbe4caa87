import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';
import { LinkTabs } from '../../ui/link-tabs';
import { BucketsTable } from './buckets-table';
import { FolderView } from './folder-view';
import './objects.css';

interface ObjectsScreenProps {
  /** Null: which buckets there are. */
  readonly bucket: string | null;
  readonly prefix: string;
}

/** The buckets of the workspace, and what lies in them folder by folder. */
export function ObjectsScreen({ bucket, prefix }: ObjectsScreenProps) {
  return (
    <SpaceBetween size="m">
      <LinkTabs
        label="Data"
        tabs={[
          { title: 'Data sets', href: hrefOf({ kind: 'datasets' }), current: false },
          { title: 'S3 browser', href: hrefOf({ kind: 'objects', bucket: null, prefix: '' }), current: true },
        ]}
      />
      {bucket === null ? (
        <BucketsTable />
      ) : (
        // Another folder is another view: nothing of the one before is selected in it.
        <FolderView key={`${bucket}/${prefix}`} bucket={bucket} prefix={prefix} />
      )}
    </SpaceBetween>
  );
}
