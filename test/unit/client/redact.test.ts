import assert from 'node:assert/strict';
import { logEntry, stderrLine, traceEntry } from '../../../client/src/redact';

const SECRET = '加强保密工作';

describe('what the log may hold', () => {
  describe('of a message', () => {
    for (const [entry, expected] of [
      ["Sending notification 'textDocument/didChange'.", "Sending notification 'textDocument/didChange'."],
      [
        `Sending notification 'textDocument/didOpen'.\nParams: {"text":"${SECRET}"}`,
        "Sending notification 'textDocument/didOpen'. (25 characters)",
      ],
      [
        `Sending request 'textDocument/hover - (3)'.\nParams: {\n  "a": "${SECRET}"\n}`,
        "Sending request 'textDocument/hover - (3)'. (27 characters)",
      ],
      [
        `Received response 'textDocument/hover - (3)' in 12ms.\nResult: ${SECRET}`,
        "Received response 'textDocument/hover - (3)' in 12ms. (14 characters)",
      ],
      [
        `Received response 'x - (3)' in 12ms. Request failed: ${SECRET} (-32603).`,
        "Received response 'x - (3)' in 12ms. Failed (-32603).",
      ],
      [
        `Sending response 'workspace/configuration - (0)'. Processing request took 2ms\nResult: []`,
        "Sending response 'workspace/configuration - (0)'. Processing request took 2ms (10 characters)",
      ],
      [`Received notification '$/progress'.`, "Received notification '$/progress'."],
      [`{"isLSPMessage":true,"message":"${SECRET}"}`, '(40 characters)'],
      [`${SECRET}\n${SECRET}`, '(13 characters)'],
      [`Sending notification '${SECRET}'.`, '(30 characters)'],
    ] as const) {
      it(expected, () => assert.equal(traceEntry(entry), expected));
    }
  });

  it('of an error: its first line, code and places, not its words', () => {
    const entry = logEntry(
      `Request textDocument/hover failed.\n  Message: ${SECRET}\n  Code: -32603 \nTypeError: ${SECRET}\n    at f (/x/server.js:1:2)\n\n`,
    );
    assert.equal(
      entry,
      'Request textDocument/hover failed.\n  (17 characters)\n  Code: -32603 \n  TypeError (17 characters)\n    at f (/x/server.js:1:2)',
    );
  });

  it('of an endless line: its beginning', () => {
    assert.equal(logEntry('x'.repeat(5000)).length, 301);
  });

  it('of what the server writes to standard error: where, not what', () => {
    assert.equal(stderrLine(`  const text = "${SECRET}";`), '  (24 characters)');
    assert.equal(stderrLine(`Uncaught TypeError: ${SECRET}`), '  TypeError (26 characters)');
    assert.equal(stderrLine('    at f (server.js:1:2)'), '    at f (server.js:1:2)');
    assert.equal(stderrLine('   '), undefined);
  });
});
