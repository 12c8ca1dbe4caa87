"""The training loop of the classifier: weighted loss, an evaluation an epoch, early stopping, checkpoints."""

import hashlib
import math

import torch

from base_model import loaded
from checkpoints import Checkpoints
from figures import confusion, figures_of
from job import say
from labelled import labels_of, weights_of


class Learner:
    def __init__(self, base, rows, held, options, processes, precision, checkpoint_folder):
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        self.options, self._processes, self._precision = options, processes, precision
        self.labels = labels_of(rows, held)
        self.tokenizer = loaded("tokenizer", base, lambda: AutoTokenizer.from_pretrained(base))
        torch.manual_seed(options.seed)
        names = dict(enumerate(self.labels))
        self.model = loaded(
            "model",
            base,
            lambda: AutoModelForSequenceClassification.from_pretrained(
                base, num_labels=len(names), id2label=names, label2id={name: number for number, name in names.items()}
            ),
        ).to(processes.device)
        self._rows, self._held = self._numbered(rows), self._numbered(held)
        weights = torch.tensor(weights_of(options.class_weights, rows, self.labels), device=processes.device)
        self._loss = torch.nn.CrossEntropyLoss(weight=weights)
        self._weights = [weight for weight in self.model.parameters() if weight.requires_grad]
        self._optimizer = torch.optim.AdamW(self._weights, lr=options.learning_rate, weight_decay=options.weight_decay)
        self._per_step = options.batch_size * options.gradient_accumulation * processes.count
        self._steps = math.ceil(len(rows) / self._per_step)
        self._epoch, self._step, self._sum, self._best, self._waited = 0, 0, 0.0, None, 0
        same = ("model_id", "epochs", "learning_rate", "batch_size", "gradient_accumulation", "max_length", "seed")
        belongs_to = {name: getattr(options, name) for name in same}
        digest = hashlib.sha256(repr((rows, options.class_weights)).encode()).hexdigest()[:16]
        self._checkpoints = Checkpoints(checkpoint_folder, {**belongs_to, "processes": processes.count, "training_data": digest})

    def _numbered(self, rows):
        numbers = {label: number for number, label in enumerate(self.labels)}
        return [(text, numbers[label]) for text, label in rows]

    def learn(self):
        """Trains from the newest checkpoint on; the best epoch's weights are in the model afterwards."""
        self._resume()
        options, stopped = self.options, False
        while self._epoch < options.epochs and not stopped:
            if options.early_stopping_patience and self._waited >= options.early_stopping_patience:
                say(f"No better macro F1 or loss in {self._waited} epochs: training ends early.")
                break
            stopped = not self._learn_epoch()
            if not stopped:
                self._end_epoch()
            self._save()
        if self._best is not None:
            self.model.load_state_dict(self._best["weights"])
        _, counts = self._measure()
        return {"confusion": counts, "stopped": stopped, "epoch": self._epoch}

    def _learn_epoch(self):
        """The rest of the epoch at hand; False when the job is stopping."""
        self.model.train()
        generator = torch.Generator().manual_seed(self.options.seed + self._epoch)
        order = torch.randperm(len(self._rows), generator=generator).tolist()
        processes, size = self._processes, self.options.batch_size
        while self._step < self._steps:
            done = self._epoch * self._steps + self._step
            for group in self._optimizer.param_groups:
                group["lr"] = self._rate(done)
            torch.manual_seed(self.options.seed * 1_000_003 + done * processes.count + processes.rank)
            lost = 0.0
            for part in range(self.options.gradient_accumulation):
                if processes.stopping():
                    self._optimizer.zero_grad()
                    return False
                begin = self._step * self._per_step + (part * processes.count + processes.rank) * size
                # The last step wraps around, so that every process always has a batch.
                rows = [self._rows[order[(begin + n) % len(order)]] for n in range(min(size, len(order)))]
                loss = self._loss_of(rows) / self.options.gradient_accumulation
                self._precision.scaler.scale(loss).backward()
                lost += loss.item()
            processes.mean_gradients(self._weights)
            self._precision.scaler.unscale_(self._optimizer)
            torch.nn.utils.clip_grad_norm_(self._weights, 1.0)
            self._precision.scaler.step(self._optimizer)
            self._precision.scaler.update()
            self._optimizer.zero_grad()
            self._step += 1
            self._sum += processes.total([lost])[0] / processes.count
        return True

    def _logits(self, texts):
        batch = self.tokenizer(texts, truncation=True, max_length=self.options.max_length, padding=True, return_tensors="pt")
        with self._precision.computing():
            return self.model(**batch.to(self._processes.device)).logits.float()

    def _loss_of(self, rows):
        truth = torch.tensor([label for _, label in rows], device=self._processes.device)
        return self._loss(self._logits([text for text, _ in rows]), truth)

    def _rate(self, done):
        total = self.options.epochs * self._steps
        warm = max(1, round(total * self.options.warmup_share))
        return self.options.learning_rate * (min(1, (done + 1) / warm) if done < warm else (total - done) / max(1, total - warm))

    def _end_epoch(self):
        loss, counts = self._measure()
        figures = figures_of(counts)
        self._epoch += 1
        say(
            f"epoch={self._epoch} train_loss={self._sum / self._steps:.6f} validation_loss={loss:.6f} "
            f"validation_accuracy={figures['accuracy']:.6f} validation_macro_f1={figures['macro_f1']:.6f}"
        )
        self._step, self._sum = 0, 0.0
        # Of two epochs that find equally much, the one that is surer is better.
        merit = [figures["macro_f1"], -loss]
        if self._best is None or merit > self._best["merit"]:
            weights = {name: weight.detach().cpu().clone() for name, weight in self.model.state_dict().items()}
            self._best, self._waited = {"merit": merit, "weights": weights}, 0
        else:
            self._waited += 1

    @torch.no_grad()
    def _measure(self):
        """Mean loss and confusion counts (true, then predicted label) on the held-out texts. Every process does it all."""
        self.model.eval()
        lost, truths, said = 0.0, [], []
        for begin in range(0, len(self._held), self.options.batch_size):
            rows = self._held[begin : begin + self.options.batch_size]
            logits = self._logits([text for text, _ in rows])
            truth = torch.tensor([label for _, label in rows], device=logits.device)
            lost += torch.nn.functional.cross_entropy(logits, truth, reduction="sum").item()
            truths += truth.tolist()
            said += logits.argmax(-1).tolist()
        return lost / len(self._held), confusion(truths, said, len(self.labels))

    def _save(self):
        if self._processes.first:
            state = {"epoch": self._epoch, "step": self._step, "sum": self._sum, "best": self._best, "waited": self._waited}
            weights = dict(self.model.state_dict())
            state.update(weights=weights, optimizer=self._optimizer.state_dict(), scaler=self._precision.scaler.state_dict())
            self._checkpoints.save(self._epoch * self._steps + self._step, state)

    def _resume(self):
        state = self._processes.alike(self._checkpoints.newest(), lambda found: found["epoch"] * self._steps + found["step"])
        if state is None:
            return
        self.model.load_state_dict(state["weights"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._precision.scaler.load_state_dict(state["scaler"])
        self._epoch, self._step, self._sum = state["epoch"], state["step"], state["sum"]
        self._best, self._waited = state["best"], state["waited"]
