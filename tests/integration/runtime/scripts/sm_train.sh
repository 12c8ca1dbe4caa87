#!/bin/bash
# Does what the SDK's own driver script does: everything by its path under /opt/ml.
set -e
[ -n "$(command -v python3)" ] && [ -n "$(command -v pip3)" ]
cat /opt/ml/input/config/resourceconfig.json; echo
cd /opt/ml/input/data/code
trap 'echo "driver saw exit code $?"' ERR
python3 train.py $TRAIN_FLAGS
