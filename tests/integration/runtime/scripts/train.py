import json, os, pathlib, sys

rows = [row for path in sorted(pathlib.Path(os.environ["SM_CHANNEL_TRAIN"]).rglob("*.csv")) for row in path.read_text().splitlines()]
if not rows or "--fail" in sys.argv:
    pathlib.Path(os.environ["SM_OUTPUT_DIR"], "failure").write_text("no usable rows")
    sys.exit(3)
for epoch in range(1, 4):
    print(f"epoch={epoch} train_loss={1 / (epoch + len(rows)):.4f}", flush=True)
pathlib.Path(os.environ["SM_MODEL_DIR"], "model.json").write_text(json.dumps({"rows": rows, "argv": sys.argv[1:]}))
pathlib.Path(os.environ["SM_OUTPUT_DATA_DIR"], "report.txt").write_text(os.environ["TRAINING_JOB_NAME"])
