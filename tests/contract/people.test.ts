import { describe, expect, test } from '@jest/globals';
import { presentPerson, presentStrength } from '../../src/contract/people.ts';

describe('presenting', () => {
  test('gives the same tie the same bytes whichever way its sum was added up', () => {
    const read = presentStrength({ score: 24.934034057265897, tier: 'strong', probability: 0.9395119576391686 });
    const recomputed = presentStrength({ score: 24.934034057265922, tier: 'strong', probability: 0.93951195763917 });
    expect(JSON.stringify(read)).toBe(JSON.stringify(recomputed));
    expect(read).toMatchObject({ score: 24.934, probability: 0.9395 });
  });

  test('passes on no field of a person that is not named', () => {
    const person = { objectId: 'o', address: 'a@contoso.example', name: 'A', department: null, title: null };
    expect(presentPerson({ ...person, colleagueId: 7 } as never)).toEqual({
      address: 'a@contoso.example',
      name: 'A',
      department: null,
      title: null,
    });
  });
});
