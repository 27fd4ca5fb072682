import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ABOUT } from '../../src/contract/about.ts';
import { buildOpenApi } from '../../src/contract/openapi.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { ROOT } from '../support/source-files.ts';

describe('the documentation of the API', () => {
  test('in docs/openapi.json is what the code says: `npm run openapi` writes it', async () => {
    const kept = JSON.parse(await readFile(join(ROOT, 'docs/openapi.json'), 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
  });

  test('resolves every reference it makes', () => {
    const document = JSON.parse(JSON.stringify(buildOpenApi()));
    const references = JSON.stringify(document).match(/"\$ref":"#[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    const unresolved = references
      .map((reference) => reference.slice(8, -1))
      .filter(
        (path) =>
          path
            .slice(2)
            .split('/')
            .reduce((node, name) => node?.[name], document) === undefined,
      );
    expect(unresolved).toEqual([]);
  });

  test('closes every object: a field that is not named does not leave the service', () => {
    const open: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('type' in node && node.type === 'object' && !('additionalProperties' in node)) open.push(path);
      for (const [name, child] of Object.entries(node)) walk(child, `${path}/${name}`);
    };
    walk(JSON.parse(JSON.stringify(buildOpenApi()))['components'].schemas, '');
    expect(open).toEqual([]);
  });

  test('never speaks of the numbers that colleagues, contacts and tenants have inside', () => {
    expect(JSON.stringify(buildOpenApi())).not.toMatch(/colleague_?id|contact_?id|tenant_?id|object_?id/i);
  });

  test('gives every route a name of its own', () => {
    expect(new Set(ROUTES.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
  });

  test.each(Object.entries(ABOUT))(
    'points for %s at a heading of docs/FORMULAS.md that is there',
    async (_name, about) => {
      const [file, anchor] = about.split('#');
      const text = await readFile(join(ROOT, file ?? ''), 'utf8');
      const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      expect(anchors).toContain(anchor);
    },
  );
});
