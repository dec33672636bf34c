import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TestClient } from './client';
import { GAP } from './texts';

const SERVER = join(process.cwd(), 'dist', 'server.js');

/** Whether a process is there. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the life of the server', () => {
  it('serves two clients one after the other, each with a process of its own', async () => {
    for (const transport of ['stdio', 'ipc'] as const) {
      const client = await TestClient.start({ transport });
      await client.open('file:///x/a.workplan', GAP.text);
      assert.equal((await client.diagnostics('file:///x/a.workplan', 1)).length, 1);
      assert.equal(await client.stop(), 0);
    }
  });

  it('ends when its input ends', async () => {
    const client = await TestClient.start();
    client.process.stdin!.end();
    assert.equal(await client.exited(), 1);
  });

  it('ends when the process that its client named is gone', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const client = await TestClient.start({ processId: other.pid! });
    other.kill('SIGKILL');
    await once(other, 'exit');
    assert.equal(await client.exited(), 1);
  });

  it('ends when the process that started it over IPC dies', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const child = require('node:child_process').fork(${JSON.stringify(SERVER)}, ['--node-ipc'], { execArgv: [] });
         child.once('message', () => console.log(child.pid));
         child.send({ jsonrpc: '2.0', id: 1, method: 'initialize',
           params: { processId: null, rootUri: null, capabilities: {} } });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    assert.ok(lives(pid));
    parent.kill('SIGKILL');
    while (lives(pid)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('talks over a socket', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const server = spawn(process.execPath, [SERVER, `--socket=${port}`]);
    const [socket] = (await once(listener, 'connection')) as [Socket];
    const connection = createProtocolConnection(
      new StreamMessageReader(socket),
      new StreamMessageWriter(socket),
    );
    connection.listen();
    const result = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(result.serverInfo.name, 'workplan');
    connection.dispose();
    socket.destroy();
    await once(server, 'exit');
    listener.close();
  });
});
