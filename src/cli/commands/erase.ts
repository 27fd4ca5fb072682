import { readCallerAtStore } from '../../services/caller.ts';
import { eraseContact } from '../../services/erase-contact.ts';
import { eraseOwnData } from '../../services/erase-own-data.ts';
import { addressArgument } from '../arguments.ts';
import { eraseNow } from '../erasing.ts';
import { withStore } from '../store.ts';
import { say } from '../terminal.ts';
import { receiptLines } from '../texts/receipt.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, TENANT_OPTION } from './command.ts';
import { CONTACT_OPTION, readWhose, type Whose } from './whose.ts';

type Options = GlobalOptions & Whose & { readonly tenant?: string };

/** `acquaint erase --as COLLEAGUE|--contact ADDRESS` */
export const addErase: AddCommand = (program, { terminal, environment }) => {
  program
    .command('erase')
    .description('forget a colleague, or a contact, for good; it asks nothing and does it')
    .option(...AS_OPTION)
    .option(...CONTACT_OPTION, addressArgument)
    .option(...TENANT_OPTION)
    .action((_options, command) => {
      const options: Options = command.optsWithGlobals();
      const whose = readWhose(command, options);
      return withStore(options, environment, async (deps) => {
        const as = 'as' in whose ? whose.as : undefined;
        const caller = await readCallerAtStore(deps, { tenant: options.tenant, as });
        const { receiptId } =
          'as' in whose
            ? await eraseOwnData(deps, caller)
            : await eraseContact(deps, caller, { address: whose.contact });
        say(terminal, DONE['as' in whose ? 'as' : 'contact']);
        say(terminal, receiptLines(await eraseNow(deps, caller.tenantId, receiptId)));
      });
    });
};

const DONE = {
  as: 'Sharing is off, and nothing of that mailbox is read or shown any more. What stays is that it is off.',
  contact: 'Nothing about that address is shown any more, or will be written again.',
} as const;
