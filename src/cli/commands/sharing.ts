import { presentShown } from '../../contract/seen-of-me.ts';
import { presentSharing } from '../../contract/sharing.ts';
import { type Day, startOfDay } from '../../domain/calendar.ts';
import type { Caller } from '../../services/caller.ts';
import { changeSharing } from '../../services/change-sharing.ts';
import { listShownConnections, type ShownConnections } from '../../services/list-shown-connections.ts';
import { readSharing } from '../../services/read-sharing.ts';
import { dayArgument } from '../arguments.ts';
import { eraseNow } from '../erasing.ts';
import type { CommandDeps } from '../store.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';
import { receiptLines } from '../texts/receipt.ts';
import { sharingLines, shownLines, turnedOnLines } from '../texts/sharing.ts';
import { type Work, withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';
import { addHiding } from './hiding.ts';

type Options = GlobalOptions & {
  readonly as: string;
  readonly tenant?: string;
  readonly seen?: boolean;
  readonly json?: boolean;
};

type PauseOptions = Options & { readonly until: Day };

const PAGE = 1_000;

/** `acquaint sharing show|on|off|pause|hide|unhide --as COLLEAGUE` */
export const addSharing: AddCommand = (program, context) => {
  const { terminal, environment } = context;
  const sharing = program
    .command('sharing')
    .description('what a colleague shares with the others, from the next request on');
  const named = (name: string, description: string) =>
    sharing
      .command(name)
      .description(description)
      .requiredOption(...AS_OPTION)
      .option(...TENANT_OPTION);
  named('show', 'the choice, what follows from it, and what is hidden')
    .option('--seen', 'list what colleagues see')
    .option(...JSON_OPTION)
    .action((_options, command) => withCaller(command, environment, show(terminal)));
  named('on', 'let the mailbox be read and serve colleagues').action((_options, command) =>
    withCaller(command, environment, turnOn(terminal)),
  );
  named('off', 'read and show nothing any more, and delete what was read').action((_options, command) =>
    withCaller(command, environment, turnOff(terminal)),
  );
  named('pause', 'show nothing for a while, and delete nothing')
    .requiredOption('--until <date>', 'the day on which it ends, at midnight UTC', dayArgument)
    .action((_options, command) => withCaller(command, environment, pause(terminal)));
  addHiding(sharing, context);
};

function show(terminal: Terminal): Work<Options> {
  return async (deps, caller, { seen, json }) => {
    if (seen === true) {
      const connections = await listAllShown(deps, caller);
      if (json === true) sayJson(terminal, presentShown({ connections, nextCursor: null }));
      else say(terminal, shownLines(connections));
      return;
    }
    const answer = await readSharing(deps, caller);
    if (json === true) sayJson(terminal, presentSharing(answer));
    else say(terminal, sharingLines(answer));
  };
}

async function listAllShown(deps: CommandDeps, caller: Caller): Promise<ShownConnections['connections']> {
  const all: ShownConnections['connections'][number][] = [];
  let cursor: string | undefined;
  do {
    const page = await listShownConnections(deps, caller, { limit: PAGE, cursor });
    all.push(...page.connections);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

function turnOn(terminal: Terminal): Work<Options> {
  return async (deps, caller) => {
    await changeSharing(deps, caller, { choice: 'on' });
    say(terminal, turnedOnLines(await readSharing(deps, caller)));
  };
}

function turnOff(terminal: Terminal): Work<Options> {
  return async (deps, caller) => {
    const { receiptId } = await changeSharing(deps, caller, { choice: 'off' });
    say(terminal, 'Sharing is off. Nothing of that mailbox is shown any more.');
    if (receiptId === null) return;
    say(terminal, receiptLines(await eraseNow(deps, caller.tenantId, receiptId)));
  };
}

function pause(terminal: Terminal): Work<PauseOptions> {
  return async (deps, caller, { until }) => {
    await changeSharing(deps, caller, { choice: 'paused', pausedUntil: startOfDay(until) });
    say(terminal, [
      `Sharing is paused until ${until}, midnight UTC. Until then colleagues see nothing of that mailbox.`,
      'It is still read, and nothing is deleted.',
    ]);
  };
}
