/** The languages of the sample form, as its label columns name them: all that the plug-in speaks. */
export const languages = [
  'English',
  'français',
  'español',
  'português',
  'العربية',
  'हिन्दी',
  'Kiswahili',
  'বাংলা',
  'اردو',
  'አማርኛ',
] as const

export type Language = (typeof languages)[number]
export type InEveryLanguage<Text> = Readonly<Record<Language, Text>>
