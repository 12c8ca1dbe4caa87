import Box from '@cloudscape-design/components/box';

export function LaunchScreen(_: { readonly clone: string | null; readonly sample: boolean }) {
  return <Box variant="h1">New training job</Box>;
}
