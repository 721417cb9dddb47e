// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const es: FormWords = {
  yes: 'Sí',
  no: 'No',
  answerNeeded: 'Responda a esto antes de continuar.',

  ownNumber: 'Su propio número',
  ownNumberHint: 'Su teléfono suena primero. Empiece con + y el código del país, por ejemplo +14155550123',
  wholeNumber: 'Escriba el número completo: un signo más, el código del país y luego el número. Solo cifras.',
  optionalNumberHint: 'Empiece con + y el código del país. Déjelo vacío si no hay ninguno.',
  notListed:
    'Su nombre de usuario, ${username}, no está en la lista enumerator_phones. Pida a su supervisor que lo añada.',

  whoInterviewed: '¿A quién se va a entrevistar?',
  whoInterviewedHint: 'Se muestra en la pantalla de llamada en lugar del número.',
  shownWithNumber: 'Se muestra en la pantalla de llamada junto con el número.',
  numberOf: 'Número de ${respondent_name}',
  numberOfHint: 'En una encuesta real viene de su lista de casos. Por ejemplo +14155550123',
  numberToCall: 'Número al que se llama',
  numberToCallHint: 'Empiece con + y el código del país. Por ejemplo +14155550123',
  mobileNumber: 'Número móvil de ${respondent_name}',
  homeNumber: 'Número de casa',
  neighbourNumber: 'Número de un vecino',

  callRespondent: 'Llame a la persona entrevistada',
  callPerson: 'Llame a ${respondent_name}',
  callHint: 'Toque «{call}», conteste su propio teléfono y espere al otro.',
  attemptHint:
    'Toque «{call}» y conteste su propio teléfono. Cuando termine la llamada, espere su último estado y continúe.',
  consentCallHint:
    'Pida primero el consentimiento. Toque «{startRecording}» solo después de un sí. Puede llamar hasta tres veces.',
  casesCallHint:
    'Pase a las preguntas mientras habla. Vuelva aquí cuando termine la llamada y diga qué pasó.',
  panelCallHint: 'Mire «{history}» antes de llamar. Si el número está mal, corríjalo con «{keypad}».',
  chooseWhatHappened: 'Elija qué pasó en la llamada antes de continuar.',
  attempt: 'Intento de llamada',

  recordCall: '¿Se debe grabar la llamada?',
  recordCallHint:
    'La grabación empieza cuando el otro teléfono empieza a sonar, antes de que se pueda pedir el consentimiento a nadie.',
  showNumber: '¿Se debe mostrar el número en la pantalla?',

  talked: '¿Habló usted con la persona entrevistada, o está hablando ahora?',
  talkedHint: 'El formulario no puede verlo por sí mismo.',
  talkedYes: 'Sí',
  talkedNo: 'No, nadie contestó, o estaba ocupado',
  talkedNotRung: 'No, el teléfono de la persona no ha sonado',
  comeBack:
    'La llamada no había terminado cuando salió de ella. Cuando termine, vuelva a ella: entonces guarda cómo terminó.',
  consent: '¿La persona aceptó ser entrevistada?',
  consentRecorded: '¿La persona aceptó ser entrevistada y grabada?',
  consentNotAsked: 'No pude preguntar: un contestador, otra persona, o se cortó',
  recordingRemains:
    'Esta llamada se grabó sin consentimiento. Pida a su supervisor que borre la grabación de la llamada ${call_sid}.',
  interview: 'Entrevista',
  interviewNote: 'Ponga sus propias preguntas en lugar de esta nota.',
  result: '¿Qué resultó de la llamada?',
  resultHint: 'No lo dijo donde llamó.',

  noCase: 'Este formulario necesita un caso. Salga de él y ábralo desde la gestión de casos.',
  soFar:
    'Llamadas hasta ahora: ${calls_before}. La última fue a las ${last_call_before}, con el resultado ${result_before}.',
  newNumber: 'Otro número de ${respondent_name}, si le dieron uno',
  keepNumber: '¿Es ${entered_number} un número de ${respondent_name} que se usará de ahora en adelante?',

  whoMessage: '¿Quién va a recibir un mensaje?',
  organisation: '¿Para quién trabaja usted?',
  organisationHint: 'El mensaje lo dice: un número solo no dice a nadie quién escribe.',
  mayWrite: '¿${respondent_name} aceptó recibir mensajes?',
  writeTo: 'Escriba a ${respondent_name}',
  messageHint:
    'Léalo, cámbielo si quiere y luego toque «{send}». Espere hasta que la pantalla diga qué fue de él.',
  notDelivered: 'El mensaje no llegó a ${respondent_name}. Llame, o pida otro número.',

  checkDevice: 'Lo que funciona en este dispositivo',
  checkDeviceHint: 'No se llama a nadie. Espere a que termine y continúe. {checkNow} mira de nuevo.',
}
