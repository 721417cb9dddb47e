// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const sw: FormWords = {
  yes: 'Ndiyo',
  no: 'Hapana',
  answerNeeded: 'Tafadhali jibu hili kabla ya kuendelea.',

  ownNumber: 'Nambari yako mwenyewe',
  ownNumberHint: 'Simu yako huita kwanza. Anza na + na msimbo wa nchi, kwa mfano +14155550123',
  wholeNumber: 'Andika nambari nzima: alama ya kujumlisha, msimbo wa nchi, kisha nambari. Tarakimu tu.',
  optionalNumberHint: 'Anza na + na msimbo wa nchi. Acha wazi kama hakuna.',
  notListed:
    'Jina lako la mtumiaji, ${username}, halimo kwenye orodha enumerator_phones. Mwombe msimamizi wako aliongeze.',

  whoInterviewed: 'Nani atahojiwa?',
  whoInterviewedHint: 'Huonyeshwa kwenye skrini ya simu badala ya nambari.',
  shownWithNumber: 'Huonyeshwa kwenye skrini ya simu pamoja na nambari.',
  numberOf: 'Nambari ya ${respondent_name}',
  numberOfHint: 'Katika utafiti halisi hutoka kwenye orodha yako ya kesi. Kwa mfano +14155550123',
  numberToCall: 'Nambari ya kupigia',
  numberToCallHint: 'Anza na + na msimbo wa nchi. Kwa mfano +14155550123',
  mobileNumber: 'Nambari ya simu ya mkononi ya ${respondent_name}',
  homeNumber: 'Nambari ya nyumbani',
  neighbourNumber: 'Nambari ya jirani',

  callRespondent: 'Mpigie simu mhojiwa',
  callPerson: 'Mpigie simu ${respondent_name}',
  callHint: 'Gusa “{call}”, pokea simu yako mwenyewe, kisha subiri simu nyingine.',
  attemptHint:
    'Gusa “{call}” na upokee simu yako mwenyewe. Simu ikiisha, subiri hali yake ya mwisho, kisha endelea.',
  consentCallHint:
    'Omba ridhaa kwanza. Gusa “{startRecording}” baada tu ya kukubaliwa. Unaweza kupiga hadi mara tatu.',
  casesCallHint: 'Endelea na maswali mnapozungumza. Rudi hapa simu ikiisha, useme kilichotokea.',
  panelCallHint: 'Tazama “{history}” kabla ya kupiga. Nambari ikiwa si sahihi, irekebishe kwa “{keypad}”.',
  chooseWhatHappened: 'Chagua kilichotokea kwenye simu kabla ya kuendelea.',
  attempt: 'Jaribio la kupiga simu',

  recordCall: 'Je, simu irekodiwe?',
  recordCallHint: 'Kurekodi huanza simu nyingine inapoanza kuita, kabla ya mtu yeyote kuombwa ridhaa.',
  showNumber: 'Je, nambari ionyeshwe kwenye skrini?',

  talked: 'Je, ulizungumza na mhojiwa, au mnazungumza sasa?',
  talkedHint: 'Fomu haiwezi kuliona hilo yenyewe.',
  talkedYes: 'Ndiyo',
  talkedNo: 'Hapana, hakuna aliyepokea, au simu ilikuwa inatumika',
  talkedNotRung: 'Hapana, simu ya mhojiwa haijaita',
  comeBack: 'Simu haikuwa imeisha ulipoiacha. Ikiisha, irudie: ndipo huhifadhi jinsi ilivyoisha.',
  consent: 'Je, mhojiwa alikubali kuhojiwa?',
  consentRecorded: 'Je, mhojiwa alikubali kuhojiwa na kurekodiwa?',
  consentNotAsked: 'Sikuweza kuuliza: mashine ya kujibu, mtu mwingine, au simu ilikatika',
  recordingRemains:
    'Simu hii ilirekodiwa bila ridhaa. Mwombe msimamizi wako afute rekodi ya simu ${call_sid}.',
  interview: 'Mahojiano',
  interviewNote: 'Weka maswali yako mwenyewe badala ya maelezo haya.',
  result: 'Simu iliishaje?',
  resultHint: 'Hukusema hivyo ulipopiga simu.',

  noCase: 'Fomu hii inahitaji kesi. Iache, kisha uifungue kutoka sehemu ya kesi.',
  soFar: 'Simu hadi sasa: ${calls_before}. Ya mwisho ilikuwa ${last_call_before}, matokeo ${result_before}.',
  newNumber: 'Nambari nyingine ya ${respondent_name}, ikiwa ulipewa',
  keepNumber: 'Je, ${entered_number} ni nambari ya ${respondent_name}, itumike kuanzia sasa?',

  whoMessage: 'Nani atatumiwa ujumbe?',
  organisation: 'Unamfanyia nani kazi?',
  organisationHint: 'Ujumbe unasema hivyo: nambari peke yake haimwambii mtu nani anaandika.',
  mayWrite: 'Je, ${respondent_name} alikubali kupokea ujumbe?',
  writeTo: 'Mwandikie ${respondent_name}',
  messageHint: 'Usome, ubadilishe ukipenda, kisha gusa “{send}”. Subiri hadi skrini iseme umefikia wapi.',
  notDelivered: 'Ujumbe haukumfikia ${respondent_name}. Piga simu badala yake, au omba nambari nyingine.',

  checkDevice: 'Kinachofanya kazi kwenye kifaa hiki',
  checkDeviceHint:
    'Hakuna anayepigiwa simu. Subiri hadi imalizike, kisha endelea. {checkNow} huangalia upya.',
}
