import type { PluginPackage } from '../../src/stand-in/surveycto/plugin-zip.ts'

const template = `
<div id="page">
  <p id="label">{{{LABEL}}}</p>
  <div class="box"><span class="name">Number</span> <span id="number" class="value"></span></div>
  <div class="box"><span class="name">Status</span> <span id="status" class="value"></span></div>
  <div id="error" class="box"></div>
  <button id="call">Call</button>
  <button id="update" disabled>Update status</button>
</div>`

const style = `
#page { font-family: Arial, sans-serif; max-width: 600px; margin: 0 auto; padding: 10px }
.box { margin: 10px 0; padding: 10px; border: 1px solid #ddd; border-radius: 4px }
.name { color: #777; font-weight: bold }
.value { float: right }
#error { display: none; color: #a00; background: #fee }
button { display: block; width: 100%; margin: 10px 0; padding: 12px 24px; border: 0; border-radius: 4px;
  background: #2a7ab0; color: white; font-size: 18px }
button[disabled] { background: #ccc }`

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
  byId('status').textContent = call ? call.status : 'not called'
  byId('call').disabled = !!call
  byId('update').disabled = !call
}
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
 * The least that a plug-in for a call can do, as the one of 2020 did: it shows the number, and a tap sends one
 * request. What ours is measured against.
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
