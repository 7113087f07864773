#!/bin/bash
./start.sh
