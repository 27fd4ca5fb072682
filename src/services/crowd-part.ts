import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { addressId } from '../store/address-id.ts';
import { listAggregatedColleagues } from '../store/aggregated-calendars.ts';
import { countDirectory } from '../store/colleagues.ts';
import type { Deps } from './deps.ts';

/** Of larger tenants a part is enough: what is told of a crowd is told in ranges. */
const ENOUGH_COLLEAGUES = 100;

/**
 * The colleagues whose relationships a figure of the crowd is made of: all who share, or of a large directory a half, a quarter … that is the
 * same each time. How much of it follows from the directory, which nobody's sharing changes, and each is in or out by the own number: whoever
 * leaves brings nobody else in.
 */
export async function readCrowdPart({ db }: Deps, tenantId: TenantId): Promise<readonly ColleagueId[]> {
  const [inDirectory, sharing] = await Promise.all([
    countDirectory(db, tenantId),
    listAggregatedColleagues(db, tenantId),
  ]);
  const halvings = Math.max(0, Math.ceil(Math.log2(inDirectory / ENOUGH_COLLEAGUES)));
  const oneOf = 2n ** BigInt(halvings);
  return sharing.filter((id) => BigInt.asUintN(64, BigInt(addressId(String(id)))) % oneOf === 0n);
}
