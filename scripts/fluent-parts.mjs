// A plugin for esbuild. Fluent UI is one package that passes on the exports of some sixty. esbuild leaves out what nobody uses, but cannot
// split along such a package: whatever is loaded later would be in the first file all the same. So the imports of our own files are led
// to the package each name comes from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '@fluentui/react-components';
const IMPORT = /import \{([^}]*)\} from '@fluentui\/react-components';/g;

/**
 * @param {string} root the folder of the project
 * @returns {import('esbuild').Plugin}
 */
export function fluentParts(root) {
  return {
    name: 'fluent-parts',
    setup({ onLoad }) {
      const homes = readHomes(join(root, 'node_modules', PACKAGE, 'lib', 'index.js'));
      onLoad({ filter: /[\\/](tabs|addin|src[\\/]ui)[\\/].*\.tsx?$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8').replaceAll(IMPORT, (_all, /** @type {string} */ names) =>
          importsOf(names, homes),
        );
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

/**
 * @param {string} path
 * @returns {ReadonlyMap<string, { home: string, name: string }>} where each name comes from, and what it is called there
 */
function readHomes(path) {
  const text = readFileSync(path, 'utf8').replaceAll(/\/\/.*$/gm, '');
  const homes = new Map();
  for (const [, names = '', home = ''] of text.matchAll(/export \{([^}]*)\} from "([^"]+)";/g)) {
    for (const part of partsOf(names)) {
      const [name = '', outside = name] = part.split(' as ');
      homes.set(outside, { home, name });
    }
  }
  if (homes.size < 100) throw new Error(`${PACKAGE} does not look as it did: its exports could not be read.`);
  return homes;
}

/**
 * Names that are not found are types: they go with the types.
 *
 * @param {string} names
 * @param {ReadonlyMap<string, { home: string, name: string }>} homes
 */
function importsOf(names, homes) {
  return partsOf(names)
    .map((part) => {
      const [wanted = '', local = wanted] = part.split(' as ');
      const found = homes.get(wanted);
      if (found === undefined) return `import { ${part} } from '${PACKAGE}';`;
      return `import { ${found.name} as ${local} } from '${found.home}';`;
    })
    .join(' ');
}

/** @param {string} names */
function partsOf(names) {
  return names
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
