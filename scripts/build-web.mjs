// Bundles what runs in the browser: every tabs/<name>/main.tsx, addin/main.tsx and its sign-in, into dist/web with content hashes in the names.
//   npm run web                 builds
//   npm run web -- --if-older   builds when a source is newer than what was built
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fluentParts } from './fluent-parts.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = [
  ...['tabs', 'addin', 'src/ui', 'src/client', 'src/contract', 'src/domain'],
  'src/http/contract-document.ts',
  'package-lock.json',
];

/** Where the bundles lie. */
export const WEB_FOLDER = join(ROOT, 'dist', 'web');
const MANIFEST = 'manifest.json';

/** What a page sets up only when it has begun, and cannot do without: it belongs to the first load. @type {Record<string, string>} */
const THEN = { addin: 'addin/pane/draw-pane.tsx' };
/** What a page asks for later and needs for its first figures: it is fetched beside the first load. @type {Record<string, string>} */
const SOON = { addin: 'addin/office/nested-tokens.ts' };

/** @typedef {{ script: string, chunks: string[], soon: string[] }} Entry a page's script, what it cannot do without, and what it needs right after */
/** @typedef {{ contract: string, entries: Record<string, Entry>, files: Record<string, { integrity: string }> }} Manifest */

/**
 * Bundles when a source is newer than what was built. Two processes that do so at once end with the same files.
 *
 * @returns {Promise<boolean>} whether it was needed
 */
export async function buildWebIfOlder() {
  const built = timeOf(join(WEB_FOLDER, MANIFEST));
  const newest = Math.max(timeOf(fileURLToPath(import.meta.url)), ...SOURCES.map((path) => newestIn(join(ROOT, path))));
  if (built > newest) return false;
  await buildWeb();
  return true;
}

/** Bundles everything. */
export async function buildWeb() {
  // Loaded when there is something to build: a start without is faster.
  const { build } = await import('esbuild');
  const entries = findEntries();
  // The pane shares no files with the tabs: what only a tab needs of a package would be in the pane's first load.
  const isPane = (/** @type {[string, string]} */ [name]) => name === 'addin';
  const all = Object.entries(entries);
  const groups = [all.filter(isPane), all.filter((entry) => !isPane(entry))].filter((group) => group.length > 0);
  const results = await Promise.all(
    groups.map((group) => bundle(build, group, group.every(isPane) ? [withoutOwnSignIn] : [])),
  );
  const result = {
    outputFiles: results.flatMap(({ outputFiles }) => outputFiles),
    metafile: { outputs: Object.assign({}, ...results.map(({ metafile }) => metafile.outputs)) },
  };
  mkdirSync(WEB_FOLDER, { recursive: true });
  for (const { path, contents } of result.outputFiles) {
    writeWhole(path, contents);
    writeWhole(`${path}.gz`, gzipSync(contents, { level: 9 }));
  }
  const { CONTRACT_MARK: contract } = await import('../src/http/contract-document.ts');
  const manifest = { contract, ...manifestOf(result, entries) };
  writeWhole(join(WEB_FOLDER, MANIFEST), JSON.stringify(manifest, null, 2));
  removeOthers(manifest);
  return manifest;
}

/**
 * @param {typeof import('esbuild').build} build
 * @param {[string, string][]} entries
 * @param {import('esbuild').Plugin[]} plugins
 */
