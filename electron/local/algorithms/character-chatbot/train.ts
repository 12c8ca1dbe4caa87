import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerPaths } from '../shared/container-paths';
import { readHyperParameters } from '../shared/hyper-parameter-file';
import { readCheckpoint, writeCheckpoint } from './checkpoint';
import { baselines, evaluate } from './evaluate';
import { evaluationReport } from './evaluation-report';
import { type HyperParameters, parseHyperParameters } from './hyper-parameters';
import { writeModel } from './model-files';
import { PairModel } from './pair-model';
import { type Prepared, prepare } from './prepare';
import { type EpochReport, freshProgress, runTraining } from './trainer';

/**
 * One training job from its folder to its model. `stop` (SIGTERM) ends it after the current mini-batch with a checkpoint
 * and the best model so far.
 * @throws InputError for what the person who started it can put right.
 */
export async function train(paths: ContainerPaths, stop: AbortSignal, log: (line: string) => void): Promise<void> {
  const settings = parseHyperParameters(readHyperParameters(paths.hyperParametersFile));
  const data = prepare(paths, settings, log);
  const model = new PairModel(
    data.contextFeatures.importance.length,
    data.replyFeatures.importance.length,
    settings.dimensions,
  );
  model.begin(settings.seed);
  const fresh = freshProgress(settings.seed, data.near);
  const resumed = readCheckpoint(paths.checkpointDir, data.fingerprint, model, fresh);
  if (resumed) log(`Resuming from the checkpoint in epoch ${resumed.epoch} after ${resumed.row} replies.`);
  const progress = resumed ?? fresh;
  const rows = data.train.replyOf.length;
  const began = performance.now();
  const firstEpoch = progress.epoch;
  const outcome = await runTraining(
    model,
    data,
    settings,
    progress,
    {
      epoch: (report) => log(epochLine(report)),
      pulse: (epoch, row) => log(`Epoch ${epoch}: ${Math.round((row / rows) * 100)} % of ${rows} replies.`),
      checkpoint: (at) => writeCheckpoint(paths.checkpointDir, data.fingerprint, model, at),
    },
    stop,
  );
  if (outcome === 'stopped') {
    writeCheckpoint(paths.checkpointDir, data.fingerprint, model, progress);
    log(`Stopped in epoch ${progress.epoch} after ${progress.row} of ${rows} replies; a checkpoint is written.`);
  }
  const seconds = (performance.now() - began) / 1000;
  log(
    `Trained ${progress.epoch - firstEpoch} epochs in ${seconds.toFixed(2)} s${outcome === 'early' ? `: no better MRR for ${settings.earlyStoppingPatience} epochs` : ''}.`,
  );
  // Stopped inside the first epoch there is no best one yet: what was learnt until now is.
  const { best } = progress;
  if (best) for (const [i, array] of model.learnt().entries()) array.set(best.learnt[i] as Float32Array);
  save(paths, settings, data, model, best?.epoch ?? progress.epoch, log);
}

function save(
  paths: ContainerPaths,
  settings: HyperParameters,
  data: Prepared,
  model: PairModel,
  bestEpoch: number,
  log: (line: string) => void,
): void {
  mkdirSync(paths.modelDir, { recursive: true });
  mkdirSync(paths.outputDataDir, { recursive: true });
  writeModel(paths.modelDir, data, settings, model, bestEpoch);
  const figures = evaluate(model, data);
  const { bm25, chance } = baselines(data);
  const text = `${JSON.stringify(evaluationReport(data.pools, figures, bm25, chance), null, 2)}\n`;
  writeFileSync(join(paths.modelDir, 'evaluation.json'), text);
  writeFileSync(join(paths.outputDataDir, 'evaluation.json'), text);
  log(
    `Best epoch ${bestEpoch}: MRR ${figures.mrr.toFixed(4)}, recall@1 ${figures.recallAt1.toFixed(4)}, recall@5 ${figures.recallAt5.toFixed(4)} on ${data.pools.length} held-out replies. BM25 on the same candidates: MRR ${bm25.mrr.toFixed(4)}; chance ${chance.mrr.toFixed(4)}. Model written.`,
  );
}

/** The line the recipe's metric definitions read. */
function epochLine({ epoch, trainLoss, figures }: EpochReport): string {
  return `epoch=${epoch} train_loss=${trainLoss.toFixed(4)} recall_at_1=${figures.recallAt1.toFixed(4)} recall_at_5=${figures.recallAt5.toFixed(4)} mrr=${figures.mrr.toFixed(4)}`;
}
