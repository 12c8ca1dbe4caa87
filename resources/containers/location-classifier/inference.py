"""Serves the location classifier: functions of the SageMaker inference toolkits, requests as docs/chat-endpoint.md has them."""

import csv
import io
import json
import os

import torch

JSON, LINES, CSV = "application/json", "application/jsonlines", "text/csv"
AT_ONCE = 32


class Refused(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status = status
        self.error = {"code": code, "message": message}


def model_fn(model_dir):
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    with open(os.path.join(model_dir, "upside.json"), encoding="utf-8") as file:
        limit = json.load(file)["max_length"]
    model = AutoModelForSequenceClassification.from_pretrained(model_dir)
    model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    return model, AutoTokenizer.from_pretrained(model_dir), limit


def transform_fn(model, body, content_type, accept, context=None):
    try:
        kind = answer_type(accept)
        texts, single = read_texts(body, content_type)
        if context is not None:
            context.set_response_content_type(0, kind)
        return written(predictions(model, texts), single, kind)
    except Refused as refusal:
        if context is None:
            raise ValueError(str(refusal)) from None
        context.set_response_status(refusal.status)
        context.set_response_content_type(0, JSON)
        return json.dumps({"error": refusal.error}, ensure_ascii=False)


def predictions(loaded, texts):
    model, tokenizer, limit = loaded
    for begin in range(0, len(texts), AT_ONCE):
        some = texts[begin : begin + AT_ONCE]
        batch = tokenizer(some, truncation=True, max_length=limit, padding=True, return_tensors="pt").to(model.device)
        with torch.inference_mode():
            shares = model(**batch).logits.float().softmax(-1).tolist()
        for row in shares:
            ranked = sorted(((share, model.config.id2label[n]) for n, share in enumerate(row)), reverse=True)
            yield {
                "label": ranked[0][1],
                "probability": ranked[0][0],
                "probabilities": {label: share for share, label in ranked},
            }


def read_texts(body, content_type):
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind not in (JSON, LINES, CSV):
        message = f"Content type {content_type} is not understood: send {CSV}, {LINES} or {JSON}."
        raise Refused(415, "unsupported_content_type", message)
    try:
        text = body.decode("utf-8") if isinstance(body, (bytes, bytearray)) else body
        if kind == CSV:
            found = [row[0] if len(row) == 1 else None for row in csv.reader(io.StringIO(text), strict=True) if row]
        elif kind == LINES:
            found = [text_of(json.loads(line)) for line in text.splitlines() if line.strip()]
        else:
            given = json.loads(text)
            if isinstance(given, dict) and "text" in given:
                return [checked(text_of(given))], True
            found = [text_of(each) for each in given["instances"]]
    except (ValueError, KeyError, TypeError, csv.Error):
        raise Refused(400, "invalid_request", f"The body is not {kind} with texts as this endpoint takes them.") from None
    if not found:
        raise Refused(400, "invalid_request", "The request has no texts.")
    return [checked(each) for each in found], False


def text_of(value):
    return value.get("text") if isinstance(value, dict) else value


def checked(text):
    if not isinstance(text, str) or not text.strip():
        raise Refused(400, "invalid_request", "A text is missing, blank, or holds an unquoted comma.")
    return text


def answer_type(accept):
    kind = (accept or "").split(";")[0].strip().lower()
    if kind in ("", "*/*", "application/*"):
        return JSON
    if kind not in (JSON, LINES, CSV):
        raise Refused(406, "not_acceptable", f"Answers cannot be written as {accept}; they can as {CSV}, {JSON}, {LINES}.")
    return kind


def written(answers, single, kind):
    answers = list(answers)
    if kind == CSV:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([each["label"], each["probability"]] for each in answers)
        return out.getvalue()
    if kind == LINES:
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in answers)
    return json.dumps(answers[0] if single else {"predictions": answers}, ensure_ascii=False)
