import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { headSize, kindOf } from '../../../../src/desk/data/files/file-kind.ts'

const bytes = (text: string) => strToU8(text)
const latin = (text: string) => strToU8(text, true)
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (_, at) => text.charCodeAt(at)).buffer)
const archive = zipSync({ 'a.csv': bytes('KEY\n1\n') })

describe('what a file is, by its first bytes', () => {
  it.each([
    ['a CSV', 'a.csv', bytes('KEY,call\n'), { kind: 'csv', encoding: 'utf-8' }],
    ['a CSV with a mark', 'a.csv', bytes('\ufeffKEY,call\n'), { kind: 'csv', encoding: 'utf-8' }],
    ['a CSV in UTF-16', 'a.txt', utf16('\ufeffKEY\tcall\n'), { kind: 'csv', encoding: 'utf-16le' }],
    ['a CSV in UTF-16 without a mark', 'a.txt', utf16('KEY\tcall\n'), { kind: 'csv', encoding: 'utf-16le' }],
    ['the server’s JSON', 'wide.json', bytes(' [{"KEY":"uuid:1"}]'), { kind: 'json', encoding: 'utf-8' }],
    ['a workbook', 'a.xlsx', archive, { kind: 'excel' }],
  ])('says of %s how to read it', (_, name, head, kind) => {
    expect(kindOf(name, head.subarray(0, headSize))).toEqual(kind)
  })

  it.each([
    ['nothing', 'a.csv', bytes(''), 'Empty'],
    ['only white space', 'a.csv', bytes('\ufeff \r\n'), 'Empty'],
    ['an archive', 'a.zip', archive, 'Zip'],
    ['a compressed file', 'a.csv.gz', latin('\u001f\u008b\u0008'), 'Zip'],
    ['a file of SPSS', 'a.sav', latin('$FL2@(#) SPSS DATA FILE'), 'Spss'],
    ['a file of Stata', 'a.dta', latin('<stata_dta><header>'), 'Stata'],
    ['an old workbook', 'a.xls', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1'), 'OldExcel'],
    ['a page to sign in', 'a.csv', bytes('\n<!DOCTYPE html><html>'), 'WebPage'],
    ['a private key', 'a.pem', bytes('-----BEGIN PRIVATE KEY-----\n'), 'Key'],
    ['an encrypted submission', 'submission.xml.enc', new Uint8Array([1, 0, 254, 0, 0, 7, 0, 9]), 'Binary'],
  ])('says of %s why it cannot be read', (_, name, head, why) => {
    expect(kindOf(name, head)).toEqual({ kind: 'none', why })
  })
})
