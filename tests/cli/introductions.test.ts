import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listIntroductionsRoute, readIntroductionRoute } from '../../src/contract/introductions.ts';
import { mailLines } from './made-up-mail.ts';
import { openWorkplace, type Workplace } from './run-acquaint.ts';

const PRIYA = 'priya@contoso.example';
const TOVE = 'tove@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';
const JONAS = 'jonas@fourthcoffee.com';
const IMPORT = [
  '--format',
  'tsv',
  '--tenant',
  'Contoso',
  '--domain',
  'contoso.example',
  '--consent',
  'identifiableInsights',
];

describe('an introduction, on the command line,', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await openWorkplace();
    await place.serve();
    const mail = await place.write(
      'mail.tsv',
      mailLines([
        { who: PRIYA, whom: YVONNE, daysAgo: [5, 15, 25, 35] },
        { who: TOVE, whom: JONAS, daysAgo: [20, 50] },
      ]),
    );
    await place.acquaint('import', mail, ...IMPORT);
  });
  afterAll(() => place.remove());

  test('is asked for, accepted, completed and told of, and nobody else may', async () => {
    const asking = ['introduce', '--as', TOVE, '--to', YVONNE, '--why', 'A talk about roasters.'];
    expect((await place.acquaint(...asking, '--via', 'nobody@contoso.example')).err).toContain('Nobody can be asked');
    const asked = await place.acquaint(...asking, '--via', PRIYA);
    expect(asked.out).toContain('waits for an answer');
    const list = await place.acquaint('introductions', '--as', PRIYA, '--json');
    const [introduction] = listIntroductionsRoute.reply.parse(JSON.parse(list.out)).introductions;
    const id = introduction?.id ?? '';
    expect((await place.acquaint('introduction', 'accept', id, '--as', TOVE)).err).toContain('for the other side');
    expect((await place.acquaint('introduction', 'decline', id, '--as', PRIYA)).exitCode).toBe(2);
    expect((await place.acquaint('introduction', 'accept', id, '--as', PRIYA)).out).toContain('Next: complete');
    expect((await place.acquaint('introduction', 'complete', id, '--as', PRIYA)).out).toContain('introduced');
    const told = await place.acquaint('introduction', 'complete', id, '--outcome', 'met', '--as', TOVE, '--json');
    expect(readIntroductionRoute.reply.parse(JSON.parse(told.out))).toMatchObject({ state: 'closed', outcome: 'met' });
    expect((await place.acquaint('introductions', '--as', TOVE)).out).toContain('closed');
  });
});
