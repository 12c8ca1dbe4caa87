"""Teaches an instruct model (Llama 3.2, Qwen 2.5 …) to answer as the characters of a dialogue, with LoRA.

Channels
    train        pairs/*.jsonl or dialogue/*.jsonl as prepare-dialogue writes them, or CSV with scene, turn, character, text
    validation   the same, never learnt from; left out, a share of the scenes of train is held out
    model        the base model's files, or one model.tar.gz of them; left out, model_id is fetched from the Hugging Face Hub

Writes the adapter (or, with save=merged, the whole model), the tokenizer, upside.json, evaluation.json and code/ for serving.
A line for metric definitions:   step=20 epoch=0.31 train_loss=2.1034 learning_rate=0.0002 tokens_per_second=812.5
after an evaluation:             step=20 validation_loss=2.2011 validation_perplexity=9.0350

SIGTERM ends after the step at hand with a checkpoint, and with the model as far as it got. The next attempt goes on from
there and ends with the same adapter, to the bit on the same processors. Requirements: requirements.txt, pinned.
"""

from conversations import read_conversations, split_off
from job import StopSignal, run, say
from options import read_options
from processes import Processes, spread_out


def train(folders):
    options = read_options(folders)
    stop = StopSignal()
    spread_out(options.processes_per_host)
    talks = read_conversations(folders, "train", options)
    held = read_conversations(folders, "validation", options) if folders.channel("validation") else None
    if held is None:
        talks, held = split_off(talks, options)
    # Only now: wrong hyperparameters and data need not wait for torch, nor the launcher load it as well.
    from adapter import load_model, load_tokenizer
    from base_model import place_of_base
    from examples import Examples
    from learn import Learner
    from precision import Precision
    from publish import publish

    processes = Processes(stop)
    precision = Precision(options.precision, processes.device)
    base = place_of_base(folders, options, processes)
    tokenizer = load_tokenizer(base)
    learnt_from = Examples(talks, tokenizer, options, "train")
    measured_on = Examples(held, tokenizer, options, "validation") if held else None
    model = load_model(base, options, precision, processes.device)
    learner = Learner(model, learnt_from, measured_on, options, processes, precision, folders.checkpoints(options.checkpoint_dir))
    report = learner.learn()
    if processes.first:
        publish(folders, options, model, tokenizer, talks, report)
    processes.wait()
    processes.close()
    say(f"Stopped at step {report['step']}; the model is what it had learnt by then." if report["stopped"] else "Done.")


if __name__ == "__main__":
    run(train)
