import Box from '@cloudscape-design/components/box';

export function JobsScreen() {
  return <Box variant="h1">Training jobs</Box>;
}
