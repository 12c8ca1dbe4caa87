"""Makes answers token by token, in a thread of its own, and stops as soon as nobody wants to hear more."""

import threading

import torch
from transformers import StoppingCriteria, StoppingCriteriaList, TextIteratorStreamer

from chat_request import Refused


class Chatbot:
    def __init__(self, model, tokenizer, about):
        self._model, self._tokenizer, self._about = model, tokenizer, about
        # The random numbers are the whole program's: with one answer at a time, a seed gives the same answer again.
        self._turn = threading.Lock()

    @property
    def characters(self):
        return self._about["characters"]

    def prompt(self, character):
        return self._about["system_prompt"].replace("{character}", character)

    def answer(self, request):
        """An Answer to iterate over. Refused when the talk does not fit into what the model can look at."""
        room = getattr(self._model.config, "max_position_embeddings", 4096) - request.tokens
        system, turns = request.messages[:1], request.messages[1:]
        while True:
            ids = self._tokenizer(
                self._tokenizer.apply_chat_template(system + turns, tokenize=False, add_generation_prompt=True),
                add_special_tokens=False,
                return_tensors="pt",
            )
            if ids["input_ids"].shape[1] <= room:
                # A tokenizer may also number text types, which not every model knows.
                wanted = {name: ids[name].to(self._model.device) for name in ("input_ids", "attention_mask")}
                return Answer(self._model, self._tokenizer, wanted, request, self._turn)
            if len(turns) == 1:
                raise Refused(400, "context_too_long", f"The talk has more than the {room} tokens that fit.", limit=room)
            turns = turns[2:]


class Watch(StoppingCriteria):
    """Called after every token: counts them, and says whether to stop."""

    def __init__(self):
        self.tokens, self.unwanted = 0, threading.Event()

    def __call__(self, input_ids, scores, **_):
        self.tokens += 1
        return torch.full((input_ids.shape[0],), self.unwanted.is_set(), device=input_ids.device, dtype=torch.bool)


class Answer:
    """The pieces of one answer, as they are made."""

    def __init__(self, model, tokenizer, ids, request, turn):
        self._limit, self._watch, self._failure = request.tokens, Watch(), None
        self._streamer = TextIteratorStreamer(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self.prompt_tokens = int(ids["input_ids"].shape[1])
        how = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
        if request.temperature > 0:
            how = {"do_sample": True, "temperature": float(request.temperature), "top_p": float(request.top_p), "top_k": None}

        def generate():
            try:
                with turn, torch.inference_mode():
                    if self._watch.unwanted.is_set():
                        return
                    if request.seed is not None:
                        torch.manual_seed(request.seed)
                    model.generate(
                        **ids,
                        **how,
                        max_new_tokens=request.tokens,
                        streamer=self._streamer,
                        stopping_criteria=StoppingCriteriaList([self._watch]),
                        pad_token_id=tokenizer.pad_token_id,
                        # One process answers alone; left open, transformers looks for others.
                        synced_gpus=False,
                    )
            except Exception as error:
                self._failure = error
            finally:
                self._streamer.end()

        threading.Thread(target=generate, daemon=True).start()

    @property
    def tokens(self):
        return self._watch.tokens

    @property
    def finish_reason(self):
        return "length" if self.tokens >= self._limit else "stop"

    def __iter__(self):
        for text in self._streamer:
            if text:
                yield text
        if self._failure is not None:
            raise self._failure

    def close(self):
        self._watch.unwanted.set()
