import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGE = fileURLToPath(new URL('../docs/draw/verify-draw.html', import.meta.url));

/** The page that verifies a draw offline: one file, its script within. Kept current by a test. */
export async function buildVerifierPage(): Promise<string> {
  const frame = readFileSync(new URL('../server/verifier/page.html', import.meta.url), 'utf8');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../server/verifier/main.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
    write: false,
  });
  const script = outputFiles.map(({ text }) => text).join('');
  if (script.includes('</script')) throw new Error('the script would end the page early');
  return frame.replace('/*SCRIPT*/', () => script.trim());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, await buildVerifierPage());
  process.stdout.write(`${PAGE} written\n`);
}
