#!/usr/bin/env node
// The command `acquaint` for any Node: runs src/cli/acquaint.ts on the Node this project is pinned to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (!existsSync(node)) {
  process.stderr.write(`The packages are not installed: run npm ci in ${root}.\n`);
  process.exit(1);
}

// Node keeps what it compiled: the next command starts in two thirds of the time.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'acquaint', 'compiled'), ...process.env };
const child = spawn(node, [join(root, 'src', 'cli', 'acquaint.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
// A Ctrl-C at a terminal reaches the child by itself; whatever is sent to this process alone is passed on.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => {
  process.stderr.write(`Node cannot be started: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
