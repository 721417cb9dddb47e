// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const ar: FormWords = {
  yes: 'نعم',
  no: 'لا',
  answerNeeded: 'يرجى الإجابة عن هذا قبل المتابعة.',

  ownNumber: 'رقمك أنت',
  ownNumberHint: 'يرنّ هاتفك أولًا. ابدأ بعلامة + ورمز البلد، مثلًا +14155550123',
  wholeNumber: 'اكتب الرقم كاملًا: علامة زائد، ثم رمز البلد، ثم الرقم. أرقام فقط.',
  optionalNumberHint: 'ابدأ بعلامة + ورمز البلد. اتركه فارغًا إن لم يوجد.',
  notListed: 'اسم المستخدم الخاص بك، ${username}، ليس في القائمة enumerator_phones. اطلب من مشرفك إضافته.',

  whoInterviewed: 'مع من ستُجرى المقابلة؟',
  whoInterviewedHint: 'يظهر على شاشة الاتصال بدلًا من الرقم.',
  shownWithNumber: 'يظهر على شاشة الاتصال مع الرقم.',
  numberOf: 'رقم ${respondent_name}',
  numberOfHint: 'في المسح الفعلي يأتي هذا من قائمة الحالات لديك. مثلًا +14155550123',
  numberToCall: 'الرقم المطلوب الاتصال به',
  numberToCallHint: 'ابدأ بعلامة + ورمز البلد. مثلًا +14155550123',
  mobileNumber: 'رقم الهاتف المحمول لـ ${respondent_name}',
  homeNumber: 'رقم المنزل',
  neighbourNumber: 'رقم أحد الجيران',

  callRespondent: 'اتصل بالمستجيب',
  callPerson: 'اتصل بـ ${respondent_name}',
  callHint: 'اضغط «{call}»، وردّ على هاتفك، وانتظر الهاتف الآخر.',
  attemptHint: 'اضغط «{call}» وردّ على هاتفك. عندما تنتهي المكالمة، انتظر حالتها الأخيرة ثم تابع.',
  consentCallHint:
    'اطلب الموافقة أولًا. اضغط «{startRecording}» بعد الموافقة فقط. يمكنك الاتصال حتى ثلاث مرات.',
  casesCallHint: 'انتقل إلى الأسئلة أثناء الحديث. عد إلى هنا عندما تنتهي المكالمة وقل ما حدث.',
  panelCallHint: 'انظر إلى «{history}» قبل الاتصال. إذا كان الرقم خاطئًا فصحّحه من «{keypad}».',
  chooseWhatHappened: 'اختر ما حدث في المكالمة قبل المتابعة.',
  attempt: 'محاولة اتصال',

  recordCall: 'هل تُسجَّل المكالمة؟',
  recordCallHint: 'يبدأ التسجيل عندما يبدأ الهاتف الآخر بالرنين، قبل أن يمكن طلب الموافقة من أحد.',
  showNumber: 'هل يظهر الرقم على الشاشة؟',

  talked: 'هل تحدثت مع المستجيب، أو تتحدث معه الآن؟',
  talkedHint: 'لا يستطيع النموذج أن يرى ذلك بنفسه.',
  talkedYes: 'نعم',
  talkedNo: 'لا، لم يردّ أحد، أو كان الخط مشغولًا',
  talkedNotRung: 'لا، لم يرنّ هاتف المستجيب',
  comeBack: 'لم تكن المكالمة قد انتهت عندما تركتها. عندما تنتهي، عد إليها: فهي تحفظ عندئذٍ كيف انتهت.',
  consent: 'هل وافق المستجيب على إجراء المقابلة؟',
  consentRecorded: 'هل وافق المستجيب على إجراء المقابلة وتسجيلها؟',
  consentNotAsked: 'لم أتمكن من السؤال: مجيب آلي، أو شخص آخر، أو انقطع الاتصال',
  recordingRemains: 'سُجّلت هذه المكالمة دون موافقة. اطلب من مشرفك حذف تسجيل المكالمة ${call_sid}.',
  interview: 'المقابلة',
  interviewNote: 'ضع أسئلتك مكان هذه الملاحظة.',
  result: 'كيف انتهت المكالمة؟',
  resultHint: 'لم تقل ذلك حيث أجريت الاتصال.',

  noCase: 'يحتاج هذا النموذج إلى حالة. اخرج منه وافتحه من إدارة الحالات.',
  soFar:
    'المكالمات حتى الآن: ${calls_before}. كانت الأخيرة في ${last_call_before}، والنتيجة ${result_before}.',
  newNumber: 'رقم آخر لـ ${respondent_name}، إن أُعطيت رقمًا',
  keepNumber: 'هل ${entered_number} رقم لـ ${respondent_name} يُستخدم من الآن فصاعدًا؟',

  whoMessage: 'من سيتلقى رسالة؟',
  organisation: 'لمصلحة من تعمل؟',
  organisationHint: 'تذكر الرسالة ذلك: فالرقم وحده لا يخبر أحدًا من الكاتب.',
  mayWrite: 'هل وافق ${respondent_name} على تلقي الرسائل؟',
  writeTo: 'اكتب إلى ${respondent_name}',
  messageHint: 'اقرأها، وغيّرها إن شئت، ثم اضغط «{send}». انتظر حتى تقول الشاشة ما حدث لها.',
  notDelivered: 'لم تصل الرسالة إلى ${respondent_name}. اتصل بدلًا من ذلك، أو اطلب رقمًا آخر.',

  checkDevice: 'ما يعمل على هذا الجهاز',
  checkDeviceHint: 'لا يُتصل بأحد. يرجى الانتظار حتى ينتهي، ثم المتابعة. {checkNow} ينظر من جديد.',
}
