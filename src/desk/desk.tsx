import { useState } from 'preact/hooks'
import { DataTab, type DeskData } from './data/data-tab.tsx'
import { ownTimeZone } from './local-time.ts'
import { type Tab, TabStrip } from './page/tab-strip.tsx'
import { say } from './words/say.ts'

type TabName = 'data' | 'report' | 'look-twice' | 'recordings'

/** The whole page. */
export function Desk() {
  const [tab, setTab] = useState<TabName>('data')
  const [{ interviews }, setData] = useState<DeskData>({ interviews: [], timeZone: ownTimeZone() })
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
          {name === 'data' ? <DataTab give={setData} /> : null}
          {interviews.length === 0 && name !== 'data' ? <p>{say('noDataYet')}</p> : null}
        </section>
      ))}
    </>
  )
}
