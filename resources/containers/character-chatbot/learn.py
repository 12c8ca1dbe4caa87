"""The training loop: accumulation, evaluation, checkpoints, and an end at SIGTERM that loses nothing."""

import math
import time

import torch

from checkpoints import Checkpoints
from job import say


class Learner:
    def __init__(self, model, train, held, options, processes, precision, checkpoint_folder):
        self._model, self._train, self._held = model, train, held
        self._options, self._processes, self._precision = options, processes, precision
        self._weights = {name: p for name, p in model.named_parameters() if p.requires_grad}
        self._optimizer = torch.optim.AdamW(self._weights.values(), lr=options.learning_rate, weight_decay=0.0)
        self._step, self._best, self._waited = 0, None, 0
        self._per_step = options.batch_size * options.gradient_accumulation * processes.count
        same = ("model_id", "lora_r", "lora_alpha", "lora_targets", "learning_rate", "batch_size", "gradient_accumulation")
        same += ("max_steps", "seed", "max_length")
        belongs_to = {name: getattr(options, name) for name in same}
        belongs_to.update(processes=processes.count, training_data=train.digest[:16])
        self._checkpoints = Checkpoints(checkpoint_folder, belongs_to)

    def learn(self):
        """Trains from the newest checkpoint on, and leaves the best weights in the model. Gives what is worth telling."""
        self._resume()
        say(f"{len(self._train)} replies, {self._per_step} a step, {self._options.max_steps} steps.")
        self._model.train()
        stopped, losses, tokens, began = False, [], 0, time.monotonic()
        while self._step < self._options.max_steps and not self._has_waited_enough():
            got = self._one_step()
            if got is None:
                stopped = True
                break
            losses.append(got[0])
            tokens += got[1]
            if self._step % self._options.log_steps == 0 or self._step == self._options.max_steps:
                self._tell(losses, tokens / max(time.monotonic() - began, 1e-9))
                losses, tokens, began = [], 0, time.monotonic()
            if self._held and (self._step % self._options.eval_steps == 0 or self._step == self._options.max_steps):
                self._evaluate()
                began = time.monotonic()
            if self._step % self._options.checkpoint_steps == 0:
                self._save()
        if stopped:
            self._save()
        return self._end(stopped)

    def _one_step(self):
        """Loss and tokens of one step; None when the job is stopping, and then nothing was changed."""
        options, processes = self._options, self._processes
        rate = self._rate()
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        # Dropout is drawn anew for each step and process, so that no state of it has to be kept.
        torch.manual_seed(options.seed * 1_000_003 + self._step * processes.count + processes.rank)
        total, tokens = 0.0, 0
        for part in range(options.gradient_accumulation):
            if processes.stopping():
                self._optimizer.zero_grad()
                return None
            batch = self._train.batch(self._indices(part), processes.device)
            with self._precision.computing():
                loss = self._model(**batch).loss / options.gradient_accumulation
            self._precision.scaler.scale(loss).backward()
            total += loss.item()
            tokens += int(batch["attention_mask"].sum())
        weights = list(self._weights.values())
        processes.mean_gradients(weights)
        self._precision.scaler.unscale_(self._optimizer)
        if options.max_grad_norm > 0:
            torch.nn.utils.clip_grad_norm_(weights, options.max_grad_norm)
        self._precision.scaler.step(self._optimizer)
        self._precision.scaler.update()
        self._optimizer.zero_grad()
        self._step += 1
        total, tokens = processes.total([total, tokens])
        return total / processes.count, tokens

    def _indices(self, part):
        """Which replies this process learns from now: every epoch in its own order, known from the step alone."""
        options, processes = self._options, self._processes
        begin = self._step * self._per_step + (part * processes.count + processes.rank) * options.batch_size
        return [self._order((begin + n) // len(self._train))[(begin + n) % len(self._train)] for n in range(options.batch_size)]

    def _order(self, epoch):
        if getattr(self, "_ordered", (None, None))[0] != epoch:
            generator = torch.Generator().manual_seed(self._options.seed + epoch)
            self._ordered = (epoch, torch.randperm(len(self._train), generator=generator).tolist())
        return self._ordered[1]

    def _rate(self):
        """Rises over warmup_share of the steps, then falls along a cosine to a tenth."""
        options = self._options
        warm = max(1, round(options.max_steps * options.warmup_share))
        if self._step < warm:
            return options.learning_rate * (self._step + 1) / warm
        share = (self._step - warm) / max(1, options.max_steps - warm)
        return options.learning_rate * (0.1 + 0.45 * (1 + math.cos(math.pi * share)))

    def _tell(self, losses, tokens_per_second):
        epoch = self._step * self._per_step / len(self._train)
        say(
            f"step={self._step} epoch={epoch:.3f} train_loss={sum(losses) / len(losses):.6f} "
            f"learning_rate={self._optimizer.param_groups[0]['lr']:.8f} tokens_per_second={tokens_per_second:.1f}"
        )

    def _evaluate(self):
        loss = self._measure()
        say(f"step={self._step} validation_loss={loss:.6f} validation_perplexity={math.exp(min(loss, 20)):.4f}")
        if self._best is None or loss < self._best["loss"]:
            weights = {name: weight.detach().cpu().clone() for name, weight in self._weights.items()}
            self._best, self._waited = {"loss": loss, "step": self._step, "weights": weights}, 0
        else:
            self._waited += 1

    @torch.no_grad()
    def _measure(self):
        """The mean loss of a token of the held-out replies."""
        self._model.eval()
        lost, counted = 0.0, 0
        size, processes = self._options.batch_size, self._processes
        for begin in range(processes.rank * size, len(self._held), processes.count * size):
            batch = self._held.batch(range(begin, min(begin + size, len(self._held))), processes.device)
            tokens = int((batch["labels"][:, 1:] != -100).sum())
            with self._precision.computing():
                lost += self._model(**batch).loss.item() * tokens
            counted += tokens
        self._model.train()
        lost, counted = processes.total([lost, counted])
        return lost / counted

    def _has_waited_enough(self):
        patience = self._options.early_stopping_patience
        if patience == 0 or self._waited < patience:
            return False
        say(f"No better validation loss in {patience} evaluations: training ends early.")
        return True

    def _save(self):
        if self._processes.first:
            weights = dict(self._weights)
            state = {"step": self._step, "weights": weights, "optimizer": self._optimizer.state_dict()}
            state.update(scaler=self._precision.scaler.state_dict(), best=self._best, waited=self._waited)
            self._checkpoints.save(self._step, state)

    def _resume(self):
        state = self._processes.alike(self._checkpoints.newest(), lambda found: found["step"])
        if state is None:
            return
        self._put(state["weights"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._precision.scaler.load_state_dict(state["scaler"])
        self._step, self._best, self._waited = state["step"], state["best"], state["waited"]

    @torch.no_grad()
    def _put(self, weights):
        for name, weight in self._weights.items():
            weight.copy_(weights[name])

    def _end(self, stopped):
        report = {"step": self._step, "stopped": stopped, "replies": len(self._held or ()), "loss": None}
        if self._best is not None:
            self._put(self._best["weights"])
            report.update(loss=self._best["loss"], best_step=self._best["step"])
        return report
