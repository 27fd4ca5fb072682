import type { Command } from 'commander';
import { presentOptedOutGroups } from '../../contract/opt-out-groups.ts';
import { readGroupsFile } from '../../ingest/groups-file.ts';
import { changeOptOutGroups, type GroupsChange } from '../../services/change-opt-out-groups.ts';
import { importGroups } from '../../services/import-groups.ts';
import { listOptOutGroups } from '../../services/list-opt-out-groups.ts';
import { say, sayJson } from '../terminal.ts';
import { groupsChangeLines, groupsImportedLines, groupsLines } from '../texts/groups.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly tenant?: string; readonly preview?: boolean; readonly json?: boolean };

/** `acquaint groups list|add|remove|read` */
export const addGroups: AddCommand = (program, { terminal, environment }) => {
  const groups = program.command('groups').description('security groups whose members are left out');
  const change = (command: Command, input: GroupsChange) =>
    withCaller<Options>(command, environment, async (deps, caller, options) => {
      const isPreview = options.preview === true;
      const answer = await changeOptOutGroups(deps, caller, { ...input, isPreview });
      say(terminal, groupsChangeLines(answer, isPreview));
    });
  groups
    .command('list')
    .description('the groups that are opted out')
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, options) => {
        const listed = await listOptOutGroups(deps, caller);
        if (options.json === true) sayJson(terminal, presentOptedOutGroups(listed));
        else say(terminal, groupsLines(listed));
      }),
    );
  changing(groups, 'add', 'leave out who is in these groups, or will be, and delete what was read of them').action(
    (ids: readonly string[], _options, command) => change(command, { add: ids, remove: [] }),
  );
  changing(groups, 'remove', 'leave out the members of these groups no longer').action(
    (ids: readonly string[], _options, command) => change(command, { add: [], remove: ids }),
  );
  groups
    .command('read')
    .description('replace what is known of the groups of the directory and their members')
    .argument('<file>', 'groups of Microsoft Graph with their members, one JSON object a line, plain or gzip')
    .option(...TENANT_OPTION)
    .action((file: string, _options, command) =>
      withCaller(command, environment, async (deps, caller) => {
        const read = await readGroupsFile(file);
        const answer = await importGroups(deps, caller, { groups: read.groups });
        say(terminal, groupsImportedLines(answer, read.perhapsCutOff));
      }),
    );
};

function changing(groups: Command, name: string, description: string): Command {
  return groups
    .command(name)
    .description(description)
    .argument('<id...>', 'object ids of groups')
    .option('--preview', 'say whom it would concern, and change nothing')
    .option(...TENANT_OPTION);
}
