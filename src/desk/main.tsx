import { render } from 'preact'
import { Desk } from './desk.tsx'
import { readOffer } from './offer.ts'
import { readBuiltIn } from './set-up/form/sample-form.ts'

const place = document.getElementById('desk')
// Written into the page when it is built; whoever runs the page without it chooses a sample form from disk.
const sample = document.getElementById('sample-form')?.textContent
const sampleForm = sample ? readBuiltIn(sample) : undefined
if (place) render(<Desk offer={readOffer(document)} sampleForm={sampleForm} />, place)
