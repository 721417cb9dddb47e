// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const fr: FormWords = {
  yes: 'Oui',
  no: 'Non',
  answerNeeded: 'Veuillez répondre avant de continuer.',

  ownNumber: 'Votre propre numéro',
  ownNumberHint:
    'Votre téléphone sonne d’abord. Commencez par + et l’indicatif du pays, par exemple +14155550123',
  wholeNumber:
    'Écrivez le numéro entier\u00a0: un plus, l’indicatif du pays, puis le numéro. Des chiffres seulement.',
  optionalNumberHint: 'Commencez par + et l’indicatif du pays. Laissez vide s’il n’y en a pas.',
  notListed:
    'Votre nom d’utilisateur, ${username}, n’est pas dans la liste enumerator_phones. Demandez à votre superviseur de l’ajouter.',

  whoInterviewed: 'Qui doit être interrogé\u00a0?',
  whoInterviewedHint: 'Affiché sur l’écran d’appel à la place du numéro.',
  shownWithNumber: 'Affiché sur l’écran d’appel avec le numéro.',
  numberOf: 'Numéro de\u00a0: ${respondent_name}',
  numberOfHint: 'Dans une vraie enquête, il vient de votre liste de cas. Par exemple +14155550123',
  numberToCall: 'Numéro à appeler',
  numberToCallHint: 'Commencez par + et l’indicatif du pays. Par exemple +14155550123',
  mobileNumber: 'Numéro mobile de\u00a0: ${respondent_name}',
  homeNumber: 'Numéro à la maison',
  neighbourNumber: 'Numéro d’un voisin',

  callRespondent: 'Appelez la personne interrogée',
  callPerson: 'Appelez ${respondent_name}',
  callHint: 'Touchez «\u00a0{call}\u00a0», répondez sur votre propre téléphone et attendez l’autre.',
  attemptHint:
    'Touchez «\u00a0{call}\u00a0» et répondez sur votre propre téléphone. Quand l’appel est terminé, attendez son dernier état, puis continuez.',
  consentCallHint:
    'Demandez d’abord l’accord. Touchez «\u00a0{startRecording}\u00a0» seulement après un oui. Vous pouvez appeler jusqu’à trois fois.',
  casesCallHint:
    'Passez aux questions pendant que vous parlez. Revenez ici quand l’appel est terminé, et dites ce qui s’est passé.',
  panelCallHint:
    'Regardez «\u00a0{history}\u00a0» avant d’appeler. Si le numéro est faux, corrigez-le avec «\u00a0{keypad}\u00a0».',
  chooseWhatHappened: 'Choisissez ce qui s’est passé pendant l’appel avant de continuer.',
  attempt: 'Tentative d’appel',

  recordCall: 'L’appel doit-il être enregistré\u00a0?',
  recordCallHint:
    'L’enregistrement commence quand l’autre téléphone se met à sonner, avant que l’on puisse demander l’accord de quiconque.',
  showNumber: 'Le numéro doit-il être affiché à l’écran\u00a0?',

  talked: 'Avez-vous parlé avec la personne interrogée, ou parlez-vous maintenant\u00a0?',
  talkedHint: 'Le formulaire ne peut pas le voir de lui-même.',
  talkedYes: 'Oui',
  talkedNo: 'Non, personne n’a répondu, ou la ligne était occupée',
  talkedNotRung: 'Non, le téléphone de la personne n’a pas sonné',
  comeBack:
    'L’appel n’était pas terminé quand vous l’avez quitté. Quand il le sera, revenez-y\u00a0: il enregistrera alors comment il s’est terminé.',
  consent: 'La personne a-t-elle accepté d’être interrogée\u00a0?',
  consentRecorded: 'La personne a-t-elle accepté d’être interrogée et enregistrée\u00a0?',
  consentNotAsked: 'Je n’ai pas pu demander\u00a0: répondeur, autre personne, ou appel coupé',
  recordingRemains:
    'Cet appel a été enregistré sans accord. Demandez à votre superviseur de supprimer l’enregistrement de l’appel ${call_sid}.',
  interview: 'Entretien',
  interviewNote: 'Mettez vos propres questions à la place de cette note.',
  result: 'Qu’est devenu l’appel\u00a0?',
  resultHint: 'Vous ne l’avez pas dit là où vous avez appelé.',

  noCase: 'Ce formulaire a besoin d’un cas. Quittez-le et ouvrez-le depuis la gestion des cas.',
  soFar:
    'Appels jusqu’ici\u00a0: ${calls_before}. Le dernier a eu lieu à ${last_call_before}, avec le résultat ${result_before}.',
  newNumber: 'Un autre numéro pour ${respondent_name}, si on vous en a donné un',
  keepNumber: '${entered_number} est-il un numéro de\u00a0: ${respondent_name}, à utiliser désormais\u00a0?',

  whoMessage: 'Qui doit recevoir un message\u00a0?',
  organisation: 'Pour qui travaillez-vous\u00a0?',
  organisationHint: 'Le message le dit\u00a0: un numéro seul ne dit à personne qui écrit.',
  mayWrite: 'Accord donné par ${respondent_name} pour recevoir des messages\u00a0?',
  writeTo: 'Écrivez à ${respondent_name}',
  messageHint:
    'Lisez-le, changez-le si vous voulez, puis touchez «\u00a0{send}\u00a0». Attendez que l’écran dise ce qu’il est devenu.',
  notDelivered:
    'Le message n’est pas arrivé à ${respondent_name}. Appelez plutôt, ou demandez un autre numéro.',

  checkDevice: 'Ce qui fonctionne sur cet appareil',
  checkDeviceHint: 'Personne n’est appelé. Attendez la fin, puis continuez. {checkNow} regarde à nouveau.',
}
