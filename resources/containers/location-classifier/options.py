"""The hyperparameters of the location classifier. resources/recipes/location-classifier-distilbert.json is their form."""

import json

from job import BadInput, Options


def read_options(folders):
    options = Options("Location classifier: an encoder with a classification head.")
    options.text("model_id", "distilbert-base-uncased")
    options.number("epochs", 4, 1, 10_000, whole=True)
    options.number("learning_rate", 5e-5, 1e-7, 1)
    options.number("warmup_share", 0.1, 0, 0.5)
    options.number("weight_decay", 0.01, 0, 1)
    options.number("batch_size", 16, 1, 4096, whole=True)
    options.number("gradient_accumulation", 1, 1, 4096, whole=True)
    options.number("max_length", 128, 8, 8192, whole=True)
    options.text("class_weights", "balanced")
    options.choice("precision", ("auto", "fp16", "bf16", "fp32"), "auto")
    options.number("validation_split", 0.2, 0.01, 0.5)
    options.number("early_stopping_patience", 2, 0, 10_000, whole=True)
    options.text("checkpoint_dir")
    options.number("processes_per_host", 0, 0, 64, whole=True)
    options.number("seed", 1, 0, 2**31 - 1, whole=True)
    given = options.read(folders)
    given.class_weights = class_weights(given.class_weights)
    return given


def class_weights(text):
    """"none", "balanced", or a weight for each label: JSON, or label=weight,… as the toolkit writes a map."""
    if text in ("none", "balanced"):
        return text
    try:
        given = json.loads(text)
    except ValueError:
        given = dict(part.rsplit("=", 1) for part in text.split(",")) if "=" in text else None
    try:
        weights = {label: float(weight) for label, weight in given.items()}
    except (AttributeError, TypeError, ValueError):
        raise BadInput(f'class_weights is {text}: it must be none, balanced, or as {{"harbour": 2, "bakery": 1}}.') from None
    wrong = next((label for label, weight in weights.items() if not 0 < weight <= 1e6), None)
    if wrong is not None:
        raise BadInput(f"class_weights gives {wrong} the weight {weights[wrong]:g}: it must be above 0 and at most 1000000.")
    return weights
