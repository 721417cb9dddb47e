import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curlCommand, writeCurlFile } from '../../../../src/desk/recordings/fetch/curl.ts'
import { nameOf, recordingSidIn } from '../../../../src/desk/recordings/fetch/names.ts'
import { callSid, foundOf, interviewOf, recordingSid } from '../scene.ts'

/** What Windows refuses in a name. https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const forbidden = /[<>:"/\\|?*]|[. ]$/

function nameFor(key: string, field = 'call', nth = 1): string {
  const call = { sid: callSid, field }
  return nameOf({ interview: interviewOf([call], { key }), call, nth }, { sid: recordingSid })
}

describe('the name of a sound', () => {
  it('is its interview’s KEY, its field and call, and both SIDs', () => {
    expect(nameFor('uuid:0a1b-2c3d', 'call_again', 2)).toBe(
      `uuid_0a1b-2c3d__call_again-2__${callSid}__${recordingSid}.wav`,
    )
    expect(nameFor('uuid:0a1b/calls[2]')).toBe(`uuid_0a1b_calls_2__call-1__${callSid}__${recordingSid}.wav`)
  })

  it('can be a file’s everywhere, and tells the recording, whatever the KEY', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (key, field) => {
        const name = nameFor(key, field)
        // Control characters are refused as well; printable ASCII holds none.
        expect(name).toMatch(/^[!-~]+$/)
        expect(name).not.toMatch(forbidden)
        expect(name).not.toMatch(/^[.]/)
        expect(name.length).toBeLessThan(210)
        expect(name.split('__')).toHaveLength(4)
        expect(recordingSidIn(name)).toBe(recordingSid)
      }),
    )
  })

  it('tells the recording of a file that somebody else has named, and of no other file', () => {
    expect(recordingSidIn(`${recordingSid}.wav`)).toBe(recordingSid)
    expect(recordingSidIn('index.csv')).toBeUndefined()
  })
})

describe('the list for curl', () => {
  const file = writeCurlFile('AC1', [foundOf(), foundOf({ sid: `RE${'f'.repeat(32)}` })])

  it('has each sound with its own name, and no secret', () => {
    expect(file.match(/^url = .*$/gm)).toEqual([
      `url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/${recordingSid}.wav"`,
      `url = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE${'f'.repeat(32)}.wav"`,
    ])
    expect(file.match(/^output = "uuid_1__call-1__.*\.wav"$/gm)).toHaveLength(2)
    expect(file).not.toMatch(/^(user|oauth|header)/m)
  })

  it('goes with a command that names the key alone, and only what looks like one', () => {
    expect(curlCommand('SK1')).toBe('curl -u SK1 -K download.txt')
    expect(curlCommand('SK1; rm')).toBe('curl -u SK… -K download.txt')
  })
})
