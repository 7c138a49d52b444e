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
  static async start(settings = {}) {
    const desk = new Desk();
    desk.sink = await Sink.start();
    desk.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'care-browser-'));
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('CARE_'));
    desk.env = {
      ...Object.fromEntries(kept),
      CARE_SMTP_HOST: '127.0.0.1',
      CARE_SMTP_PORT: String(desk.sink.port),
      CARE_SMTP_TLS: 'none',
      CARE_MAIL_FROM: 'Care <care@desk.example.test>',
      ...settings,
    };
    desk.log = '';
    await desk.serve('127.0.0.1:0', /Set up your desk: (\S+)/);
    return desk;
  }

  // Until it says this.
  async serve(address, word) {
    // The kernel ends the program with the tests, however they end.
    const words = ['--pdeathsig', 'KILL', program, 'serve', '--listen', address];
    this.child = spawn('setpriv', words, { cwd: this.folder, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stderr.on('data', (bytes) => { this.log += bytes; });
    for await (const line of readline.createInterface({ input: this.child.stdout })) {
      this.base ??= line.match(/listens on (http:\/\/\S+)/)?.[1];
      this.link ??= line.match(/Set up your desk: (\S+)/)?.[1];
      if (word.test(line)) return;
    }
    throw new Error(`care ended instead of listening:\n${this.log}`);
  }

  // The same desk under a name that means no machine of one's own: over plain http, where browsers offer less.
  named(name) {
    const { port } = new URL(this.base);
    return Object.assign(Object.create(this), { base: `http://${name}:${port}`, isPlain: true });
  }

  async kill() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  // On the address it had.
  startAgain() {
    return this.serve(new URL(this.base).host, /listens on/);
  }

  async stop() {
    await this.kill();
    this.sink.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
