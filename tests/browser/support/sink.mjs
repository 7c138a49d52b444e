// A mail server that takes everything and remembers it.
import net from 'node:net';

export class Sink {
  mails = [];

  static async start() {
    const sink = new Sink();
    sink.server = net.createServer((socket) => sink.talk(socket));
    await new Promise((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    sink.port = sink.server.address().port;
    return sink;
  }

  stop() {
    this.server.close();
  }

  talk(socket) {
    let rest = Buffer.alloc(0);
    let recipients = [];
    let data = null;
    socket.on('error', () => {});
    socket.write('220 sink.example.test ESMTP\r\n');
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end; (end = rest.indexOf('\r\n')) >= 0;) {
        const line = rest.subarray(0, end).toString('latin1');
        rest = rest.subarray(end + 2);
        if (data !== null) {
          if (line !== '.') {
            data.push(line.startsWith('.') ? line.slice(1) : line);
            continue;
          }
          for (const to of recipients) this.mails.push(read(to, data.join('\r\n')));
          data = null;
          socket.write('250 2.0.0 taken\r\n');
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') socket.write('250-sink.example.test\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n');
        else if (verb === 'DATA') {
          data = [];
          socket.write('354 go on\r\n');
        } else if (verb === 'QUIT') socket.end('221 bye\r\n');
        else {
          if (verb === 'MAIL' || verb === 'RSET') recipients = [];
          if (verb === 'RCPT') recipients.push(line.slice(line.indexOf('<') + 1, line.indexOf('>')).toLowerCase());
          socket.write('250 ok\r\n');
        }
      }
    });
  }

  // The oldest mail to this address that fits and was not handed out before.
  async next(to, fits = () => true) {
    const deadline = Date.now() + 15_000;
    while (Date.now() < deadline) {
      const mail = this.mails.find((known) => !known.read && known.to === to.toLowerCase() && fits(known));
      if (mail) {
        mail.read = true;
        return mail;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const there = this.mails.map((mail) => `  to ${mail.to}: ${mail.subject}`).join('\n');
    throw new Error(`no such mail to ${to}; there are:\n${there}`);
  }

  async code(to) {
    return (await this.next(to, (mail) => mail.code)).code;
  }
}

function read(to, raw) {
  const [head, body] = split(raw);
  const text = part('text/plain', head, body);
  return {
    to,
    subject: words(header(head, 'subject')),
    text,
    html: part('text/html', head, body),
    code: text.match(/(?<![\w])\d{6}(?![\w])/)?.[0],
    link: text.match(/https?:\/\/[^\s<>)]+/)?.[0],
  };
}

function split(raw) {
  const at = raw.indexOf('\r\n\r\n');
  return at < 0 ? [raw, ''] : [raw.slice(0, at), raw.slice(at + 4)];
}

function header(head, name) {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? '';
}

// The first part of this kind, decoded.
function part(kind, head, body) {
  const type = header(head, 'content-type') || 'text/plain';
  const boundary = type.match(/boundary="?([^";]+)"?/)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1).map((part) => split(part.replace(/^\r\n/, '')));
    return parts.map(([inner, text]) => part(kind, inner, text)).find((text) => text !== '') ?? '';
  }
  if (!type.startsWith(kind)) return '';
  const encoding = header(head, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return quoted(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}

function quoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

// RFC 2047 words of a header.
function words(text) {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
    kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replace(/_/g, ' ')));
}
