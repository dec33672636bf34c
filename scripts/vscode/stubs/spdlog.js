// Stands in for the native module @vscode/spdlog: appends log lines to a file, no more.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.raw = false;
    this.fd = undefined;
    this.dropped = false;
  }

  write(level, message) {
    if (this.dropped || level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    try {
      this.fd ??= fs.openSync(this.file, 'a');
      fs.writeSync(this.fd, this.raw ? message : `${time} [${levels[level]}] ${message}\n`);
    } catch {
      // A log that cannot be written must not take the editor down.
    }
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {}

  clearFormatters() {
    this.raw = true;
  }

  flush() {}

  drop() {
    this.dropped = true;
    if (this.fd === undefined) return;
    try {
      fs.closeSync(this.fd);
    } catch {
      // Closed already.
    }
    this.fd = undefined;
  }
}

levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
});

function create(type) {
  return async (name, file) => {
    await fs.promises.mkdir(path.dirname(file), { recursive: true });
    return new Logger(type, name, file);
  };
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create('rotating');
exports.createAsyncRotatingLogger = create('rotating_async');
