/* The server as a Node process: `--stdio`, `--node-ipc`, `--socket=<port>` or `--pipe=<name>`. */
import { createConnection } from 'vscode-languageserver/node';
import { loadDocuments } from './node/load-documents';
import { FolderStorage } from './node/storage';
import { DiskWorkspace } from './node/workspace';
import { startServer } from './server';

/** How the process is to be talked to, when nothing was said: as most clients do. */
const TRANSPORTS = /^--(?:stdio|node-ipc|socket|pipe)\b/;

if (!process.argv.slice(2).some((arg) => TRANSPORTS.test(arg))) {
  process.argv.push('--stdio');
}
if (process.argv.includes('--node-ipc')) {
  // The editor that started us is gone.
  process.on('disconnect', () => process.exit());
}

startServer(createConnection(), {
  workspace: new DiskWorkspace(),
  defer: (callback) => void setImmediate(callback),
  storageAt: (folder) => new FolderStorage(folder),
  loadDocuments,
});
