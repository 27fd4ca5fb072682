import { Command } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBackup } from './commands/backup.ts';
import type { CommandContext } from './commands/command.ts';
import { addConsent } from './commands/consent.ts';
import { addDemo } from './commands/demo.ts';
import { addErase } from './commands/erase.ts';
import { addExport } from './commands/export.ts';
import { addGroups } from './commands/groups.ts';
import { addHealth } from './commands/health.ts';
import { addImport } from './commands/import.ts';
import { addIntroduction } from './commands/introduction.ts';
import { addIntroductions } from './commands/introductions.ts';
import { addOptOuts } from './commands/opt-outs.ts';
import { addPlayground } from './commands/playground.ts';
import { addRank } from './commands/rank.ts';
import { addReceipts } from './commands/receipts.ts';
import { addServe } from './commands/serve.ts';
import { addSettings } from './commands/settings.ts';
import { addSharing } from './commands/sharing.ts';
import { addToken } from './commands/token.ts';
import { addViews } from './commands/views.ts';
import { addWhoKnows } from './commands/who-knows.ts';

const COMMANDS = [
  addImport,
  addConsent,
  addGroups,
  addOptOuts,
  addSettings,
  addWhoKnows,
  addHealth,
  addIntroductions,
  addIntroduction,
  addSharing,
  addViews,
  addExport,
  addErase,
  addReceipts,
  addAudit,
  addBackup,
  addRank,
  addServe,
  addPlayground,
  addToken,
  addDemo,
];

/** The command `acquaint` with all it can do; it throws where commander would end the process. */
export function acquaintProgram(context: CommandContext): Command {
  const program = new Command('acquaint')
    .description('Who in the company knows this person, and how healthy is the relationship.')
    .option('--data <dir>', 'the folder of the embedded database (default: DATABASE_URL, ACQUAINT_DATA or .data)')
    .exitOverride()
    .configureOutput({
      writeOut: context.terminal.out,
      writeErr: context.terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, '')),
    })
    .showHelpAfterError('Help: add --help')
    .addHelpText('after', '\nExamples, formats and the JSON of every command: docs/CLI.md');
  for (const add of COMMANDS) add(program, context);
  return program;
}
