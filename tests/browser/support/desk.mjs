// A running desk: the real program on SQLite in a temporary folder, with a mail server that listens.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Sink } from './sink.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.CARE_BIN ?? path.join(root, 'target/debug/care');

export class Desk {
  static async start() {
    const desk = new Desk();
    desk.sink = await Sink.start();
    desk.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'care-browser-'));
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('CARE_'));
    const env = {
      ...Object.fromEntries(kept),
      CARE_SMTP_HOST: '127.0.0.1',
      CARE_SMTP_PORT: String(desk.sink.port),
      CARE_SMTP_TLS: 'none',
      CARE_MAIL_FROM: 'Care <care@desk.example.test>',
    };
    // The kernel ends the program with the tests, however they end.
    const words = ['--pdeathsig', 'KILL', program, 'serve', '--listen', '127.0.0.1:0'];
    desk.child = spawn('setpriv', words, { cwd: desk.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    desk.log = '';
    desk.child.stderr.on('data', (bytes) => { desk.log += bytes; });
    for await (const line of readline.createInterface({ input: desk.child.stdout })) {
      desk.base ??= line.match(/listens on (http:\/\/\S+)/)?.[1];
      desk.link = line.match(/Set up your desk: (\S+)/)?.[1];
      if (desk.link) return desk;
    }
    throw new Error(`care ended instead of listening:\n${desk.log}`);
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    this.sink.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
