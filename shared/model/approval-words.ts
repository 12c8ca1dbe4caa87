import type { ApprovalStatus } from './model-package';

/** How an approval status shows. */
export const approvalWords: Readonly<Record<ApprovalStatus, string>> = {
  PendingManualApproval: 'Waits for approval',
  Approved: 'Approved',
  Rejected: 'Rejected',
};
