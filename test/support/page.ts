import { expect } from 'vitest';

/** Text of a page as a reader sees it. */
export function words(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** What every page of ours is: readable by keyboard and by ear, and with nothing that its policy would stop. */
export function expectSoundPage(html: string): void {
  expect(html).toMatch(/^<!doctype html>\s*<html lang="en" dir="ltr">/);
  expect([...html.matchAll(/<h1[ >]/g)]).toHaveLength(1);
  expect(html).toMatch(/<header[\s\S]*<nav aria-label[\s\S]*<main id="main"[\s\S]*<footer/);
  expect(html).toContain('href="#main"');
  expect(html).not.toMatch(/<th(?![^>]*scope=)[ >]/);
  expectSoundIds(html);
  expectOwnFilesOnly(html);
}

function expectSoundIds(html: string): void {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size, 'each id once').toBe(ids.length);
  for (const [, id] of html.matchAll(/(?:<label for|aria-describedby|list)="([^"]+)"/g))
    expect(ids).toContain(id);
  for (const [, names = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
    for (const id of names.split(' ')) expect(ids).toContain(id);
  }
  const labelled = [...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id);
  for (const [input] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
    if (/type="hidden"|aria-label="/.test(input)) continue;
    expect(labelled, input).toContain(/\sid="([^"]+)"/.exec(input)?.[1]);
  }
}

function expectOwnFilesOnly(html: string): void {
  expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i);
  for (const [, src = ''] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(src).toMatch(/^[/#?]/);
  for (const [, script = ''] of html.matchAll(/<script([^>]*)>/g)) expect(script).toContain('src="/static/');
}
