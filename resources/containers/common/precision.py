"""Which numbers a program computes with: fp16 and bf16 only where the GPU has them, and the scaling fp16 needs."""

import contextlib

import torch

from job import BadInput

CHOICES = ("auto", "fp16", "bf16", "fp32")
TYPES = {"fp16": torch.float16, "bf16": torch.bfloat16, "fp32": torch.float32}


class Precision:
    def __init__(self, asked, device):
        on_gpu = device.type == "cuda"
        # From Ampere (compute capability 8) on bf16 is in the hardware; torch emulates it before that.
        ampere = on_gpu and torch.cuda.get_device_capability(device)[0] >= 8
        if asked in ("fp16", "bf16") and not on_gpu:
            raise BadInput(f"precision is {asked}, and this instance has no GPU. Choose auto or fp32, or a GPU instance.")
        if asked == "bf16" and not ampere:
            raise BadInput("precision is bf16, and this GPU is older than Ampere. Choose auto or fp16.")
        self.name = ("bf16" if ampere else "fp16" if on_gpu else "fp32") if asked == "auto" else asked
        self.type = TYPES[self.name]
        self._device = device.type
        # torch 2.3 moved it; the old place still works and warns.
        scaler = getattr(torch.amp, "GradScaler", torch.cuda.amp.GradScaler)
        self.scaler = scaler(enabled=self.name == "fp16")

    def computing(self):
        """Around forward passes: matrix products in the chosen type, sums in fp32."""
        return contextlib.nullcontext() if self.name == "fp32" else torch.autocast(self._device, dtype=self.type)
