// One import in a process of its own, so that its peak memory is its own. Prints one line of JSON.
import { importFile } from '../src/ingest/import-file.ts';
import { openDatabase } from '../src/store/open.ts';
import { ensureTenant } from '../src/store/tenants.ts';

const [file = '', store = ''] = process.argv.slice(2);
const database = await openDatabase(store.startsWith('postgresql:') ? { url: store } : { dataDir: store });
const domains = ['contoso.example'];
const tenantId = await ensureTenant(database, { name: 'Bench', domains });
const report = await importFile(
  { db: database, now: Date.now },
  {
    file,
    format: 'graph',
    tenantId,
    domains,
    progress: { start: () => undefined, read: () => undefined, phase: () => undefined, end: () => undefined },
  },
);
await database.close();
// maxRSS is in kilobytes.
console.log(
  JSON.stringify({
    seconds: report.seconds,
    lines: report.lines,
    peakMegabytes: process.resourceUsage().maxRSS / 1000,
  }),
);
