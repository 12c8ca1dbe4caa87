import Button from '@cloudscape-design/components/button';

interface DownloadLinkProps {
  /** What is downloaded, for the button's name. */
  readonly name: string;
  /** Share and rate in words while it runs; null otherwise. */
  readonly progress: string | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Starts a download; a second press while it runs cancels. */
export function DownloadLink({ name, progress, start, stop }: DownloadLinkProps) {
  return progress === null ? (
    <Button iconName="download" variant="inline-link" ariaLabel={`Download ${name}`} onClick={start}>
      Download
    </Button>
  ) : (
    <Button variant="inline-link" ariaLabel={`Cancel the download of ${name}`} onClick={stop}>
      {`Cancel · ${progress}`}
    </Button>
  );
}
