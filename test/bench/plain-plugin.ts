import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'

const template = `
<div id="page">
  <p><strong>Look at both numbers before you call</strong></p>
  <p>Your number: <span id="own"></span></p>
  <p>Number to call: <span id="number"></span></p>
  <p><button id="call">Call</button> <small>Your phone rings first, and then the other one.</small></p>
  <p>
    <strong>SID:</strong> <span id="sid"></span><br>
    <strong>Status:</strong> <span id="status"></span>
    <button id="update" disabled>Update status</button>
  </p>
  <p id="error"></p>
</div>`

const style = `
#page { margin: 10px; padding: 10px; border: 1px solid #7a9; background: #eef5f0 }
#error { display: none; color: #a00 }
button { display: block; width: 100%; margin: 8px 0; padding: 7px; border: 1px solid #2a7ab0; border-radius: 4px }`

const script = `
var account = getPluginParameter('account_sid')
var number = getPluginParameter('to_number')
var calls = 'https://api.twilio.com/2010-04-01/Accounts/' + account + '/Calls'
var byId = function (id) { return document.getElementById(id) }
var twiml = '<Response><Dial answerOnBridge="true" record="record-from-ringing-dual" callerId="' +
  getPluginParameter('twilio_number') + '"><Number>' + number + '</Number></Dial></Response>'
var form = [['To', getPluginParameter('from_number')], ['From', getPluginParameter('twilio_number')],
  ['Twiml', twiml]]
function send(method, url, body) {
  var request = new XMLHttpRequest()
  request.open(method, url)
  request.setRequestHeader('Authorization', 'Basic ' + btoa(account + ':' + getPluginParameter('auth_token')))
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.onload = function () { show(request.responseText, request.status) }
  request.onerror = function () { complain('no connection') }
  request.send(body)
}
function complain(text) {
  byId('error').style.display = 'block'
  byId('error').textContent = text
}
function show(text, code) {
  if (code >= 400) return complain('Error ' + code)
  var call = JSON.parse(text)
  setMetaData(text)
  setAnswer([call.status, call.sid, calls + '/' + call.sid + '.json'].join('|'))
  draw(call)
}
function draw(call) {
  byId('sid').textContent = call ? call.sid : ''
  byId('status').textContent = call ? call.status : 'not called'
  byId('call').disabled = !!call
  byId('update').disabled = !call
}
byId('own').textContent = getPluginParameter('from_number')
byId('number').textContent = getPluginParameter('display_number') === 0 ? 'hidden' : number
byId('call').addEventListener('click', function () {
  send('POST', calls + '.json', form.map(function (pair) { return pair.map(encodeURIComponent).join('=') }).join('&'))
})
byId('update').addEventListener('click', function () {
  send('GET', calls + '/' + JSON.parse(getMetaData()).sid + '.json')
})
draw(getMetaData() ? JSON.parse(getMetaData()) : null)
function clearAnswer() { setAnswer(''); setMetaData(''); draw(null) }`

/**
 * The least that a plug-in for a call can do, as the one of 2020 did: it shows as many lines of text, and a tap sends
 * one request. What ours is measured against; it costs a page what the published one of 2020 costs.
 */
export function createPlainPlugin(): PluginPackage {
  const bytes = (text: string) => new TextEncoder().encode(text)
  return {
    files: { 'template.html': bytes(template), 'style.css': bytes(style), 'script.js': bytes(script) },
    manifest: {
      name: 'Plain call',
      author: 'The benchmark',
      version: '1.0.0',
      supportedFieldTypes: ['text'],
      externalCss: [],
      externalJs: [],
      hideDefaultRequiredMessage: false,
      hideDefaultConstraintMessage: false,
    },
  }
}
