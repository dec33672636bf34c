#!/usr/bin/env node
import { main } from './cli/main';
import { processIo } from './cli/process-io';

// The code is set, never forced: what has been written still has to leave the process.
void main(process.argv.slice(2), processIo()).then((code) => {
  if (code !== undefined) {
    process.exitCode ??= code;
  }
});
