// Opens each route of examples/low-code in Kaoto's editor, edits one there, and reads it back. See try.sh.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [catalog, picture] = process.argv.slice(2);
const page = '<!doctype html><html><head><link rel="stylesheet" href="/editor.css"></head>'
  + '<body style="margin:0"><div id="root" style="height:100vh"></div><script src="/editor.js"></script></body></html>';
const types = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  try {
    const body = path === '/' ? page : readFileSync(path.startsWith('/catalog/') ? join(catalog, path.slice(9)) : join('target', path));
    response.writeHead(200, { 'content-type': path === '/' ? 'text/html' : (types[extname(path)] ?? 'application/octet-stream') });
    response.end(body);
  } catch (error) {
    response.writeHead(404);
    response.end(error.code);
  }
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const tab = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  tab.setDefaultTimeout(180_000);
  tab.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  await tab.goto(`${address}/?catalog=${encodeURIComponent(`${address}/catalog/index.json`)}`);
  await tab.waitForSelector('[data-testid="design-tab"]');

  const examples = readdirSync('..').filter((file) => file.endsWith('.camel.yaml'));
  assert.ok(examples.length >= 6);
  for (const name of examples) {
    const yaml = readFileSync(join('..', name), 'utf8');
    await tab.evaluate(([file, text]) => window.kaoto.open(file, text), [name, yaml]);
    const kamelets = [...yaml.matchAll(/uri: kamelet:(\S+)/g)].map((match) => match[1]);
    for (const kamelet of kamelets) {
      await tab.waitForSelector(`g[data-nodelabel="kamelet:${kamelet}"]`);
    }
    console.log(`${name}: ${kamelets.join(' -> ')}`);
  }

  const name = 'replies-to-mail.camel.yaml';
  await tab.evaluate(([file, text]) => window.kaoto.open(file, text), [name, readFileSync(join('..', name), 'utf8')]);
  await tab.click('g[data-nodelabel="kamelet:salesflow-messages-source"]');
  const token = tab.locator('input[name="#.parameters.token"]');
  assert.equal(await token.getAttribute('type'), 'password');
  assert.equal(await token.inputValue(), '#property:salesflow.token');
  await tab.fill('input[name="#.parameters.linkedinAccountId"]', '4711');
  await tab.waitForFunction(async () => (await window.kaoto.content()).includes('4711'));
  const edited = await tab.evaluate(() => window.kaoto.content());
  assert.match(edited, /linkedinAccountId: "?4711/);
  assert.match(edited, /uri: kamelet:salesflow-email-alert-sink/);
  assert.doesNotMatch(edited, /salesflow\.accountId/);
  await tab.screenshot({ path: picture ?? 'target/kaoto.png' });
  console.log(`${name}: the token is a password, and the account was changed in the form`);
} finally {
  await browser.close();
  server.close();
}
