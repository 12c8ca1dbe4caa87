"""Teaches DistilBERT (or another encoder) where a scene takes place: sequence classification with class weights.

Channels
    train        CSV or JSON lines with text and label, as prepare-dialogue writes locations/
    validation   the same, never learnt from; left out, a share of each label is held out
    model        the encoder's files, or one model.tar.gz of them; left out, model_id is fetched from the Hugging Face Hub

Writes the model with its labels, the tokenizer, evaluation.json (accuracy, macro F1, confusion matrix) and code/ for serving.
A line an epoch:   epoch=3 train_loss=0.4120 validation_loss=0.5312 validation_accuracy=0.8400 validation_macro_f1=0.8127

SIGTERM ends after the batch at hand with a checkpoint and the best epoch so far; the next attempt goes on from there.
"""

from job import StopSignal, run, say
from labelled import read_labelled, split_off
from options import read_options
from processes import Processes, spread_out


def train(folders):
    options = read_options(folders)
    stop = StopSignal()
    spread_out(options.processes_per_host)
    rows = read_labelled(folders, "train")
    held = read_labelled(folders, "validation") if folders.channel("validation") else None
    if held is None:
        rows, held = split_off(rows, options)
    # Only now: wrong hyperparameters and data need not wait for torch, nor the launcher load it as well.
    from base_model import place_of_base
    from learn import Learner
    from precision import Precision
    from publish import publish

    processes = Processes(stop)
    precision = Precision(options.precision, processes.device)
    base = place_of_base(folders, options, processes)
    learner = Learner(base, rows, held, options, processes, precision, folders.checkpoints(options.checkpoint_dir))
    report = learner.learn()
    if processes.first:
        publish(folders, learner, report)
    processes.wait()
    processes.close()
    say("Stopped; the model is the best epoch so far." if report["stopped"] else "Done.")


if __name__ == "__main__":
    run(train)
