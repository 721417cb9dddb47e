// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how SurveyCTO writes a reference to a field.
import type { FormWords } from './english.ts'

export const pt: FormWords = {
  yes: 'Sim',
  no: 'Não',
  answerNeeded: 'Responda a isto antes de continuar.',

  ownNumber: 'O seu próprio número',
  ownNumberHint: 'O seu telefone toca primeiro. Comece com + e o código do país, por exemplo +14155550123',
  wholeNumber:
    'Escreva o número inteiro: um sinal de mais, o código do país e depois o número. Só algarismos.',
  optionalNumberHint: 'Comece com + e o código do país. Deixe vazio se não houver nenhum.',
  notListed:
    'O seu nome de usuário, ${username}, não está na lista enumerator_phones. Peça ao seu supervisor que o acrescente.',

  whoInterviewed: 'Quem vai ser entrevistado?',
  whoInterviewedHint: 'Mostrado na tela de chamada no lugar do número.',
  shownWithNumber: 'Mostrado na tela de chamada junto com o número.',
  numberOf: 'Número de ${respondent_name}',
  numberOfHint: 'Numa pesquisa real, vem da sua lista de casos. Por exemplo +14155550123',
  numberToCall: 'Número a chamar',
  numberToCallHint: 'Comece com + e o código do país. Por exemplo +14155550123',
  mobileNumber: 'Número de celular de ${respondent_name}',
  homeNumber: 'Número de casa',
  neighbourNumber: 'Número de um vizinho',

  callRespondent: 'Ligue para a pessoa entrevistada',
  callPerson: 'Ligue para ${respondent_name}',
  callHint: 'Toque em “{call}”, atenda o seu próprio telefone e espere pelo outro.',
  attemptHint:
    'Toque em “{call}” e atenda o seu próprio telefone. Quando a chamada terminar, espere o último estado e continue.',
  consentCallHint:
    'Peça primeiro o consentimento. Toque em “{startRecording}” só depois de um sim. Pode ligar até três vezes.',
  casesCallHint:
    'Passe às perguntas enquanto fala. Volte aqui quando a chamada terminar e diga o que aconteceu.',
  panelCallHint: 'Veja “{history}” antes de ligar. Se o número estiver errado, corrija-o com “{keypad}”.',
  chooseWhatHappened: 'Escolha o que aconteceu na chamada antes de continuar.',
  attempt: 'Tentativa de chamada',

  recordCall: 'A chamada deve ser gravada?',
  recordCallHint:
    'A gravação começa quando o outro telefone começa a tocar, antes que se possa pedir o consentimento a alguém.',
  showNumber: 'O número deve ser mostrado na tela?',

  talked: 'Você falou com a pessoa entrevistada, ou está falando agora?',
  talkedHint: 'O formulário não consegue ver isso sozinho.',
  talkedYes: 'Sim',
  talkedNo: 'Não, ninguém atendeu, ou estava ocupado',
  talkedNotRung: 'Não, o telefone da pessoa não tocou',
  comeBack:
    'A chamada não tinha terminado quando você saiu dela. Quando terminar, volte a ela: então ela guarda como terminou.',
  consent: 'A pessoa aceitou ser entrevistada?',
  consentRecorded: 'A pessoa aceitou ser entrevistada e gravada?',
  consentNotAsked: 'Não pude perguntar: caixa postal, outra pessoa, ou a ligação caiu',
  recordingRemains:
    'Esta chamada foi gravada sem consentimento. Peça ao seu supervisor que apague a gravação da chamada ${call_sid}.',
  interview: 'Entrevista',
  interviewNote: 'Ponha as suas próprias perguntas no lugar desta nota.',
  result: 'O que resultou da chamada?',
  resultHint: 'Você não disse isso onde ligou.',

  noCase: 'Este formulário precisa de um caso. Saia dele e abra-o a partir da gestão de casos.',
  soFar:
    'Chamadas até agora: ${calls_before}. A última foi em ${last_call_before}, com o resultado ${result_before}.',
  newNumber: 'Outro número de ${respondent_name}, se lhe deram um',
  keepNumber: '${entered_number} é um número de ${respondent_name}, a usar de agora em diante?',

  whoMessage: 'Quem vai receber uma mensagem?',
  organisation: 'Para quem você trabalha?',
  organisationHint: 'A mensagem diz isso: um número sozinho não diz a ninguém quem escreve.',
  mayWrite: '${respondent_name} aceitou receber mensagens?',
  writeTo: 'Escreva para ${respondent_name}',
  messageHint:
    'Leia, mude se quiser e depois toque em “{send}”. Espere até a tela dizer o que foi feito da mensagem.',
  notDelivered: 'A mensagem não chegou a ${respondent_name}. Ligue, ou peça outro número.',

  checkDevice: 'O que funciona neste aparelho',
  checkDeviceHint: 'Ninguém é chamado. Espere até terminar e continue. {checkNow} olha novamente.',
}
