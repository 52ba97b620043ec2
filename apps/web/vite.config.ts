import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:3000';
const served = ['/graphql', '/sign-in', '/sign-out', '/dev', '/held', '/exports', '/participation', '/e/', '/pages.css'];

/** Lays a packed copy beside each text file, so that the API sends it without packing it anew for everybody. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const names = [...Object.keys(bundle), 'icon.svg'].filter((name) => /\.(js|css|html|svg)$/.test(name));
    for (const name of names) {
      const text = await readFile(join(dir, name));
      await writeFile(join(dir, `${name}.br`), brotliCompressSync(text));
      await writeFile(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }));
    }
  },
});

/** Builds the pages into dist/web, where the API serves them under a policy that allows no inline script or style. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), packed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // On a slow link every file costs a trip: what most pages share comes with the first load.
        codeSplitting: { groups: [{ name: 'base', test: /node_modules|src\/(app|gql|lib|ui|features\/home)\// }] },
      },
    },
  },
  server: { proxy: Object.fromEntries(served.map((path) => [path, { target: api }])) },
});
