import { AppError } from '../domain/app-error.ts';
import { askerStateOf } from '../domain/introduction.ts';
import { introductionMail, type MailDraft, type MailParts, thankYouMail } from '../domain/introduction-mail.ts';
import type { Introduction } from '../store/introductions.ts';
import { readIntroductionTemplate } from '../store/tenant-settings.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { readerOf, readFor } from './introduction-moving.ts';

/**
 * The mail that comes next, as a draft: for the introducer the one to both, from the tenant's template; for the asker, once the
 * introduction was made, a thank-you to the introducer. Nothing is sent by the service.
 *
 * @throws AppError `not_found` for what the caller may not see (any more); `conflict` while there is nothing to write.
 */
export async function readIntroductionMail(
  deps: Deps,
  caller: Caller,
  input: { readonly id: string },
): Promise<MailDraft> {
  const { tenantId } = caller;
  const reader = readerOf(caller);
  const introduction = await readFor((text, values) => deps.db.read(tenantId, text, values), caller, reader, input.id);
  const parts = partsOf(introduction);
  if (introduction.asker.colleagueId === reader.colleagueId) {
    const state = askerStateOf(introduction, deps.now());
    if (state !== 'introduced' && state !== 'closed') {
      throw new AppError('conflict', 'There is nothing to write yet: the introducer will.');
    }
    return thankYouMail(parts);
  }
  switch (introduction.state) {
    case 'asked':
    case 'later':
    case 'accepted':
    case 'introduced':
      return introductionMail(await readIntroductionTemplate(deps.db, tenantId), parts);
    case 'closed':
    case 'expired':
    case 'cancelled':
      throw new AppError('conflict', 'This introduction is over.');
  }
}

function partsOf({ asker, introducer, contactAddress, contactName, blurb, why }: Introduction): MailParts {
  return { asker, introducer, contact: { name: contactName, address: contactAddress }, blurb, why };
}
