import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choosePort, findFreePort, isPortFree } from '../../../server/stack/ports.ts';

const HOST = '127.0.0.1';
const holder = createServer();
let taken: number;
let said: string[];
const say = (line: string): void => {
  said.push(line);
};

beforeEach(async () => {
  said = [];
  taken = await findFreePort(HOST);
  holder.listen(taken, HOST);
  await once(holder, 'listening');
});

afterEach(async () => {
  holder.close();
  await once(holder, 'close');
});

describe('the port of a service', () => {
  test('that was asked for is used', async () => {
    const asked = await findFreePort(HOST);
    expect(await choosePort({ host: HOST, setting: 'PORT', asked, usual: taken, say })).toBe(asked);
  });

  test('that was asked for and is taken is an error that names the setting', async () => {
    const chosen = choosePort({ host: HOST, setting: 'PORT', asked: taken, usual: 1, say });
    await expect(chosen).rejects.toThrow(new RegExp(`PORT is ${taken}.* is taken.*set PORT`));
  });

  test('nobody asked for gives way to a free one when it is taken, and says so', async () => {
    const port = await choosePort({ host: HOST, setting: 'PORT', asked: undefined, usual: taken, say });
    expect(port).not.toBe(taken);
    expect(await isPortFree(HOST, port)).toBe(true);
    expect(said).toEqual([`port ${taken} is taken; using ${port} instead (set PORT to choose)`]);
  });

  test('0 is a free one, without a word', async () => {
    const port = await choosePort({ host: HOST, setting: 'PORT', asked: 0, usual: taken, say });
    expect(await isPortFree(HOST, port)).toBe(true);
    expect(said).toEqual([]);
  });
});
