import { openMessageField } from '../message/message-field.ts'
import { registerPart } from '../parts.ts'
import { create } from '../screen/elements.ts'
import css from './panel.css'
import { openPanel } from './panel.ts'

/** What panel.js does when it is loaded: it brings its looks along and leaves its part for the field to find. */
document.head.appendChild(create(document, 'style', { text: css }))
registerPart(window, 'panel', { openPanel, openMessageField })
