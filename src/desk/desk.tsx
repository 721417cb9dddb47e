import { useState } from 'preact/hooks'
import type { Interview } from './interview.ts'
import { type Tab, TabStrip } from './page/tab-strip.tsx'
import { browserDevice } from './recordings/device.ts'
import { RecordingsTab } from './recordings/recordings-tab.tsx'
import { say } from './words/say.ts'

type TabName = 'data' | 'report' | 'look-twice' | 'recordings'

/** The whole page. */
export function Desk() {
  const [tab, setTab] = useState<TabName>('data')
  const [device] = useState(browserDevice)
  const [interviews] = useState<readonly Interview[]>([])
  const tabs: readonly Tab<TabName>[] = [
    { name: 'data', label: say('dataTab') },
    { name: 'report', label: say('reportTab') },
    { name: 'look-twice', label: say('lookTwiceTab') },
    { name: 'recordings', label: say('recordingsTab') },
  ]
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
          {name === 'recordings' ? (
            <RecordingsTab device={device} interviews={interviews} />
          ) : interviews.length === 0 && name !== 'data' ? (
            <p>{say('noDataYet')}</p>
          ) : null}
        </section>
      ))}
    </>
  )
}
