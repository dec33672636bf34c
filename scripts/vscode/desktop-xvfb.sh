#!/bin/sh
# Runs the desktop VS Code on a virtual display, for machines without a screen.
exec xvfb-run --auto-servernum --server-args='-screen 0 1400x900x24' "$WORKPLAN_DESKTOP_VSCODE" "$@"
