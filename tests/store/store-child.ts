// A process of its own for the tests of the store: opens it, says so, does as it is told, and waits to be killed.
import { openDatabase } from '../../src/store/open.ts';

const [dataDir = '', what = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir, isBrief: true });
say('open');

switch (what) {
  case 'hold':
    setInterval(() => undefined, 1000);
    break;
  case 'write pairs':
    for (let number = 1; ; number += 1) {
      await database.asOwner(async ({ query }) => {
        await query('insert into tenant (name) values ($1)', [`${number} a`]);
        await query('insert into tenant (name) values ($1)', [`${number} b`]);
      });
      say(String(number));
    }
  case 'copy':
    for (let number = 1; ; number += 1) {
      const names = Array.from({ length: 20_000 }, (_, index) => `${number} ${index}\n`);
      await database.asOwner(({ copy }) => copy('tenant', ['name'], Buffer.from(names.join(''))));
      say(String(number));
    }
  case 'begin':
    await database.asOwner(async ({ query }) => {
      await query("insert into tenant (name) values ('half')");
      say('begun');
      await new Promise(() => setInterval(() => undefined, 1000));
    });
    break;
  case 'add':
    await database.asOwner(({ query }) => query("insert into tenant (name) values ('from the other process')"));
    say('added');
    await database.close();
    break;
}

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}
