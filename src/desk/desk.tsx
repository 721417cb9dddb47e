import { useState } from 'preact/hooks'
import { useChoices } from './choices.ts'
import type { Interview } from './interview.ts'
import { LookTwiceTab } from './look-twice/look-twice-tab.tsx'
import type { KnownSound } from './look-twice/material.ts'
import { type Tab, TabStrip } from './page/tab-strip.tsx'
import { ReportTab } from './report/report-tab.tsx'
import { say } from './words/say.ts'

type TabName = 'data' | 'report' | 'look-twice' | 'recordings'

/** The whole page. */
export function Desk() {
  const [tab, setTab] = useState<TabName>('data')
  const [interviews] = useState<readonly Interview[]>([])
  const [sound] = useState<ReadonlyMap<string, KnownSound>>(new Map())
  const choices = useChoices()
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
          {interviews.length === 0 && name !== 'data' ? <p>{say('noDataYet')}</p> : null}
          {name === 'report' && tab === name && interviews.length > 0 ? (
            <ReportTab interviews={interviews} choices={choices} />
          ) : null}
          {name === 'look-twice' && tab === name && interviews.length > 0 ? (
            <LookTwiceTab interviews={interviews} choices={choices} sound={sound} />
          ) : null}
        </section>
      ))}
    </>
  )
}
