"""One process a GPU, on one instance or several: how they start, and what they agree on.

They may be started by SageMaker (distribution torch_distributed), which sets RANK and WORLD_SIZE; else this program starts them
itself from SM_HOSTS and SM_NUM_GPUS, and passes SIGTERM on without the 30 seconds torchrun would leave them.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time

from job import BadInput

PORT = 29400
# How long the others have to end by themselves once one of them failed.
GRACE_SECONDS = 10


def spread_out(processes_per_host):
    """Where there is more than one process to run and nothing started them: starts them, and ends with their exit code."""
    if "WORLD_SIZE" in os.environ:
        return
    hosts = sorted(json.loads(os.environ.get("SM_HOSTS", '["algo-1"]')))
    each = processes_per_host or max(1, int(os.environ.get("SM_NUM_GPUS", "0")))
    if len(hosts) * each == 1:
        return
    common = {"WORLD_SIZE": str(len(hosts) * each), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(free_port())}
    me = 0
    if len(hosts) > 1:
        me = hosts.index(os.environ["SM_CURRENT_HOST"])
        common.update(MASTER_ADDR=hosts[0], MASTER_PORT=str(PORT))
        card = os.environ.get("SM_NETWORK_INTERFACE_NAME")
        if card:
            common.update(NCCL_SOCKET_IFNAME=card, GLOO_SOCKET_IFNAME=card)
    # Each would take all processors, and they would get in each other's way.
    common["OMP_NUM_THREADS"] = os.environ.get("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // each)))
    sys.exit(run_all([{**common, "RANK": str(me * each + n), "LOCAL_RANK": str(n)} for n in range(each)]))


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def run_all(environments):
    """Runs this program once for each environment. The first exit code that is not 0, else 0."""
    command = [sys.executable, os.path.abspath(sys.argv[0]), *sys.argv[1:]]
    running = [subprocess.Popen(command, env={**os.environ, **each}) for each in environments]
    signal.signal(signal.SIGTERM, lambda *_: [process.send_signal(signal.SIGTERM) for process in running])
    failed = 0
    while any(process.poll() is None for process in running):
        failed = next((process.returncode for process in running if process.returncode), 0)
        if failed:
            # The others wait for the one that is gone.
            deadline = time.monotonic() + GRACE_SECONDS
            while time.monotonic() < deadline and any(process.poll() is None for process in running):
                time.sleep(0.1)
            for process in running:
                process.kill()
        time.sleep(0.1)
    return failed or next((process.returncode for process in running if process.returncode), 0)


class Processes:
    """This process among all: rank 0 speaks and writes; all of them add up gradients and agree to stop."""

    def __init__(self, stop):
        import torch

        self._torch, self._stop = torch, stop
        self.rank = int(os.environ.get("RANK", "0"))
        self.count = int(os.environ.get("WORLD_SIZE", "1"))
        on_gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if on_gpu else torch.device("cpu")
        if on_gpu:
            torch.cuda.set_device(self.device)
        if self.count > 1:
            torch.distributed.init_process_group("nccl" if on_gpu else "gloo")

    @property
    def first(self):
        return self.rank == 0

    def total(self, values):
        """The sums of a list of numbers over all processes."""
        tensor = self._torch.tensor(values, dtype=self._torch.float64, device=self.device)
        if self.count > 1:
            self._torch.distributed.all_reduce(tensor)
        return tensor.tolist()

    def stopping(self):
        """Whether any process was asked to stop: all hear of it at the same place, so that none waits for another."""
        return self.total([float(self._stop.asked)])[0] > 0

    def alike(self, found, step_of):
        """What was found, once it is known that every process found the same step, or nothing."""
        mine = -1 if found is None else step_of(found)
        if self.total([mine])[0] != mine * self.count:
            raise BadInput("The instances have checkpoints of different steps. Choose another checkpoint location.")
        return found

    def mean_gradients(self, parameters):
        """Averages the gradients in one exchange. A parameter that had no part in the loss counts as zero."""
        if self.count == 1:
            return
        torch = self._torch
        flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in parameters])
        torch.distributed.all_reduce(flat)
        flat /= self.count
        begin = 0
        for parameter in parameters:
            parameter.grad = flat[begin : begin + parameter.numel()].view_as(parameter).clone()
            begin += parameter.numel()

    def wait(self):
        if self.count > 1:
            self._torch.distributed.barrier()

    def close(self):
        if self.count > 1:
            self._torch.distributed.destroy_process_group()
