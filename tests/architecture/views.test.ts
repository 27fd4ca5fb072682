import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { ROOT, readSourceFiles, type SourceFile } from '../support/source-files.ts';

/** Files that write what lies behind the policy's views, and may therefore name those tables. All others read views. */
const WRITERS = [
  'src/store/address-corrections.ts',
  'src/store/colleague-choices.ts',
  'src/store/connections.ts',
  'src/store/consent.ts',
  'src/store/conversations.ts',
  'src/store/directory.ts',
  'src/store/erased-contacts.ts',
  'src/store/erasure.ts',
  'src/store/groups.ts',
  'src/store/introducer-wishes.ts',
  'src/store/introduction-clock.ts',
  'src/store/introduction-moves.ts',
  'src/store/mailbox-batches.ts',
  'src/store/merge-colleagues.ts',
  'src/store/notices.ts',
  'src/store/opt-outs.ts',
  'src/store/retention.ts',
  'src/store/sharing.ts',
  'src/store/tenant-choices.ts',
  'src/store/view-log.ts',
];

describe('the tables behind the views', () => {
  test('are what the views are made from', async () => {
    const tables = await tablesBehindViews();
    expect(tables).toEqual(
      expect.arrayContaining(['connection', 'consent', 'day', 'hidden_contact', 'meeting', 'sharing']),
    );
  });

  test('are named by no SQL but that of the files that write them', async () => {
    const tables = await tablesBehindViews();
    const files = await readSourceFiles('src', 'bot');
    const readers = files.filter((file) => tablesRead(file).some((name) => tables.includes(name)));
    expect(readers.map(({ path }) => path).filter((path) => !WRITERS.includes(path))).toEqual([]);
  });

  test.each(WRITERS)('are really written by %s', async (path) => {
    const tables = await tablesBehindViews();
    const text = await readFile(join(ROOT, path), 'utf8');
    expect(tablesWritten({ path, text }).filter((name) => tables.includes(name))).not.toEqual([]);
  });
});

describe('the search for tables in SQL', () => {
  test('finds a table in a join over several lines, and none in a comment or in prose', () => {
    const text = `
      // select everything from meeting
      const prose = 'from day to day';
      const sql = \`select 1 from shared_day
        left join
          connection on true where exists (select from hidden_contact)\`;`;
    expect(tablesRead({ path: 'a.ts', text })).toEqual(['shared_day', 'connection', 'hidden_contact']);
  });

  test('finds what is inserted, updated, deleted and copied', () => {
    const text = `
      query('insert into day (a) values ($1)'); query('update sharing set is_on = false');
      query('delete from meeting'); transaction.copy('connection', columns, lines);`;
    expect(tablesWritten({ path: 'a.ts', text })).toEqual(['day', 'sharing', 'meeting', 'connection']);
  });
});

async function tablesBehindViews(): Promise<readonly string[]> {
  const sql = (await readFile(join(ROOT, 'src/policy/views.sql'), 'utf8')).replace(/--.*/g, '');
  const views = namesAfter(sql, /\bcreate view\s+(\w+)/g);
  const named = namesAfter(sql, /\b(?:from|join)\s+(?!lateral\b)([a-z_]+)/g);
  return [...new Set(named)].filter((name) => !views.includes(name)).sort();
}

function tablesRead(file: SourceFile): readonly string[] {
  return textsIn(file)
    .filter((text) => /\bselect\b|\bdelete\b|\bupdate\b/.test(text))
    .flatMap((text) => namesAfter(text, /\b(?:from|join|using)\s+([a-z_]+)/g));
}

function tablesWritten(file: SourceFile): readonly string[] {
  const statements = textsIn(file).flatMap((text) =>
    namesAfter(text, /\b(?:insert into|delete from|update|copy)\s+([a-z_]+)/g),
  );
  return [...statements, ...namesAfter(file.text, /\bcopy\(\s*'([a-z_]+)'/g)];
}

function namesAfter(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** The string literals of a file, template literals included: where its SQL is. */
function textsIn({ path, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return found;
}
