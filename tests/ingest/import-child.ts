// A process of its own that imports a file and is killed at a given moment, for tests of what is left then.
import { importFile } from '../../src/ingest/import-file.ts';
import type { OwnerTransaction } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { ensureTenant } from '../../src/store/tenants.ts';

const [store = '', file = '', now = '', moment = ''] = process.argv.slice(2);
const database = await openDatabase(
  store.startsWith('postgresql:') ? { url: store } : { dataDir: store, isBrief: true },
);
const tenantId = await ensureTenant(database, { name: 'Contoso', domains: ['contoso.example'] });
let operations = 0;

/** Ends this process as a power cut would, just before the n-th operation of the import. */
function counted<T>(work: () => Promise<T>): Promise<T> {
  operations += 1;
  if (operations === Number(moment)) process.kill(process.pid, 'SIGKILL');
  return work();
}

await importFile(
  {
    now: () => Number(now),
    db: {
      ...database,
      asOwner: (work) =>
        database.asOwner(({ query, copy, script }) =>
          work({
            query: ((text, values) => counted(() => query(text, values))) as OwnerTransaction['query'],
            copy: (table, columns, lines) => counted(() => copy(table, columns, lines)),
            script: (text) => counted(() => script(text)),
          }),
        ),
    },
  },
  {
    ...{ file, format: 'graph', tenantId, domains: ['contoso.example'] },
    progress: {
      start: () => undefined,
      read: () => {
        if (moment === 'reading') process.kill(process.pid, 'SIGKILL');
      },
      phase: (_name, done) => {
        if (moment === `part ${done}`) process.kill(process.pid, 'SIGKILL');
      },
      end: () => undefined,
    },
  },
);
process.stdout.write(`${operations}\n`);
await database.close();
