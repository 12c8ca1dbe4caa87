# Over 300 lines because it runs alone in whatever Python is configured: one file that needs nothing beside it.
"""Serves a Python program under SageMaker's hosting contract: GET /ping and POST /invocations.

The program (SAGEMAKER_PROGRAM in SAGEMAKER_SUBMIT_DIRECTORY) is one for the SageMaker inference toolkit:

    model_fn(model_dir[, context])                            loads the model, once
    input_fn(body, content_type[, context])                   bytes of a request to data
    predict_fn(data, model[, context])                        data to a prediction
    output_fn(prediction, accept[, context])                  a prediction to bytes or text, or a pair with a content type
    transform_fn(model, body, content_type, accept[, context])  in place of the last three

Where one of the last three is missing, JSON, JSON Lines, CSV and plain text are understood. A generator (or any
iterator) as the result is sent in parts, each as it comes; it is closed as soon as the client is found gone, so that
its GeneratorExit ends the work. Requests are served side by side in threads. Standard library only.
"""

import csv
import http.server
import importlib.util
import inspect
import io
import json
import os
import select
import signal
import socket
import sys
import threading
import traceback

JSON = "application/json"
JSON_LINES = ("application/jsonlines", "application/x-jsonlines", "application/jsonl")
CSV = "text/csv"
TEXT = "text/plain"
BYTES = "application/octet-stream"
END = object()
DEFAULT_ACCEPT = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", JSON)


class Refused(Exception):
    """A request that cannot be served, with the status that says why."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Context:
    """What a program may ask of its request and set on its answer, as the toolkit's model server offers it."""

    # Other servers of the same functions send an answer as a whole; a program may want to know.
    streams = True

    def __init__(self, model_dir, headers=None):
        self.system_properties = {"model_dir": model_dir, "gpu_id": None, "batch_size": 1}
        self.manifest = {}
        self.response_headers = {}
        self.response_status = 200
        self._headers = headers or {}

    def get_all_request_header(self, idx=0):
        return dict(self._headers)

    def get_request_header(self, idx, key=None):
        wanted = (key if key is not None else idx).lower()
        return next((value for name, value in self._headers.items() if name.lower() == wanted), None)

    def set_response_content_type(self, idx, value=None):
        self.response_headers["Content-Type"] = value if value is not None else idx

    def set_response_header(self, idx, key, value=None):
        name, text = (key, value) if value is not None else (idx, key)
        self.response_headers[name] = str(text)

    def set_response_status(self, code=200, phrase="", idx=0):
        self.response_status = int(code)


def media_type(header):
    return (header or "").split(";")[0].strip().lower()


def default_input(body, content_type):
    kind = media_type(content_type)
    if kind == BYTES:
        return body
    if kind not in (JSON, CSV, TEXT, *JSON_LINES):
        raise Refused(415, f"Content type {content_type} is not understood: send {JSON}, {JSON_LINES[0]}, {CSV} or {TEXT}.")
    try:
        text = body.decode("utf-8")
        if kind == JSON:
            return json.loads(text)
        if kind in JSON_LINES:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise Refused(400, f"The body is not valid {kind}: {error}") from None
    if kind == CSV:
        return [[number_or_text(cell) for cell in row] for row in csv.reader(io.StringIO(text)) if row]
    return text


def number_or_text(cell):
    try:
        return float(cell) if any(sign in cell for sign in ".eEnN") else int(cell)
    except ValueError:
        return cell


def default_predict(data, model):
    if callable(model):
        return model(data)
    raise NotImplementedError("The program has no predict_fn, and what model_fn returned cannot be called.")


def plain(value):
    """Arrays, tensors and scalars of numerical libraries as what JSON knows."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON; write it in output_fn.")


def default_output(prediction, accept):
    if isinstance(prediction, (bytes, bytearray)) or is_stream(prediction):
        return prediction
    kind = media_type(accept)
    if kind == JSON:
        return json.dumps(prediction, default=plain)
    rows = prediction.tolist() if hasattr(prediction, "tolist") else prediction
    if kind in JSON_LINES:
        return "".join(json.dumps(row, default=plain) + "\n" for row in (rows if isinstance(rows, list) else [rows]))
    if kind == CSV:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for row in rows if isinstance(rows, (list, tuple)) else [rows]:
            writer.writerow(row if isinstance(row, (list, tuple)) else [row])
        return out.getvalue()
    if kind == TEXT:
        return str(prediction)
    raise Refused(406, f"{accept} cannot be given: accept {JSON}, {JSON_LINES[0]}, {CSV} or {TEXT}.")


def is_stream(value):
    return hasattr(value, "__next__")


def call(function, arguments, context):
    """Calls a function of the program, with the context where its signature asks for one more argument."""
    try:
        extra = list(inspect.signature(function).parameters.values())[len(arguments) :]
    except ValueError:
        extra = []
    wanted = bool(extra) and (extra[0].name == "context" or extra[0].default is inspect.Parameter.empty)
    return function(*arguments, context) if wanted else function(*arguments)


class Program:
    """The user's functions, and the model once it is loaded."""

    def __init__(self, folder, file, model_dir):
        self.folder, self.file, self.model_dir = folder, file, model_dir
        self.model = None
        self.ready = threading.Event()

    def load(self):
        sys.path.insert(0, self.folder)
        name = os.path.splitext(os.path.basename(self.file))[0]
        spec = importlib.util.spec_from_file_location(name, os.path.join(self.folder, self.file))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        given = {key: getattr(module, key, None) for key in ("model_fn", "input_fn", "predict_fn", "output_fn", "transform_fn")}
        if given["transform_fn"] is not None and any(given[key] for key in ("input_fn", "predict_fn", "output_fn")):
            raise ValueError("transform_fn stands in place of input_fn, predict_fn and output_fn: define one or the others.")
        if given["model_fn"] is None:
            raise NotImplementedError(f"{self.file} has no model_fn, which loads the model.")
        self.transform_fn = given["transform_fn"]
        self.input_fn = given["input_fn"] or default_input
        self.predict_fn = given["predict_fn"] or default_predict
        self.output_fn = given["output_fn"] or default_output
        self.model = call(given["model_fn"], (self.model_dir,), Context(self.model_dir))
        self.ready.set()

    def answer(self, body, content_type, accept, context):
        """The result and its content type."""
        if self.transform_fn is not None:
            result = call(self.transform_fn, (self.model, body, content_type, accept), context)
        else:
            data = call(self.input_fn, (body, content_type), context)
            prediction = call(self.predict_fn, (data, self.model), context)
            result = call(self.output_fn, (prediction, accept), context)
        return result if isinstance(result, tuple) and len(result) == 2 else (result, accept)


