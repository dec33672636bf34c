import fs from 'node:fs';
import path from 'node:path';

/** The process of the language server, a child of this extension host. */
export function serverProcess(): number | undefined {
  return fs
    .readdirSync('/proc')
    .map(Number)
    .find((pid) => {
      try {
        const [command, status] = ['cmdline', 'stat'].map((name) =>
          fs.readFileSync(`/proc/${pid}/${name}`, 'utf8'),
        );
        // Behind the name in brackets: state, then the parent.
        const parent = Number(status?.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
        return parent === process.pid && command?.includes(path.join('dist', 'server.js'));
      } catch {
        // No process, or one that has just ended.
        return false;
      }
    });
}
