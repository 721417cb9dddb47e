import { render } from 'preact'
import { Desk } from './desk.tsx'
import { readOffer } from './offer.ts'

const place = document.getElementById('desk')
if (place) render(<Desk offer={readOffer(document)} />, place)
