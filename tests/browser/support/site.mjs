// Another site, on a machine of its own as browsers see it, that shows the desk's widget.
import { createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';

export class Site {
  // `host` is localhost for a foreign site, or 127.0.0.1 for one that shares the desk's cookies.
  static async start(desk, host = 'localhost') {
    const site = new Site();
    site.desk = desk;
    site.server = http.createServer((request, response) => site.answer(request, response));
    await new Promise((resolve) => site.server.listen(0, host, resolve));
    site.origin = `http://${host}:${site.server.address().port}`;
    return site;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  answer(request, response) {
    const url = new URL(request.url, this.origin);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    if (url.pathname === '/strict') {
      headers['content-security-policy'] = `default-src 'none'; script-src ${this.desk.base}; frame-src ${this.desk.base}; base-uri 'none'; require-trusted-types-for 'script'`;
    }
    if (url.pathname === '/favicon.ico') return response.writeHead(204).end();
    response.writeHead(200, headers).end(this.page(url));
  }

  page({ pathname, searchParams }) {
    const widget = `<script src="${this.desk.base}/widget.js" data-desk="${this.name}" async></script>`;
    const frame = searchParams.has('frame') ? `<iframe title="Inside" src="${searchParams.get('frame').replaceAll('"', '')}"></iframe>` : '';
    const lang = searchParams.get('lang') ?? 'en';
    return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>
      <body><main><h1>A shop</h1><p>Things to buy.</p>${frame}</main>${pathname === '/bare' ? '' : widget}</body></html>`;
  }

  // What this site says about its visitor; `changes` replaces claims, `undefined` takes one away.
  token(changes = {}, { secret = this.secret, head = {} } = {}) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = { aud: this.name, sub: '4711', iat: now, exp: now + 300, jti: randomUUID(), name: 'Ines Duarte', email: 'ines@shop.example', ...changes };
    const text = `${part({ alg: 'HS256', typ: 'JWT', kid: this.kid, ...head })}.${part(claims)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }
}
