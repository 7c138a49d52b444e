// The demo as anybody starts it: a desk full of invented people, words and pictures, gone when it ends.
import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.CARE_BIN ?? path.join(root, 'target/debug/care');

export class Demo {
  static async start() {
    const demo = new Demo();
    // The program's own settings are not the tests'.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CARE_')));
    // The kernel ends the program with the tests, however they end.
    const words = ['--pdeathsig', 'KILL', program, 'demo', '--json', '--listen', '127.0.0.1:0'];
    demo.child = spawn('setpriv', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of readline.createInterface({ input: demo.child.stdout })) {
      if (line.startsWith('{')) demo.people = JSON.parse(line);
      demo.base = line.match(/listens on (http:\/\/\S+)/)?.[1];
      if (demo.base) return demo;
    }
    throw new Error('the demo ended instead of listening');
  }

  // As the one of this role whom the demo offers.
  async signIn(visitor, role) {
    const { email, password } = this.people[role];
    await visitor.page.goto('/signin');
    await visitor.page.fill('[name=email]', email);
    await visitor.page.fill('[name=password]', password);
    await visitor.page.click('form button.main');
    await visitor.page.waitForURL((url) => url.pathname !== '/signin');
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
