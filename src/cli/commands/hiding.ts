import { changeSharing, type SharingChange } from '../../services/change-sharing.ts';
import { readSharing, type SharingAnswer } from '../../services/read-sharing.ts';
import { type Subject, subjectArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { say, type Terminal } from '../terminal.ts';
import { type CallerOptions, type Work, withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, TENANT_OPTION } from './command.ts';

/** `acquaint sharing hide|unhide ADDRESS|DOMAIN --as COLLEAGUE` */
export const addHiding: AddCommand = (sharing, { terminal, environment }) => {
  const named = (name: string, description: string) =>
    sharing
      .command(name)
      .description(description)
      .argument('<address|domain>', 'a mail address, or a domain and what lies below it', subjectArgument)
      .requiredOption(...AS_OPTION)
      .option(...TENANT_OPTION);
  named('hide', 'hide a contact, or everybody of a domain, from colleagues').action(
    (subject: Subject, _options, command) => withCaller(command, environment, hide(terminal, subject)),
  );
  named('unhide', 'hide a contact or a domain no longer').action((subject: Subject, _options, command) =>
    withCaller(command, environment, unhide(terminal, subject)),
  );
};

function hide(terminal: Terminal, subject: Subject): Work<CallerOptions> {
  return async (deps, caller) => {
    const list = listOf(await readSharing(deps, caller), subject);
    if (!list.includes(subject.text)) await changeSharing(deps, caller, changeOf(subject, [...list, subject.text]));
    const whom = subject.kind === 'address' ? subject.text : `Everybody at ${subject.text}, and below it,`;
    say(terminal, `${whom} is hidden: colleagues do not see that you know them. You still do.`);
  };
}

function unhide(terminal: Terminal, subject: Subject): Work<CallerOptions> {
  return async (deps, caller) => {
    const lists = await readSharing(deps, caller);
    const list = listOf(lists, subject);
    const above = hidingDomain(lists, subject);
    const still = above === undefined ? '' : ` It is still hidden by ${above}: unhide that, too.`;
    if (!list.includes(subject.text)) throw new CommandError(`${subject.text} is not on your list.${still}`);
    const left = list.filter((text) => text !== subject.text);
    await changeSharing(deps, caller, changeOf(subject, left));
    say(terminal, `${subject.text} is not on your list any more.${still}`);
  };
}

function listOf({ hiddenContacts, hiddenDomains }: SharingAnswer, { kind }: Subject): readonly string[] {
  return kind === 'address' ? hiddenContacts : hiddenDomains;
}

function changeOf({ kind }: Subject, list: readonly string[]): SharingChange {
  return kind === 'address' ? { hiddenContacts: list } : { hiddenDomains: list };
}

/** The domain on the list that hides an address of it, or a domain below it. */
function hidingDomain({ hiddenDomains }: SharingAnswer, { text }: Subject): string | undefined {
  return hiddenDomains.find((domain) => text.endsWith(`@${domain}`) || text.endsWith(`.${domain}`));
}
