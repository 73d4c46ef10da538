import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const SENDER = fileURLToPath(new URL('sender.ts', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));

/** Our files look for texts and templates beside themselves, wherever they are bundled to. */
const keepAddresses: Plugin = {
  name: 'keep-addresses',
  setup: (building) => {
    building.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
    }));
  },
};

/** Packages that are no ES modules find each other as they are used to. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(PACKAGE)});`;

/**
 * Writes the sender as one file into the folder and answers its path. Loaded from its hundreds of files, each of several hundred lives
 * would begin with more than a second of loading.
 */
export async function bundleSender(folder: string): Promise<string> {
  const outfile = join(folder, 'sender.mjs');
  await build({
    entryPoints: [SENDER],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['pg-native'],
    plugins: [keepAddresses],
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  return outfile;
}
