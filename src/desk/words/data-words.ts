/** Taking in files, and saying what is in them. */
export const dataWords = {
  dropTitle: 'Your exports',
  takeOffer: 'Take in the calls of the workbench',
  offerEmpty: 'Nothing there yet: place a call in the workbench first, then tap here again.',
  dropHere:
    'Drop your exports here, or choose them: CSV (wide or long), xlsx, or the server’s JSON. One or several.',
  chooseFiles: 'Files',
  dropNote:
    'With a long export, give the main file and the files of its repeat groups. They are read on this computer, and are not changed.',
  readingFile: 'Reading {name}',
  readingShare: '{percent} %',
  stopReading: 'Stop reading',
  stoppedFile: '{name} was not read to its end. Choose it again to read it.',

  filesTitle: 'What was read',
  filesName: 'File',
  filesRows: 'Rows',
  filesCalls: 'Calls',
  forget: 'Take out',
  forgetFile: 'Take out {name}',

  seeReport: 'See the report',
  foundTitle: 'What was found',
  foundInShort: 'Interviews with calls: {interviews}. Calls: {calls}. Remarks: {remarks}.',
  foundRows: 'Rows',
  foundInterviews: 'Interviews with calls',
  foundCalls: 'Calls',
  foundMessages: 'Messages (counted only)',
  foundUndated: 'Calls whose time is not known',
  foundOutside: 'Calls outside the days that you chose, or without a time',
  foundColumns: 'Columns with calls',
  undatedNote:
    'An answer of four items tells no time and nothing of the respondent’s phone. With details=1 in the form, later calls tell both.',
  rowsNamed: '{name}: row {rows}.',
  rowsNamedMore: '{name}: row {rows}, and {more} more.',

  choicesTitle: 'Which column is what',
  choicesNote:
    'Guessed from the names of the columns. Correct what is wrong: it is remembered for this form.',
  enumeratorChoice: 'Who called (enumerator)',
  caseIdChoice: 'Who was called (case)',
  doneChoice: 'Whether the interview was completed',
  numberChoice: 'The respondent’s number (if you wish)',
  numberNote: 'Only compared, to find one number in several cases. It is shown nowhere.',
  noColumn: 'no column says it',
  someValues: 'Such as {values}',
  noValues: 'No values in the rows that were looked at.',
  noCaseNote: 'Every submission counts as a case of its own.',
  doneValuesTitle: 'Which values mean that it was completed?',
  doneValue: '{value} ({count})',
  emptyValue: 'empty',
  tooManyValues: 'This column has {count} different values, too many to choose from. Choose another column.',
  noDoneValues: 'None is chosen: it is not known which interviews were completed.',
  fieldsTitle: 'Which call fields count?',
  fieldChoice: '{field} ({count} calls)',
  countedDays: 'Which days count',
  fromDay: 'Calls from this day on',
  toDay: 'Calls up to this day',
  chooseDaysNote:
    'Days and hours are those of this time zone. The calls’ own times count, never the dates of the export.',

  // What a file is that cannot be read.
  noneEmpty: '{name} is empty. Export it again.',
  noneZip: '{name} is an archive. Unpack it first, then give the files in it.',
  noneSpss: '{name} is a file of SPSS. Export as CSV instead.',
  noneStata: '{name} is a file of Stata. Export as CSV instead.',
  noneOldExcel:
    '{name} is an old Excel workbook, or one with a password. Save it as xlsx without a password, or export as CSV.',
  noneWebPage:
    '{name} is a web page or XML, not an export. Perhaps you were signed out when you downloaded it: sign in and export again as CSV.',
  noneKey: '{name} is a key, not an export. Keep it safe; keys are asked for under “Recordings” alone.',
  noneBinary:
    '{name} is no text and no workbook. If it is encrypted, export again with the private key; choose CSV.',
  noneTooLarge: '{name} is too large to be read in one piece. Export as CSV instead: that may have any size.',
  noneBadJson: '{name} is no list of submissions. Download it again from the server, or export as CSV.',
  noneBadExcel: '{name} cannot be read as a workbook. Open it and save it as xlsx, or export as CSV.',
  noneUnreadable:
    'The browser could not read {name} ({reason}). Is it still there, and not open elsewhere? Choose it again.',

  // What is said of a file, or of some rows.
  remarkNotExport:
    'This has no column KEY and no calls: it is not an export of form data. Export the form’s data on your server’s Export tab, or with SurveyCTO Desktop.',
  remarkNoCalls:
    'No calls were found. A call is a cell such as completed|CA…|https://api.twilio.com/…, which the call field writes (with details=1 it says far more). Is the form’s call field among the columns? If the form is encrypted, an export without the private key has only the fields marked as publishable: export with the key.',
  remarkOnlySids:
    'The column {column} has SIDs of calls, but the call field itself is not in this file. Export it too: a SID alone does not say how a call ended.',
  remarkLonely:
    'This is the file of a repeat group, and its main file is missing: nobody knows whose interviews these are. Give the main file too.',
  remarkNoKey:
    'There is no column KEY, so that rows are named by their numbers and cannot be joined with other files.',
  remarkBrokenKey:
    'These rows have no KEY, or one that a spreadsheet has broken. They count, under their numbers, and cannot be joined with other files.',
  remarkTwiceKey:
    'These rows have a KEY that another row has, and that is not one of SurveyCTO’s. Each counts by itself.',
  remarkReplaced:
    'These rows are there again, further down or in a file that was given later. That one counts, as the corrected one.',
  remarkOrphan:
    'The submission that these rows belong to is in none of the files. Their calls count all the same.',
  remarkCutCall:
    'A call in the column {column} is cut so early that its SID is lost: it cannot be counted. Export again, and do not save the file with a spreadsheet.',
  remarkCutAnswer:
    'A call in the column {column} is cut in the middle. What is left of it counts; the rest is not known. Export again, and do not save the file with a spreadsheet.',
  remarkCutMetadata:
    'The metadata in the column {column} is cut or changed: Excel keeps 32,767 characters of a cell. The calls that only stood there are missing. Export again, and do not save the file with a spreadsheet.',
  remarkShortNumber:
    'The column {column} has numbers such as 1.2E+11, which a spreadsheet has shortened: different ones may look the same. They count as not known. Export again, and do not save the file with a spreadsheet.',
  remarkUnclosed:
    'A quotation mark in this row is never closed, and what follows it could not be told apart. Export again.',
  remarkBadLetters:
    'Some letters cannot be read (they show as �). If you save it with Excel, choose “CSV UTF-8”. Calls are not touched by this.',
} as const

export type RemarkText = Extract<keyof typeof dataWords, `remark${string}`>
