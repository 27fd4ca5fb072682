import { type DirectoryName, listDirectoryNames } from '../store/directory-names.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** What ids of the directory are called. */
export type Names = readonly DirectoryName[];

/**
 * What ids of the directory are called, for whoever reads the audit: there only ids are kept.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function listNames(
  deps: Deps,
  caller: Caller,
  input: { readonly ids: readonly string[] },
): Promise<Names> {
  requireAdministrator(caller);
  return listDirectoryNames(deps.db, caller.tenantId, input.ids);
}
