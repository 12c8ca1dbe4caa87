import { z } from 'zod';

/** Every call says which workspace it means; nothing depends on a hidden current one. */
export const inWorkspace = z.object({ workspaceId: z.string().min(1).max(128) });

/** What the person saw and agreed to before a costly or destructive call was sent. */
export const confirmationSchema = z
  .object({ accountId: z.string().regex(/^\d{12}$/), region: z.string().min(1), target: z.string().min(1) })
  .readonly();
export type Confirmation = z.infer<typeof confirmationSchema>;
