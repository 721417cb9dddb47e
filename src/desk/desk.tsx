import { useState } from 'preact/hooks'
import { DataTab } from './data/data-tab.tsx'
import type { Interview } from './interview.ts'
import { isTimeZone, ownTimeZone } from './local-time.ts'
import { useRemembered } from './page/remembered.ts'
import { type Tab, TabStrip } from './page/tab-strip.tsx'
import { say } from './words/say.ts'

type TabName = 'data' | 'report' | 'look-twice' | 'recordings'

/** The whole page. */
export function Desk() {
  const [tab, setTab] = useState<TabName>('data')
  const [interviews, setInterviews] = useState<readonly Interview[]>([])
  const [timeZone, setTimeZone] = useRemembered('time zone', ownTimeZone(), isTimeZone)
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
          {name === 'data' ? (
            <DataTab timeZone={timeZone} setTimeZone={setTimeZone} give={setInterviews} />
          ) : null}
          {interviews.length === 0 && name !== 'data' ? <p>{say('noDataYet')}</p> : null}
        </section>
      ))}
    </>
  )
}
