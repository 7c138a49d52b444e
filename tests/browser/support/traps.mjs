// What markup of others may never do to a page: run, look like ours, or reach out.
import assert from 'node:assert/strict';

const KNOWN = {
  a: ['href', 'rel', 'target'], img: ['src', 'alt', 'loading', 'width', 'height'], ol: ['start'], li: ['value'], table: ['tabindex'],
  ...Object.fromEntries('p br hr strong em u s code pre blockquote ul tr th td tbody'.split(' ').map((name) => [name, []])),
};

// Before the scripts of each page: what its policy refuses is told aloud, and so is a script that got through.
export function set(visitor) {
  return visitor.context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`refused by ${violatedDirective}: ${blockedURI} ${sample}`));
  });
}

// Everything wrong with a document. `said` are the places where others' markup stands.
function inspect([known, said]) {
  const problems = [];
  const documents = [document, ...[...document.querySelectorAll('iframe[srcdoc]')].map((frame) => frame.contentDocument)];
  for (const page of documents) {
    const blame = (why, element) => problems.push(`${why}: ${element.outerHTML.slice(0, 300)}`);
    if (page.title === 'run' || 'hit' in page.defaultView) problems.push('a script ran');
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) blame('a handler', element);
        const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcset', 'poster'].includes(name);
        if (leads && /^(javascript|data|vbscript|blob|file):/i.test(value.replace(/[\0-\x20]/g, ''))) blame('an address', element);
      }
    }
    for (const element of page.querySelectorAll(`:is(${said}) *`)) {
      if (element.closest('.files, .quoted, .gone')) continue;
      const allowed = known[element.localName];
      if (!allowed) blame('an element', element);
      for (const { name, value } of element.attributes) {
        if (name !== 'dir' && !allowed?.includes(name)) blame(`the attribute ${name}`, element);
        if (name === 'href' && !/^(https?:|mailto:|tel:|\/(?!\/)|#)/.test(value)) blame('a link', element);
        if (name === 'src' && !/^\/files\/\d+\//.test(value)) blame('a picture', element);
      }
    }
  }
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) problems.push(`${wide} px wider than the screen`);
  return problems;
}

// Nothing is wrong with the page as it is now, and it never was.
export async function hold(visitor, said = '.said') {
  const problems = await visitor.page.evaluate(inspect, [KNOWN, said]);
  assert.deepEqual([...problems, ...visitor.complaints], [], visitor.page.url());
}

// Opens a page, on which nothing is wrong.
export async function walk(visitor, path, said = '.said') {
  await visitor.page.goto(path);
  await hold(visitor, said);
}
