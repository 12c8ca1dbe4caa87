import { createVersionEndpoint } from '../fakes/deploy-version';
import { registerProgram } from '../fakes/register-program';
import type { WorkspaceDriver } from '../fakes/workspace-driver';

/** What stands behind the pictures of serving: names that the scenes share. */
export const stage = {
  group: 'harbour-voices',
  /** Deployed by the wizard, with two variants. */
  endpoint: 'harbour-voices',
  /** Promoted to, taken back, broken. */
  promoted: 'ferry-desk',
  /** As long as a name may be. */
  failed: 'endpoint-of-a-program-that-ends-before-it-has-answered-one-ping',
  chat: 'weir-voices',
} as const;

/** Takes its time to load, so that it is seen coming up; says a line for each request. */
const answering = (reply: string, seconds: number): string => `
import time

def model_fn(model_dir):
    print("loading the harbour's voices", flush=True)
    time.sleep(3)
    print("412 lines of 6 characters are ready", flush=True)

def predict_fn(data, model):
    time.sleep(${seconds})
    print("answered", data["messages"][-1]["content"], flush=True)
    return {"reply": ${JSON.stringify(reply)}, "score": 0.71}
`;

/** Good until it has answered some, so that traffic is seen to move before it is taken back. */
const failing = `
answered = 0

def model_fn(model_dir): return None

def predict_fn(data, model):
    global answered
    answered += 1
    if answered > 30:
        raise ValueError("the table of tides has no row for today")
    return {"reply": "High water at noon."}
`;

export interface Versions {
  readonly first: string;
  readonly better: string;
  readonly unapproved: string;
  readonly broken: string;
}

/** Four versions in one group, in this order; the last is approved and fails every request. */
export async function registerVersions(workspace: WorkspaceDriver): Promise<Versions> {
  const one = (description: string, code: string, approval: 'Approved' | 'PendingManualApproval' = 'Approved') =>
    registerProgram(workspace, { group: stage.group, description, approval, code });
  return {
    first: await one('Knows the harbour', answering('The ferry leaves at half past six.', 0.006)),
    better: await one('Knows the tides too', answering('Half past six, with the tide behind her.', 0.003)),
    unapproved: await one('Tried with other seeds', answering('Ask the lock keeper.', 0.003), 'PendingManualApproval'),
    broken: await one('Reads the table of tides', failing),
  };
}

/** An endpoint whose program ends while it starts. */
export async function deployWhatFails(workspace: WorkspaceDriver): Promise<void> {
  const code = 'raise SystemExit("the voices were not found in the model folder")';
  const arn = await registerProgram(workspace, {
    group: 'tide-tables',
    description: 'Never starts',
    approval: 'Approved',
    code,
  });
  await createVersionEndpoint(workspace, stage.failed, arn);
}
