import type { TenantId } from '../../src/domain/ids.ts';

/**
 * Puts the bot into somebody's own chat. `installed`: it is there now, or was before. `busy`: not now, to be tried again. `no`: it is not
 * permitted here; then the asker writes to the introducer himself.
 */
export type Installer = (tenantId: TenantId, objectId: string) => Promise<'installed' | 'busy' | 'no'>;

/** Where the bot may not put itself into chats. */
export const noInstaller: Installer = async () => 'no';
