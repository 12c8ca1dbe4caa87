import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerPaths } from '../shared/container-paths';
import { PREPROCESSING_VERSION } from '../shared/features';
import { readHyperParameters } from '../shared/hyper-parameter-file';
import { readCheckpoint, writeCheckpoint } from './checkpoint';
import { evaluate } from './evaluate';
import { evaluationReport } from './evaluation-report';
import { type HyperParameters, parseHyperParameters } from './hyper-parameters';
import { writeModel } from './model-files';
import { type Prepared, prepare } from './prepare';
import { SoftmaxModel } from './softmax-model';
import { tellingWords } from './telling-words';
import { type EpochReport, freshProgress, runTraining } from './trainer';

/**
 * One training job from its folder to its model. `stop` (SIGTERM) ends it after the current mini-batch with a checkpoint
 * and the best model so far.
 * @throws InputError for what the person who started it can put right.
 */
export async function train(paths: ContainerPaths, stop: AbortSignal, log: (line: string) => void): Promise<void> {
  const settings = parseHyperParameters(readHyperParameters(paths.hyperParametersFile));
  const data = prepare(paths, settings, log);
  const model = new SoftmaxModel(data.buckets.length, data.labels.length);
  const resumed = readCheckpoint(paths.checkpointDir, data.fingerprint, model);
  if (resumed) log(`Resuming from the checkpoint in epoch ${resumed.epoch} after ${resumed.row} rows.`);
  const progress = resumed ?? freshProgress(settings.seed);
  const rows = data.train.classes.length;
  const began = performance.now();
  const firstEpoch = progress.epoch;
  const outcome = await runTraining(
    model,
    data,
    settings,
    progress,
    {
      epoch: (report) => log(epochLine(report)),
      pulse: (epoch, row) => log(`Epoch ${epoch}: ${Math.round((row / rows) * 100)} % of ${rows} rows.`),
      checkpoint: (at) => writeCheckpoint(paths.checkpointDir, data.fingerprint, model, at),
    },
    stop,
  );
  if (outcome === 'stopped') {
    writeCheckpoint(paths.checkpointDir, data.fingerprint, model, progress);
    log(`Stopped in epoch ${progress.epoch} after ${progress.row} of ${rows} rows; a checkpoint is written.`);
  }
  const seconds = (performance.now() - began) / 1000;
  log(
    `Trained ${progress.epoch - firstEpoch} epochs in ${seconds.toFixed(2)} s${outcome === 'early' ? `: no better validation loss for ${settings.earlyStoppingPatience} epochs` : ''}.`,
  );
  // Stopped inside the first epoch there is no best one yet: what was learnt until now is.
  model.fold();
  const best = progress.best ?? { epoch: progress.epoch, loss: Number.NaN, weights: model.weights, bias: model.bias };
  model.weights.set(best.weights);
  model.bias.set(best.bias);
  save(paths, settings, data, model, best.epoch, log);
}

function save(
  paths: ContainerPaths,
  settings: HyperParameters,
  data: Prepared,
  model: SoftmaxModel,
  bestEpoch: number,
  log: (line: string) => void,
): void {
  mkdirSync(paths.modelDir, { recursive: true });
  mkdirSync(paths.outputDataDir, { recursive: true });
  writeModel(paths.modelDir, {
    manifest: {
      format: 'upside-location-classifier-1',
      preprocessingVersion: PREPROCESSING_VERSION,
      labels: data.labels,
      features: data.features,
      featureCount: data.buckets.length,
      bestEpoch,
      trainingRows: data.train.classes.length,
      hyperParameters: settings,
    },
    buckets: data.buckets,
    weights: model.unpadded(),
    bias: model.bias,
  });
  const { predictions, metrics } = evaluate(model, data.validation, data.classWeights);
  const report = evaluationReport(data.labels, data.validation.classes, predictions, settings.seed);
  const text = `${JSON.stringify(report, null, 2)}\n`;
  writeFileSync(join(paths.modelDir, 'evaluation.json'), text);
  writeFileSync(join(paths.outputDataDir, 'evaluation.json'), text);
  const words = `${JSON.stringify(tellingWords(data, model), null, 2)}\n`;
  writeFileSync(join(paths.modelDir, 'telling-words.json'), words);
  writeFileSync(join(paths.outputDataDir, 'telling-words.json'), words);
  const majority = report.multiclass_classification_metrics.accuracy_best_constant_classifier as { value: number };
  log(
    `Best epoch ${bestEpoch}: validation accuracy ${metrics.accuracy.toFixed(4)}, macro F1 ${metrics.macro.f1.toFixed(4)}; always answering the most frequent label reaches ${majority.value.toFixed(4)}. Model written.`,
  );
}

/** The line the recipe's metric definitions read. */
function epochLine({ epoch, trainLoss, evaluation: { loss, metrics } }: EpochReport): string {
  return `epoch=${epoch} train_loss=${trainLoss.toFixed(4)} validation_loss=${loss.toFixed(4)} validation_accuracy=${metrics.accuracy.toFixed(4)} validation_macro_f1=${metrics.macro.f1.toFixed(4)}`;
}
