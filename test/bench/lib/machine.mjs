// @ts-check
import os from 'node:os';

/** What the figures were measured on. */
export function machine() {
  const cpus = os.cpus();
  return {
    date: new Date().toISOString(),
    node: process.version,
    v8: process.versions.v8,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    /** Above the number of cores others were at work: read the ratios alone. */
    load: os.loadavg().map((value) => Number(value.toFixed(2))),
  };
}

/** @param {ReturnType<typeof machine>} at */
export function machineLine(at) {
  return `${at.date} · Node ${at.node} · ${at.platform} · ${at.cores} × ${at.cpu} · ${at.memoryGB} GB · load ${at.load[0]}`;
}
