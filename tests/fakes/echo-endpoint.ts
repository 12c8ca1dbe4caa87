import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  waitUntilEndpointInService,
} from '@aws-sdk/client-sagemaker';
import { pack } from 'tar-stream';
import type { WorkspaceDriver } from './workspace-driver';

/**
 * A chat program as somebody may write one: it streams the words of its answer, tells whole what it "found", stands
 * still where it is asked to speak slowly, says what it was told of itself, and fails where it is told to. Without
 * `characters` it knows of none and takes no question about them.
 */
const programText = (characters: boolean): string => `
import json, time

def model_fn(model_dir):
    return None

def transform_fn(model, body, content_type, accept):
    request = json.loads(body)
    if ${characters ? 'True' : 'False'} and request.get("operation") == "characters":
        return json.dumps({"characters": [{"name": "Echo", "lines": 3}]})
    last = request["messages"][-1]["content"]
    if "break" in last:
        raise ValueError("the ledger is wet")
    if "find" in last:
        answer = {"choices": [{"message": {"role": "assistant", "content": "The lock opens at six."}}]}
        source = {"text": "The lock opens at six.", "context": "When?", "scene": "lock-12", "score": 0.62}
        answer["upside"] = {"kind": "retrieved", "score": 0.62, "sources": [source]}
        return json.dumps(answer)
    told = [one["content"] for one in request["messages"] if one["role"] == "system"]
    if "told" in last:
        return json.dumps({"choices": [{"message": {"role": "assistant", "content": " ".join(told) or "Nothing."}}]})
    words = ["You ", "said: ", "\\u201e", last, "\\u201c ", "\\U0001F6A3", "."]
    def parts():
        try:
            for index, word in enumerate(words):
                if "slowly" in last and index == 5:
                    while True:
                        yield ": still there\\n\\n".encode()
                        time.sleep(0.02)
                event = "data: " + json.dumps({"choices": [{"delta": {"content": word}}]}, ensure_ascii=False) + "\\n\\n"
                yield event.encode()
                time.sleep(0.02)
            yield b"data: [DONE]\\n\\n"
        finally:
            print("answer over", flush=True)
    return parts()
`;

/** Deploys the program as an endpoint of that name, with an equal share for each variant; returns when it serves. */
export async function deployEcho(
  workspace: WorkspaceDriver,
  endpoint: string,
  variants: readonly string[] = ['only'],
  characters = true,
): Promise<void> {
  const { accountId } = workspace.daemon;
  const archive = pack();
  archive.entry({ name: 'code/inference.py' }, programText(characters));
  archive.finalize();
  const key = `models/${endpoint}/model.tar.gz`;
  await workspace.put(key, gzipSync(await buffer(archive as unknown as Readable)));
  await workspace.sagemaker.send(
    new CreateModelCommand({
      ModelName: endpoint,
      ExecutionRoleArn: `arn:aws:iam::${accountId}:role/UpsideLocalExecution`,
      PrimaryContainer: {
        Image: `${accountId}.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2`,
        ModelDataUrl: `s3://${workspace.bucket}/${key}`,
      },
    }),
  );
  await workspace.sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: endpoint,
      ProductionVariants: variants.map((VariantName) => ({
        VariantName,
        ModelName: endpoint,
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
      })),
    }),
  );
  await workspace.sagemaker.send(new CreateEndpointCommand({ EndpointName: endpoint, EndpointConfigName: endpoint }));
  const waiter = { client: workspace.sagemaker, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  await waitUntilEndpointInService(waiter, { EndpointName: endpoint });
}
