import { describe, expect, test } from '@jest/globals';
import { addressPart, openNames } from '../../../src/demo/tenant/names.ts';
import { openRandom } from '../../../src/demo/tenant/random.ts';

describe('made-up names', () => {
  test('come once each, and never one that is taken', () => {
    const random = openRandom(1, 'names');
    const first = openNames(random, [])();
    const next = openNames(openRandom(1, 'names'), [`${first.given} ${first.surname}`]);
    const names = Array.from({ length: 4000 }, next).map(({ given, surname }) => `${given} ${surname}`);
    expect(new Set(names).size).toBe(4000);
    expect(names).not.toContain(`${first.given} ${first.surname}`);
  });

  test('turn into plain letters for addresses', () => {
    expect(addressPart('Łukasz')).toBe('lukasz');
    expect(addressPart('Sjöberg-Nguyễn')).toBe('sjoberg-nguyen');
    expect(addressPart('Yıldırım')).toBe('yildirim');
    expect(addressPart('Guðmunds')).toBe('gudmunds');
    const next = openNames(openRandom(2, 'names'), []);
    for (let count = 0; count < 3000; count += 1) {
      const { given, surname } = next();
      expect(addressPart(given)).toMatch(/^[a-z]{2,}$/);
      expect(addressPart(surname)).toMatch(/^[a-z]{3,}(-[a-z]{3,})?$/);
    }
  });
});
