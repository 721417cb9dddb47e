import { describe, expect, it } from 'vitest'
import { callersAsset, directoryAsset } from '../../../src/functions/deploy/people-assets.ts'
import { readDirectory } from '../../../src/functions/people/directory.ts'

function file(text: string | Uint8Array, name = 'people.csv') {
  return { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }
}

function directoryIn(text: string | Uint8Array): unknown {
  return Object.fromEntries(readDirectory(directoryAsset(file(text))))
}

function utf16(text: string, order: 'little' | 'big', mark = true): Uint8Array {
  const units = [...`${mark ? '\ufeff' : ''}${text}`].map((letter) => letter.charCodeAt(0))
  return Uint8Array.from(
    units.flatMap((unit) => {
      const bytes = [unit & 0xff, unit >> 8]
      return order === 'little' ? bytes : bytes.reverse()
    }),
  )
}

const usual = 'number,name,case\n+254711222333,Zoë,1204\n+254711222444,"Otieno, Peter",1205\n'
const people = {
  '+254711222333': [{ name: 'Zoë', caseId: '1204' }],
  '+254711222444': [{ name: 'Otieno, Peter', caseId: '1205' }],
}

describe('a team’s list, however a spreadsheet has written it', () => {
  const semicolons = usual.replace('"Otieno, Peter"', 'Otieno@ Peter').replaceAll(',', ';').replace('@', ',')

  it.each<[string, string | Uint8Array]>([
    ['commas', usual],
    ['semicolons', semicolons],
    ['tabs', semicolons.replaceAll(';', '\t')],
    ['upright lines', semicolons.replaceAll(';', '|')],
    ['a byte order mark', `\ufeff${usual}`],
    ['UTF-16 with the low byte first, and tabs', utf16(semicolons.replaceAll(';', '\t'), 'little')],
    ['UTF-16 with the high byte first', utf16(usual, 'big')],
    ['UTF-16 without a mark', utf16(usual, 'little', false)],
    ['the line ends of Windows', usual.replaceAll('\n', '\r\n')],
    ['the line ends of old Macs', usual.replaceAll('\n', '\r')],
    ['no line end at the end', usual.trimEnd()],
    ['sep= in front', `sep=;\r\n${semicolons}`],
    ['sep= in quotes, after a mark', `\ufeff"sep=,"\n${usual}`],
    ['sep= that is not true', `sep=,\n${semicolons}`],
    [
      'every cell in quotes',
      usual.replace(/^.*$/gm, (line) =>
        line.replace(/"[^"]*"|[^,]+/g, (cell) => (cell.startsWith('"') ? cell : `"${cell}"`)),
      ),
    ],
    [
      'names in capitals, with blanks and marks',
      usual.replace('number,name,case', ' Number ,\u200bNAME\u00a0,Case\u200e'),
    ],
    ['empty rows, and rows of delimiters', usual.replace('\n', '\n\n,,\n').concat(',,\n')],
    ['blanks around cells', usual.replace('Zoë', '  Zoë ')],
  ])('is read: %s', (_, text) => {
    expect(directoryIn(text)).toEqual(people)
  })

  it('is read whatever the order of its columns, and whatever other columns it has', () => {
    const text = 'village;case;name;Remarks;number\nA;1204;Zoë;"a ""b"" c";+254 711-222.333\n'
    expect(directoryIn(text)).toEqual({ '+254711222333': people['+254711222333'] })
  })

  it('keeps line ends and quotation marks in a cell', () => {
    const text = 'number,name,case\r\n00254711222555,"two\r\nlines",\r\n+254711222666,Ann "Bee" Cee,\r\n'
    expect(directoryIn(text)).toEqual({
      '+254711222555': [{ name: 'two\nlines', caseId: '' }],
      '+254711222666': [{ name: 'Ann "Bee" Cee', caseId: '' }],
    })
  })

  it('keeps everybody who shares a number, and a row that stands twice once', () => {
    const text = 'number,name,case\n+254711222333,A,1\n+254711222333,B,2\n+254 711 222 333,A,1\n'
    expect(directoryIn(text)).toEqual({
      '+254711222333': [
        { name: 'A', caseId: '1' },
        { name: 'B', caseId: '2' },
      ],
    })
  })

  it('may not be there at all', () => {
    expect(directoryAsset(undefined)).toBe('{}')
    expect(callersAsset(undefined)).toBe('[]')
  })
})

