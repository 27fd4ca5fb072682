import { hash } from 'node:crypto';
import type { ContactId } from '../domain/ids.ts';

const SIGN_BIT = 0x7fff_ffff_ffff_ffffn;

/**
 * The number of a normalised address: the first 63 bits of its SHA-256, as a decimal string. Two of a million addresses meet
 * with a chance of 5e-8; writing contacts refuses to go on when it happens (docs/decisions/0002).
 */
export function addressId(address: string): ContactId {
  return (hash('sha256', address, 'buffer').readBigUInt64BE(0) & SIGN_BIT).toString() as ContactId;
}
