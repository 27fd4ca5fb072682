import type { ColleagueId } from '../domain/ids.ts';
import { addressId } from '../store/address-id.ts';

/** Of larger tenants a part is enough: what is told of a crowd is told in ranges. */
const ENOUGH_COLLEAGUES = 100;

/**
 * All colleagues, or of many a half, a quarter … that is the same each time. Whoever leaves brings nobody else in: each is in or out by
 * the own number.
 */
export function crowdPart(colleagueIds: readonly ColleagueId[]): readonly ColleagueId[] {
  const halvings = Math.max(0, Math.ceil(Math.log2(colleagueIds.length / ENOUGH_COLLEAGUES)));
  const oneOf = 2n ** BigInt(halvings);
  return colleagueIds.filter((id) => BigInt.asUintN(64, BigInt(addressId(String(id)))) % oneOf === 0n);
}
