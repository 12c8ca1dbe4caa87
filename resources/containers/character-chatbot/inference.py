"""Serves the character chatbot: functions of the SageMaker inference toolkits, answers as docs/chat-endpoint.md has them.

Run by resources/containers/serving.py, answers are streamed while they are made. AWS's own inference images send an answer
as a whole: a request with "stream": true then gets the same events at once.

Environment: UPSIDE_BASE_MODEL, where the base model is when the artifact is only an adapter (a folder or a name on the Hub;
else the name it was trained from).
"""

import json
import os

import torch

from chat_request import Refused, read_request
from generate import Chatbot

JSON, EVENTS = "application/json", "text/event-stream"


def model_fn(model_dir):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with open(os.path.join(model_dir, "upside.json"), encoding="utf-8") as file:
        about = json.load(file)
    on_gpu = torch.cuda.is_available()
    ampere = on_gpu and torch.cuda.get_device_capability()[0] >= 8
    kind = torch.bfloat16 if ampere else torch.float16 if on_gpu else torch.float32
    adapter = os.path.exists(os.path.join(model_dir, "adapter_config.json"))
    base = os.environ.get("UPSIDE_BASE_MODEL") or about["base_model"] if adapter else model_dir
    model = AutoModelForCausalLM.from_pretrained(base, torch_dtype=kind)
    if adapter:
        from peft import PeftModel

        # Merged, the adapter costs nothing while answering.
        model = PeftModel.from_pretrained(model, model_dir).merge_and_unload()
    model.to("cuda" if on_gpu else "cpu").eval()
    return Chatbot(model, AutoTokenizer.from_pretrained(model_dir), about)


def transform_fn(model, body, content_type, accept, context=None):
    # Not every toolkit gives a context; then the content type is what was asked for, and a refusal is an error of its own.
    def reply(kind, value):
        if context is not None:
            context.set_response_content_type(0, kind)
        return json.dumps(value, ensure_ascii=False) if kind == JSON else value

    try:
        request = read_request(body, content_type, model)
        if request is None:
            return reply(JSON, {"characters": model.characters})
        answering = model.answer(request)
        if not request.stream:
            return reply(JSON, whole(answering, request))
        sent = events(answering, request)
        # Only serving.py's context can send parts as they come.
        return reply(EVENTS, sent if getattr(context, "streams", False) else "".join(sent))
    except Refused as refusal:
        if context is None:
            raise ValueError(str(refusal)) from None
        context.set_response_status(refusal.status)
        return reply(JSON, {"error": refusal.error})


def about(request, answering):
    return {
        "usage": {
            "prompt_tokens": answering.prompt_tokens,
            "completion_tokens": answering.tokens,
            "total_tokens": answering.prompt_tokens + answering.tokens,
        },
        "upside": {"kind": "generated", "character": request.character},
    }


def whole(answering, request):
    message = {"role": "assistant", "content": "".join(answering).strip()}
    choice = {"index": 0, "message": message, "finish_reason": answering.finish_reason}
    return {"object": "chat.completion", "model": "character-chatbot", "choices": [choice], **about(request, answering)}


def events(answering, request):
    """Server-sent events; closing this generator ends the work."""
    try:
        for text in answering:
            yield event({"delta": {"role": "assistant", "content": text}, "finish_reason": None})
        yield event({"delta": {}, "finish_reason": answering.finish_reason}, about(request, answering))
        yield "data: [DONE]\n\n"
    finally:
        answering.close()


def event(choice, more=None):
    chunk = {"object": "chat.completion.chunk", "model": "character-chatbot", "choices": [{"index": 0, **choice}]}
    return f"data: {json.dumps({**chunk, **(more or {})}, ensure_ascii=False)}\n\n"
