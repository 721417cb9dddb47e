import type { PluginParameter } from './appearance.ts'

/** Where a form is filled in; also the class that SurveyCTO puts on the document. */
export type Platform = 'android-collect' | 'ios-collect' | 'web-collect'

export const platforms: readonly Platform[] = ['android-collect', 'ios-collect', 'web-collect']

/** The field types that may carry a plug-in. */
export type FieldType = 'text' | 'integer' | 'decimal' | 'select_one' | 'select_multiple'

export const fieldTypes: readonly FieldType[] = [
  'text',
  'integer',
  'decimal',
  'select_one',
  'select_multiple',
]

/** A field as a form defines it. Texts are by language name; one language may be called `default`. */
export interface FieldDefinition {
  readonly name: string
  readonly type: FieldType
  /** May hold HTML, as in SurveyCTO. */
  readonly label: Readonly<Record<string, string>>
  readonly hint: Readonly<Record<string, string>>
  readonly constraintMessage?: Readonly<Record<string, string>>
  readonly requiredMessage?: Readonly<Record<string, string>>
  readonly placeholder?: string
  /** File names of the field's media. */
  readonly image?: string
  readonly audio?: string
  readonly video?: string
  /** Whether the form accepts an answer; everything is accepted when absent. */
  readonly constraint?: (answer: string) => boolean
}

/** What a form keeps of a field between two visits. Empty text when there is nothing. */
export interface StoredField {
  readonly answer: string
  readonly metadata: string
}

/**
 * The object `fieldProperties` that a plug-in sees, and what its template is rendered with.
 *
 * @see https://github.com/surveycto/field-plug-in-resources/blob/master/docs/api-reference.md
 */
export interface FieldProperties {
  readonly FIELDTYPE: FieldType
  readonly LANGUAGE: string
  readonly LABEL: string
  readonly HINT: string
  readonly APPEARANCE: string
  readonly CONSTRAINTMESSAGE: string
  readonly REQUIREDMESSAGE: string
  readonly QUESTION_PLACEHOLDER_LABEL: string
  readonly READONLY: boolean
  readonly MEDIAIMAGE: string
  readonly MEDIAAUDIO: string
  readonly MEDIAVIDEO: string
  readonly METADATA: string
  readonly PARAMETERS: readonly PluginParameter[]
  readonly CURRENT_ANSWER: string
  readonly PRECONFIGURED_INTENT: boolean
}

/** How a field is being shown. */
export interface FieldView {
  readonly language: string
  readonly readOnly: boolean
  readonly appearance: string
  readonly parameters: readonly PluginParameter[]
}

/** Everything SurveyCTO tells a plug-in about its field. */
export function describeField(field: FieldDefinition, view: FieldView, stored: StoredField): FieldProperties {
  return {
    FIELDTYPE: field.type,
    LANGUAGE: view.language,
    LABEL: inLanguage(field.label, view.language),
    HINT: inLanguage(field.hint, view.language),
    APPEARANCE: view.appearance,
    CONSTRAINTMESSAGE: inLanguage(
      field.constraintMessage ?? { default: 'Sorry, this response is not valid.' },
      view.language,
    ),
    REQUIREDMESSAGE: inLanguage(
      field.requiredMessage ?? { default: 'Sorry, this response is required.' },
      view.language,
    ),
    QUESTION_PLACEHOLDER_LABEL: field.placeholder ?? '',
    READONLY: view.readOnly,
    MEDIAIMAGE: field.image ?? '',
    MEDIAAUDIO: field.audio ?? '',
    MEDIAVIDEO: field.video ?? '',
    METADATA: stored.metadata,
    PARAMETERS: view.parameters,
    CURRENT_ANSWER: stored.answer,
    // Only a field with an `ex:` appearance starts another app.
    PRECONFIGURED_INTENT: /(?:^|\s)ex:/.test(view.appearance),
  }
}

// A form without a translation shows the text of its first language.
function inLanguage(texts: Readonly<Record<string, string>>, language: string): string {
  const own = Object.hasOwn(texts, language) ? texts[language] : undefined
  return own ?? Object.values(texts)[0] ?? ''
}
