import { useDownload } from '../../bridge/use-download';
import { DownloadLink } from '../../ui/download-link';
import { notify } from '../../ui/notices';

interface DownloadFileProps {
  readonly workspaceId: string;
  readonly s3Uri: string;
  readonly name: string;
}

/** Asks where to save a file of the data set, then downloads there. */
export function DownloadFile({ name, s3Uri, workspaceId }: DownloadFileProps) {
  return <DownloadLink name={name} {...useDownload(workspaceId, s3Uri, notify)} />;
}
