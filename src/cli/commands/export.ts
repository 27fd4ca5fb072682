import { presentHeld } from '../../contract/held-data.ts';
import { readCallerAtStore, readColleagueAtStore } from '../../services/caller.ts';
import { exportContact } from '../../services/export-contact.ts';
import { exportOwnData } from '../../services/export-own-data.ts';
import { addressArgument } from '../arguments.ts';
import { type CommandDeps, withStore } from '../store.ts';
import type { Terminal } from '../terminal.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, TENANT_OPTION } from './command.ts';
import { CONTACT_OPTION, readWhose, type Whose } from './whose.ts';

type Options = GlobalOptions & Whose & { readonly tenant?: string };

/** `acquaint export --as COLLEAGUE|--contact ADDRESS` */
export const addExport: AddCommand = (program, { terminal, environment }) => {
  program
    .command('export')
    .description('everything that is held about a colleague, or about a contact, as JSON')
    .option(...AS_OPTION)
    .option(...CONTACT_OPTION, addressArgument)
    .option(...TENANT_OPTION)
    .action((_options, command) => {
      const options: Options = command.optsWithGlobals();
      const whose = readWhose(command, options);
      return withStore(options, environment, async (deps) => {
        const pieces =
          'as' in whose
            ? presentHeld(await ownData(deps, options.tenant, whose.as), deps.now())
            : presentHeld(await contactData(deps, options.tenant, whose.contact), deps.now());
        await writePieces(terminal, pieces);
      });
    });
};

async function ownData(
  deps: CommandDeps,
  tenant: string | undefined,
  as: string,
): Promise<ReturnType<typeof exportOwnData>> {
  const caller = await readCallerAtStore(deps, { tenant, as });
  // Groups and the audit know people by their object id.
  const { colleague } = await readColleagueAtStore(deps, { tenant, as });
  return exportOwnData(deps, { ...caller, objectId: colleague.objectId ?? undefined });
}

async function contactData(
  deps: CommandDeps,
  tenant: string | undefined,
  address: string,
): ReturnType<typeof exportContact> {
  return exportContact(deps, await readCallerAtStore(deps, { tenant }), { address });
}

/** Writes an answer as it comes, no faster than it is read. */
async function writePieces(terminal: Terminal, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    terminal.out(piece);
    await terminal.drained();
  }
}
