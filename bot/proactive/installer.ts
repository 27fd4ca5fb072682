import type { TenantId } from '../../src/domain/ids.ts';

/**
 * Puts the bot into somebody's own chat. `installed`: it is there now, or was before. `no`: it is not permitted here, or did not work; it
 * may be tried again, and meanwhile the asker can write to the introducer himself.
 */
export type Installer = (tenantId: TenantId, objectId: string) => Promise<'installed' | 'no'>;

/** Where the bot may not put itself into chats. */
export const noInstaller: Installer = async () => 'no';