describe('a list that cannot be used stops the build, and says why', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing in it', '', 'people.csv is empty. It needs a first line with the columns number, name, case'],
    ['a mark alone', '\ufeff\r\n', 'people.csv is empty.'],
    ['names and no rows', 'number;name;case\r\n', 'people.csv cannot be used: there is nobody in it'],
    ['names and empty rows', 'number,name,case\n,,\n', 'there is nobody in it'],
    [
      'another name of a column',
      'phone,name,Case ID\n+254711222333,A,1\n',
      'people.csv has no column number, case. Found: phone, name, case_id. It needs',
    ],
    ['no names', '+254711222333;A;1\n', 'people.csv has no column number, name, case. Found: +254711222333'],
    ['one column of two names', 'number,name,case,Name\n', 'has the column name more than once'],
    ['a row without a number', 'number,name,case\n+254711222333,A,1\n,B,2\n', 'line 3: there is no number'],
    [
      'a national number',
      'number,name,case\n0711222333,A,1\n',
      'line 2: number is not +, country code and number.',
    ],
    [
      'a number without its +',
      'number,name,case\n254711222333,A,1\n',
      'line 2: number is not +, country code and number; Excel takes the + off',
    ],
    [
      'what Excel makes of one',
      'number,name,case\n2.55E+11,A,1\n',
      'line 2: number is 2.55E+11, which Excel has made of a long number',
    ],
    [
      'the same with a comma',
      'number;name;case\n2,54711E+11;A;1\n',
      'line 2: number is 2,54711E+11, which Excel has made',
    ],
    [
      'decimals after a number',
      'number,name,case\n+254711222333.0,A,1\n',
      'line 2: number ends in decimals, which Excel has added',
    ],
    [
      'a comma that moves the rest',
      'number,name,case\n+254711222333,Otieno, Peter,1\n',
      'line 2: more cells than columns',
    ],
    [
      'a quotation mark that is never closed',
      'number,name,case\n+254711222333,"A,1\n+254711222444,B,2\n',
      'people.csv cannot be read: a quotation mark is never closed',
    ],
    [
      'letters of an old code page',
      Uint8Array.from([...new TextEncoder().encode('number,name,case\n+254711222333,Zo'), 0xeb, 0x2c, 0x31]),
      'people.csv is not in UTF-8',
    ],
    [
      'a row after a cell of two lines, and after sep=',
      'sep=,\nnumber,name,case\n+254711222333,"A\nB",1\n0711,C,2\n',
      'line 5: number',
    ],
  ])('%s', (_, text, sentence) => {
    expect(() => directoryAsset(file(text))).toThrow(sentence)
  })

  it('with every bad row named at once, and no whole number shown', () => {
    const text = 'number,name,case\n0711222333,A,\n+254711222444,B,\n07112224445,C,\n2.55E+11,D,\n'
    expect(() => directoryAsset(file(text))).toThrow(/line 2:.*line 4:.*line 5:/)
    expect(() => directoryAsset(file(text))).not.toThrow(/711222/)
  })

  it('in the list of enumerators too, whose phones may stand under the name that forms use', () => {
    const bad = 'user,caller_id,email,phone\namina,123,nowhere,+254700000001\njuma,,j@example.org,\n'
    expect(() => callersAsset(file(bad, 'callers.csv'))).toThrow('callers.csv cannot be used: ')
    expect(() => callersAsset(file(bad))).toThrow('line 2: caller_id is not +, country code and number')
    expect(() => callersAsset(file(bad))).toThrow('line 2: email is not an address')
    expect(() => callersAsset(file(bad))).toThrow('line 3: there is no number')
    expect(() => callersAsset(file('user,caller_id,email\n'))).toThrow('no column phone')
    const good =
      'User;Caller ID;E-mail;email;from_number\namina;+12025550110;x;a@example.org;+254700000001\njuma;;;;sip:juma@office.example.org\n'
    expect(JSON.parse(callersAsset(file(good)))).toEqual([
      { user: 'amina', callerId: '+12025550110', email: 'a@example.org', phone: '+254700000001' },
      { user: 'juma', callerId: '', email: '', phone: 'sip:juma@office.example.org' },
    ])
  })
})