def as_bytes(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if isinstance(value, str):
        return value.encode("utf-8")
    return (json.dumps(value, default=plain) + "\n").encode("utf-8")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written one after the other; waiting for a full packet would delay every answer.
    disable_nagle_algorithm = True
    program = None

    def log_message(self, format, *args):
        """The endpoint's log is for what the program says."""

    def do_GET(self):
        if self.path != "/ping":
            self.reply(404, TEXT, b"This server answers /ping and /invocations.")
            return
        self.reply(200 if self.program.ready.is_set() else 503, TEXT, b"")

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            self.close_connection = True
            self.reply(411, TEXT, b"The request has no Content-Length.")
            return
        body = self.rfile.read(int(length))
        if self.path != "/invocations":
            self.reply(404, TEXT, b"This server answers /ping and /invocations.")
            return
        if not self.program.ready.is_set():
            self.reply(503, TEXT, b"The model is still being loaded.")
            return
        try:
            self.invoke(body)
        except Refused as refusal:
            self.reply(refusal.status, TEXT, str(refusal).encode("utf-8"))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception as error:
            traceback.print_exc()
            last = traceback.format_exception_only(type(error), error)[-1].strip()
            self.reply(500, TEXT, last.encode("utf-8"))

    def invoke(self, body):
        content_type = self.headers.get("Content-Type") or JSON
        accept = self.headers.get("Accept") or ""
        if media_type(accept) in ("", "*/*"):
            accept = DEFAULT_ACCEPT
        context = Context(self.program.model_dir, {name: value for name, value in self.headers.items()})
        result, answered_type = self.program.answer(body, content_type, accept, context)
        headers = dict(context.response_headers)
        answered_type = headers.pop("Content-Type", None) or answered_type
        if is_stream(result):
            self.stream(context.response_status, answered_type, headers, result)
        else:
            self.reply(context.response_status, answered_type, as_bytes(result), headers)

    def stream(self, status, content_type, headers, parts):
        """Each part is sent when it is there. Before it is asked for the next one, the client has to be there too."""
        try:
            # Nothing is promised before the first part: until then a failure has a status of its own.
            part = next(parts, END)
            self.head(status, content_type, {**headers, "Transfer-Encoding": "chunked"})
            while part is not END:
                data = as_bytes(part)
                if data:
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
                if self.client_is_gone():
                    raise ConnectionResetError
                part = next(parts, END)
            self.wfile.write(b"0\r\n\r\n")
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception:
            if not self.head_is_sent:
                raise
            traceback.print_exc()
            # An answer that breaks off without its last chunk is known to be broken.
            self.close_connection = True
        finally:
            if hasattr(parts, "close"):
                parts.close()

    def client_is_gone(self):
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""

    head_is_sent = False

    def head(self, status, content_type, headers):
        self.head_is_sent = True
        self.send_response_only(status)
        self.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def reply(self, status, content_type, body, headers=None):
        self.head(status, content_type, {**(headers or {}), "Content-Length": str(len(body))})
        self.wfile.write(body)

    def parse_request(self):
        self.head_is_sent = False
        return super().parse_request()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    # As many may wait to be accepted as a busy endpoint has callers; the library's own 5 would turn some away.
    request_queue_size = 256

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (BrokenPipeError, ConnectionResetError)):
            super().handle_error(request, client_address)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    base = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")
    model_dir = os.environ.get("SM_MODEL_DIR", os.path.join(base, "model"))
    folder = os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY", os.path.join(model_dir, "code"))
    Handler.program = Program(folder, os.environ.get("SAGEMAKER_PROGRAM", "inference.py"), model_dir)
    # In a container of its own the port has to be reached from outside; on a person's machine it must not be.
    host = os.environ.get("UPSIDE_BIND_HOST", "127.0.0.1")
    server = Server((host, int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))), Handler)
    # Pings are answered (503) while a large model loads.
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.program.load()
    threading.Event().wait()


if __name__ == "__main__":
    main()
