import { useDownload } from '../../bridge/use-download';
import { DownloadLink } from '../../ui/download-link';
import { notify } from '../../ui/notices';

/** Asks where to save one output of the job, then downloads there. */
export function DownloadButton({ workspaceId, s3Uri }: { readonly workspaceId: string; readonly s3Uri: string }) {
  return <DownloadLink name={s3Uri.split('/').at(-1) ?? s3Uri} {...useDownload(workspaceId, s3Uri, notify)} />;
}
