import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { hrefOf } from '../../shared/model/screen-address';

export function UnknownScreen({ path }: { readonly path: string }) {
  return (
    <Box textAlign="center" padding="xxl">
      <Box variant="h1">There is no screen at this address</Box>
      <Box variant="p" color="text-body-secondary">
        <code>{path}</code>
      </Box>
      <Link href={hrefOf({ kind: 'home' })}>Go to Home</Link>
    </Box>
  );
}
