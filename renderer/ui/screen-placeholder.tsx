import Spinner from '@cloudscape-design/components/spinner';

/** Stands where a screen will be; its height is reserved so that nothing jumps when it comes. */
export function ScreenPlaceholder({ label }: { readonly label: string }) {
  return (
    <div className="screen-placeholder" role="status">
      <Spinner /> <span>{label}…</span>
    </div>
  );
}
