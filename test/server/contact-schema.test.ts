import { describe, expect, it } from 'vitest';
import { contactSchema } from '../../server/contact-schema.ts';

const person = { name: 'Amina Bello', email: 'amina.bello@justice.example', language: 'fr' };

describe('a contact', () => {
  it('has a name, one address and a language, which is English unless it is given', () => {
    expect(contactSchema.parse(person)).toEqual(person);
    expect(contactSchema.parse({ name: ' Amina ', email: person.email })).toEqual({
      name: 'Amina',
      email: person.email,
      language: 'en',
    });
  });

  it.each([
    'two@one.example, three@one.example',
    'Amina <amina@one.example>',
    'amina@one.example\r\nBcc: all@one.example',
    'amina@one',
    '@one.example',
    'amina@',
    'amína@one.example',
    '"a b"@one.example',
    `${'a'.repeat(65)}@one.example`,
    `a@${'b.'.repeat(125)}example`,
    '',
  ])('is refused with the address %j', (email) => {
    expect(contactSchema.safeParse({ ...person, email }).success).toBe(false);
  });

  it.each(['', '   ', 'Amina\nBcc: all', 'Amina\u0000', 'Amina\u202Eoelb', 'x'.repeat(201), 'a\u2028b'])(
    'is refused with the name %j',
    (name) => {
      expect(contactSchema.safeParse({ ...person, name }).success).toBe(false);
    },
  );

  it.each(['Zoë O’Brien', '王小明', 'أمينة', 'Nguyễn Văn A', "D'Artagnan-Müller"])(
    'may have the name %j',
    (name) => {
      expect(contactSchema.parse({ ...person, name }).name).toBe(name);
    },
  );

  it('is refused with a language that no letter is written in, and with fields nobody asked for', () => {
    expect(contactSchema.safeParse({ ...person, language: 'de' }).success).toBe(false);
    expect(contactSchema.safeParse({ ...person, phone: '+43 1 26060' }).success).toBe(false);
  });
});
