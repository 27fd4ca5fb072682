import { AppError } from '../../src/domain/app-error.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import type { Examples } from '../words/words.ts';
import type { BotDeps, Reader } from './reader.ts';

const LOOKED_AT = 50;

/** A person and a company that this reader gets an answer about, for the examples of the help; none where nothing is shown. */
export async function findExamples(deps: BotDeps, { caller }: Reader): Promise<Examples> {
  try {
    const { contacts } = await searchContacts(deps, caller, { q: '', limit: LOOKED_AT });
    const known = contacts
      .filter(({ name, lastOn }) => name !== null && lastOn !== null)
      .toSorted((one, other) => (one.lastOn === other.lastOn ? 0 : (one.lastOn ?? '') < (other.lastOn ?? '') ? 1 : -1));
    return {
      contact: known[0]?.name ?? undefined,
      account: known.find(({ account }) => account !== null)?.account ?? undefined,
    };
  } catch (error) {
    if (error instanceof AppError) return {};
    throw error;
  }
}
