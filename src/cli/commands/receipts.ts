import { presentReceipts } from '../../contract/receipts.ts';
import { listOwnReceipts } from '../../services/list-own-receipts.ts';
import { listReceipts } from '../../services/list-receipts.ts';
import { say, sayJson } from '../terminal.ts';
import { receiptsLines } from '../texts/receipt.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly as?: string; readonly json?: boolean; readonly tenant?: string };

const MOST = 1_000;

/** `acquaint receipts` */
export const addReceipts: AddCommand = (program, { terminal, environment }) => {
  program
    .command('receipts')
    .description('what was deleted, why and when: of everybody, or of one colleague and of all together')
    .option(...AS_OPTION)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, { as, json }) => {
        const answer =
          as === undefined
            ? await listReceipts(deps, caller, { limit: MOST })
            : { receipts: await listOwnReceipts(deps, caller), next: null };
        if (json === true) sayJson(terminal, presentReceipts(answer));
        else say(terminal, receiptsLines(answer.receipts, answer.next !== null));
      }),
    );
};
