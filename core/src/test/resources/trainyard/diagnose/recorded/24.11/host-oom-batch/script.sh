#!/bin/bash
python3 eat.py
echo "epoch 1 done"