function bundle(build, entries, plugins) {
  return build({
    absWorkingDir: ROOT,
    entryPoints: entries.map(([name, path]) => ({ in: path, out: name.replaceAll('/', '-') })),
    outdir: WEB_FOLDER,
    entryNames: '[name].[hash]',
    chunkNames: 'part.[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022'],
    jsx: 'automatic',
    legalComments: 'none',
    // Has a browser compile all of a file beside everything else, not function by function while a page waits (V8's explicit compile hints).
    banner: { js: '//# allFunctionsCalledOnLoad' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutOriginList, whereRoutesAre, fluentParts(ROOT), ...plugins],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
}

/**
 * teams-js asks Microsoft's content network for the list of hosts as soon as it is loaded. It carries the same list, which is used
 * when the network does not answer: here it never asks. Fails when teams-js no longer looks as it did, so that nobody is asked unnoticed.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutOriginList = {
  name: 'without-origin-list',
  setup({ onLoad }) {
    onLoad({ filter: /teams-js[\\/].*[\\/]validOrigins\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const parts = text.split(/\bfetch\(\w+,\{signal:\w+\.signal\}\)/);
      if (parts.length !== 2) throw new Error('teams-js asks for its list of hosts in another way than it did.');
      return { contents: parts.join("Promise.reject(new Error('The list in the package is used.'))"), loader: 'js' };
    });
  },
};

/**
 * In the pane Outlook gives out the tokens, and an Outlook that does not opens a window of its own (addin/sign-in): what msal would need to go
 * to Entra itself is half of it, and is left out. Fails when msal no longer looks as it did.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutOwnSignIn = {
  name: 'without-own-sign-in',
  setup({ onLoad, onEnd }) {
    const left = new Set(['StandardController', 'StandardOperatingContext']);
    onLoad({ filter: /msal-browser[\\/].*[\\/]Standard(Controller|OperatingContext)\.mjs$/ }, ({ path }) => {
      const name = basename(path, '.mjs');
      if (!readFileSync(path, 'utf8').includes(`export { ${name} };`))
        throw new Error(`msal's ${name} is not as it was.`);
      left.delete(name);
      return {
        contents: `export class ${name} { constructor() { throw new Error('Outlook gives no token.'); } }`,
        loader: 'js',
      };
    });
    onEnd(() => {
      if (left.size > 0) throw new Error(`msal has no ${[...left].join(', ')} any more.`);
    });
  },
};

/**
 * Of the contract a page needs where the routes are. Schemas stay behind: an answer bears the mark of the contract it is made by. Whoever
 * imports anything else of it is told so by the build.
 *
 * @type {import('esbuild').Plugin}
 */
const whereRoutesAre = {
  name: 'where-routes-are',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]contract[\\/][\w-]+\.ts$/ }, async ({ path: file }) => {
      const routes = Object.entries(await import(pathToFileURL(file).href)).filter(([, value]) => value?.operationId);
      const lines = routes.map(
        ([name, { method, path }]) => `export const ${name} = ${JSON.stringify({ method, path })};`,
      );
      return { contents: lines.join('\n'), loader: 'js' };
    });
  },
};

/** @returns {Record<string, string>} the name of a page (`tabs/settings`, `addin`) and the file it begins with */
function findEntries() {
  const tabs = readdirSync(join(ROOT, 'tabs')).map((name) => [`tabs/${name}`, `tabs/${name}/main.tsx`]);
  const pane = [
    ['addin', 'addin/main.tsx'],
    ['addin/prepare-dates', 'addin/prepare-dates.ts'],
    ['addin/sign-in', 'addin/sign-in/main.tsx'],
  ];
  const all = [...tabs, ...pane];
  return Object.fromEntries(all.filter(([, path]) => path !== undefined && existsSync(join(ROOT, path))));
}

/**
 * @param {{ outputFiles: import('esbuild').OutputFile[], metafile: Pick<import('esbuild').Metafile, 'outputs'> }} result
 * @param {Record<string, string>} entries
 * @returns {Omit<Manifest, 'contract'>}
 */
function manifestOf({ metafile, outputFiles }, entries) {
  const outputs = metafile.outputs;
  const pathOf = (/** @type {string} */ source) =>
    Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source) ?? '';
  return {
    entries: Object.fromEntries(
      Object.entries(entries).map(([name, source]) => {
        const path = pathOf(source);
        const withChunks = (/** @type {string | undefined} */ of) =>
          of === undefined ? [] : [pathOf(of), ...chunksOf(outputs, pathOf(of))];
        const chunks = [...new Set([...chunksOf(outputs, path), ...withChunks(THEN[name])])].filter(
          (one) => one !== path,
        );
        const soon = withChunks(SOON[name]).filter((one) => one !== path && !chunks.includes(one));
        return [
          name,
          {
            script: basename(path),
            chunks: chunks.map((one) => basename(one)),
            soon: soon.map((one) => basename(one)),
          },
        ];
      }),
    ),
    files: Object.fromEntries(
      outputFiles.map(({ path, contents }) => [
        basename(path),
        { integrity: `sha384-${createHash('sha384').update(contents).digest('base64')}` },
      ]),
    ),
  };
}

/**
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} path
 * @returns {string[]} what a file imports at once, and what that imports
 */
function chunksOf(outputs, path) {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ from) => {
    for (const { path: to, kind } of outputs[from]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(path);
  return [...found].sort();
}

/**
 * A file is whole or not there, whoever reads meanwhile.
 *
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function writeWhole(path, contents) {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

/** @param {Manifest} manifest */
function removeOthers(manifest) {
  const kept = new Set([MANIFEST, ...Object.keys(manifest.files).flatMap((name) => [name, `${name}.gz`])]);
  for (const name of readdirSync(WEB_FOLDER)) {
    if (!kept.has(name) && !name.endsWith('.draft')) rmSync(join(WEB_FOLDER, name), { force: true });
  }
}

/** @param {string} path */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return timeOf(path);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...names.map((name) => timeOf(join(path, name))));
}

/** @param {string} path */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const isBuilt = process.argv.includes('--if-older') ? await buildWebIfOlder() : await buildWeb();
  if (isBuilt) console.log(`${WEB_FOLDER} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
