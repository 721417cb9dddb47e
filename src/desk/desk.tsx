import { useState } from 'preact/hooks'
import { useChoices } from './choices.ts'
import { DataTab } from './data/data-tab.tsx'
import type { Interview } from './interview.ts'
import type { KnownSound } from './known-sound.ts'
import { LookTwiceTab } from './look-twice/look-twice-tab.tsx'
import type { Offer } from './offer.ts'
import { type Tab, TabStrip } from './page/tab-strip.tsx'
import { type Access, noAccess } from './recordings/access/access.ts'
import { browserDevice } from './recordings/device.ts'
import { RecordingsTab } from './recordings/recordings-tab.tsx'
import { ReportTab } from './report/report-tab.tsx'
import type { Workbook } from './set-up/form/sample-form.ts'
import { SetUpTab } from './set-up/set-up-tab.tsx'
import { say } from './words/say.ts'

type TabName = 'set-up' | 'data' | 'report' | 'look-twice' | 'recordings'

const tabs: readonly Tab<TabName>[] = [
  { name: 'set-up', label: say('setUpTab') },
  { name: 'data', label: say('dataTab') },
  { name: 'report', label: say('reportTab') },
  { name: 'look-twice', label: say('lookTwiceTab') },
  { name: 'recordings', label: say('recordingsTab') },
]

/** The whole page: what each tab finds out is handed to those that need it. */
export function Desk({
  offer,
  sampleForm,
}: {
  readonly offer: Offer | undefined
  /** The smallest sample form. */
  readonly sampleForm?: Workbook | undefined
}) {
  // Supervisors come back every day, and a form is set up once.
  const [tab, setTab] = useState<TabName>('data')
  const [device] = useState(browserDevice)
  const [access, setAccess] = useState<Access>(offer ? accessOf(offer) : noAccess)
  const [interviews, setInterviews] = useState<readonly Interview[]>([])
  const [sound, setSound] = useState<ReadonlyMap<string, KnownSound>>(new Map())
  const [toLookAt, setToLookAt] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<{ readonly callSid: string }>()
  const choices = useChoices()
  const { timeZone, setTimeZone } = choices

  /** From a button of one tab to another, whose name is then what the keyboard goes on from. */
  function goTo(name: TabName): void {
    setTab(name)
    document.getElementById(`tab-${name}`)?.focus()
  }

  function play(callSid: string): void {
    setAsked({ callSid })
    goTo('recordings')
  }

  /** What a tab shows. Files, a login and notes are kept while another one is open; a report is made anew. */
  function contentOf(name: TabName) {
    if (name === 'set-up')
      return <SetUpTab device={device} access={access} setAccess={setAccess} sampleForm={sampleForm} />
    if (name === 'data')
      return (
        <DataTab
          timeZone={timeZone}
          setTimeZone={setTimeZone}
          give={setInterviews}
          seeReport={() => goTo('report')}
          offer={offer}
        />
      )
    if (name === 'recordings')
      return (
        <RecordingsTab
          device={device}
          interviews={interviews}
          timeZone={timeZone}
          lookTwice={toLookAt}
          asked={asked}
          measured={setSound}
          shared={{ access, setAccess }}
        />
      )
    if (name !== tab) return null
    if (interviews.length === 0) return <p>{say('noDataYet')}</p>
    if (name === 'report') return <ReportTab interviews={interviews} choices={choices} />
    return (
      <LookTwiceTab interviews={interviews} choices={choices} sound={sound} play={play} found={setToLookAt} />
    )
  }

  return (
    <>
      <header>
        <h1>{say('title')}</h1>
        <p class="intro">{say('intro')}</p>
      </header>
      <TabStrip tabs={tabs} chosen={tab} choose={setTab} />
      {tabs.map(({ name }) => (
        <section
          key={name}
          role="tabpanel"
          id={`panel-${name}`}
          aria-labelledby={`tab-${name}`}
          hidden={name !== tab}
        >
          {contentOf(name)}
        </section>
      ))}
    </>
  )
}

function accessOf({ accountSid, apiKey, apiSecret }: Offer): Access {
  return { accountSid, username: apiKey, password: apiSecret }
}
