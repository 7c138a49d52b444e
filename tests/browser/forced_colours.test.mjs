// Colours that the system chooses: where one is, what is chosen and where a field begins stay visible without ours.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Demo } from './support/demo.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

// Steps of the tab key that are looked at on a page.
const STEPS = 40;

// What cannot be seen of a page as it is now.
function unseen() {
  const shows = (line, style, colour) => parseFloat(line) >= 1 && style !== 'none' && !/^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const isRinged = (element, part) => {
    const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(element, part);
    return shows(outlineWidth, outlineStyle, outlineColor);
  };
  const isEdged = (element) => {
    const { borderBlockEndWidth, borderBlockEndStyle, borderBlockEndColor, backgroundColor } = getComputedStyle(element);
    return shows(borderBlockEndWidth, borderBlockEndStyle, borderBlockEndColor) && borderBlockEndColor !== backgroundColor;
  };
  const isThere = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 2;
  const problems = [];
  const blame = (why, element) => problems.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
  const focused = document.activeElement;
  // On the button within a field for a date the browser draws its own ring, and none around the field.
  const hasItsOwn = focused.type === 'datetime-local' && !focused.matches(':focus-visible');
  if (focused !== document.body && !hasItsOwn && isThere(focused) && !isRinged(focused) && !isRinged(focused, '::after')) blame('focus', focused);
  for (const field of document.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), select, textarea, [role=textbox]')) {
    if (!isThere(field)) continue;
    const around = [field, field.closest('.set'), field.closest('.box'), field.closest('.ask'), field.closest('.composer')].filter(Boolean);
    if (!around.some(isEdged)) blame('the edge', field);
  }
  for (const chosen of document.querySelectorAll('[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]')) {
    if (isThere(chosen) && ![chosen, chosen.closest('li')].filter(Boolean).some((one) => isRinged(one))) blame('what is chosen', chosen);
  }
  for (const said of document.querySelectorAll('.bubble > .said, .entry, .banner, .chip')) {
    if (isThere(said) && !isEdged(said)) blame('what is parted from the rest', said);
  }
  return problems;
}

describe('colours that the system chooses', () => {
  let browser, demo;
  before(async () => ([browser, demo] = [await launch(), await Demo.start()]));
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function walk(visitor, path) {
    await visitor.go(path);
    for (let step = 0; step < STEPS; step += 1) {
      assert.deepEqual(await visitor.page.evaluate(unseen), [], path);
      await visitor.page.keyboard.press('Tab');
    }
  }

  for (const [who, paths] of Object.entries({
    stranger: ['/signin', '/signup', '/help/search?q=router', '/services', '/status', '/assistant'],
    customer: ['/requests', '/requests/new', '/requests/32', '/account'],
    agent: ['/t/32', '/inbox/mine'],
    admin: ['/settings/articles', '/settings/services/new', '/settings/assistant'],
  })) {
    it(`hide nothing from the ${who}`, async () => {
      const visitor = await Visitor.arrive(browser, demo, { ...sizes.desktop, forcedColors: 'active' });
      if (who !== 'stranger') await demo.signIn(visitor, who);
      for (const path of paths) await walk(visitor, path);
      await visitor.leave();
    });
  }
});
