// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const ur: FormWords = {
  yes: 'جی ہاں',
  no: 'نہیں',
  answerNeeded: 'آگے بڑھنے سے پہلے براہ کرم اس کا جواب دیں۔',

  ownNumber: 'آپ کا اپنا نمبر',
  ownNumberHint: 'پہلے آپ کا فون بجتا ہے۔ + اور ملک کے کوڈ سے شروع کریں، مثلاً +14155550123',
  wholeNumber: 'پورا نمبر لکھیں: جمع کا نشان، ملک کا کوڈ، پھر نمبر۔ صرف ہندسے۔',
  optionalNumberHint: '+ اور ملک کے کوڈ سے شروع کریں۔ نہ ہو تو خالی چھوڑ دیں۔',
  notListed:
    'آپ کا صارف نام، ${username}، فہرست enumerator_phones میں نہیں ہے۔ اپنے سپروائزر سے اسے شامل کرنے کو کہیں۔',

  whoInterviewed: 'کس کا انٹرویو ہونا ہے؟',
  whoInterviewedHint: 'کال کی اسکرین پر نمبر کی جگہ دکھایا جاتا ہے۔',
  shownWithNumber: 'کال کی اسکرین پر نمبر کے ساتھ دکھایا جاتا ہے۔',
  numberOf: '${respondent_name} کا نمبر',
  numberOfHint: 'اصل سروے میں یہ آپ کی کیسوں کی فہرست سے آتا ہے۔ مثلاً +14155550123',
  numberToCall: 'جس نمبر پر کال کرنی ہے',
  numberToCallHint: '+ اور ملک کے کوڈ سے شروع کریں۔ مثلاً +14155550123',
  mobileNumber: '${respondent_name} کا موبائل نمبر',
  homeNumber: 'گھر کا نمبر',
  neighbourNumber: 'کسی پڑوسی کا نمبر',

  callRespondent: 'جواب دہندہ کو کال کریں',
  callPerson: '${respondent_name} کو کال کریں',
  callHint: '”{call}“ دبائیں، اپنا فون اٹھائیں اور دوسرے کا انتظار کریں۔',
  attemptHint:
    '”{call}“ دبائیں اور اپنا فون اٹھائیں۔ کال ختم ہونے پر اس کی آخری حالت کا انتظار کریں، پھر آگے بڑھیں۔',
  consentCallHint:
    'پہلے رضامندی لیں۔ ہاں کے بعد ہی ”{startRecording}“ دبائیں۔ آپ تین بار تک کال کر سکتے ہیں۔',
  casesCallHint: 'بات کرتے ہوئے سوالات پر آگے بڑھیں۔ کال ختم ہونے پر یہاں واپس آئیں اور بتائیں کہ کیا ہوا۔',
  panelCallHint: 'کال کرنے سے پہلے ”{history}“ دیکھیں۔ نمبر غلط ہو تو ”{keypad}“ سے درست کریں۔',
  chooseWhatHappened: 'آگے بڑھنے سے پہلے چنیں کہ کال میں کیا ہوا۔',
  attempt: 'کال کی کوشش',

  recordCall: 'کیا کال ریکارڈ کی جائے؟',
  recordCallHint:
    'دوسرا فون بجنا شروع ہوتے ہی ریکارڈنگ شروع ہو جاتی ہے، اس سے پہلے کہ کسی سے رضامندی لی جا سکے۔',
  showNumber: 'کیا نمبر اسکرین پر دکھایا جائے؟',

  talked: 'کیا جواب دہندہ سے آپ کی بات ہوئی، یا ابھی ہو رہی ہے؟',
  talkedHint: 'فارم خود یہ نہیں دیکھ سکتا۔',
  talkedYes: 'جی ہاں',
  talkedNo: 'نہیں، کسی نے نہیں اٹھایا، یا فون مصروف تھا',
  talkedNotRung: 'نہیں، جواب دہندہ کا فون نہیں بجا',
  comeBack:
    'جب آپ نے کال چھوڑی، وہ ختم نہیں ہوئی تھی۔ ختم ہونے پر اس پر واپس جائیں: تب یہ محفوظ ہوتا ہے کہ وہ کیسے ختم ہوئی۔',
  consent: 'کیا جواب دہندہ انٹرویو کے لیے راضی ہوئے؟',
  consentRecorded: 'کیا جواب دہندہ انٹرویو اور ریکارڈنگ کے لیے راضی ہوئے؟',
  consentNotAsked: 'میں پوچھ نہیں سکا/سکی: جواب دینے والی مشین، کوئی اور شخص، یا کال کٹ گئی',
  recordingRemains:
    'یہ کال رضامندی کے بغیر ریکارڈ ہوئی۔ اپنے سپروائزر سے کال ${call_sid} کی ریکارڈنگ مٹانے کو کہیں۔',
  interview: 'انٹرویو',
  interviewNote: 'اس نوٹ کی جگہ اپنے سوالات رکھیں۔',
  result: 'کال کا کیا ہوا؟',
  resultHint: 'جہاں سے کال کی، وہاں آپ نے یہ نہیں بتایا۔',

  noCase: 'اس فارم کے لیے ایک کیس چاہیے۔ اسے چھوڑیں اور کیسوں کی فہرست سے کھولیں۔',
  soFar: 'اب تک کی کالیں: ${calls_before}۔ آخری ${last_call_before} پر تھی، نتیجہ ${result_before}۔',
  newNumber: '${respondent_name} کا کوئی اور نمبر، اگر آپ کو دیا گیا ہو',
  keepNumber: 'کیا ${entered_number} ${respondent_name} کا نمبر ہے، جو اب سے استعمال ہو؟',

  whoMessage: 'پیغام کسے بھیجنا ہے؟',
  organisation: 'آپ کس کے لیے کام کرتے ہیں؟',
  organisationHint: 'پیغام میں یہ لکھا ہوتا ہے: صرف نمبر سے کسی کو پتا نہیں چلتا کہ کون لکھ رہا ہے۔',
  mayWrite: 'کیا ${respondent_name} پیغامات پانے پر راضی ہوئے؟',
  writeTo: '${respondent_name} کو لکھیں',
  messageHint: 'اسے پڑھیں، چاہیں تو بدلیں، پھر ”{send}“ دبائیں۔ اسکرین پر یہ آنے تک رکیں کہ اس کا کیا ہوا۔',
  notDelivered: 'پیغام ${respondent_name} تک نہیں پہنچا۔ کال کریں، یا کوئی اور نمبر مانگیں۔',

  checkDevice: 'اس آلے پر کیا کام کرتا ہے',
  checkDeviceHint:
    'کسی کو کال نہیں کی جاتی۔ مکمل ہونے تک انتظار کریں، پھر آگے بڑھیں۔ {checkNow} دوبارہ دیکھتا ہے۔',
}
