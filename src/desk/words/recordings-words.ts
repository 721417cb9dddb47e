/** Access to Twilio, which recordings, and fetching them. */
export const recordingsWords = {
  accessTitle: 'Access to Twilio',
  accessNote:
    'Kept in the memory of this page only, and gone when you close it. Best is an API key made for this purpose, which you delete afterwards. A restricted key must be allowed to read recordings, and to delete them if you want that here.',
  accessAccount: 'Account SID (AC…)',
  accessUser: 'API key SID (SK…), or the Account SID',
  accessSecret: 'The key’s secret, or the auth token',
  accessAccountWrong: 'An Account SID is AC and 32 digits and letters from a to f.',
  accessUserWrong:
    'A key’s SID is SK and 32 digits and letters. With the auth token, put the Account SID here.',
  accessOtherAccounts: 'Calls of other accounts, which are left out: {count}. For them, put in that account.',
  keysTitle: 'Private keys, if your account encrypts recordings',
  keysLabel: 'Key files (.pem), one or several',
  keysNote:
    'They stay in this page’s memory too. With several keys, put the SID of its public key (CR…) into each file’s name; otherwise each is tried.',
  keyRead: '{name}: ready.',
  keyLocked: '{name} is locked with a passphrase. Make an open copy, and take that in: {command}',
  keyPublic:
    '{name} is the public key, which only seals. The private key is in the other file, often private_key.pem.',
  keyOther:
    '{name} holds a key that is not RSA, or is written in another way. Twilio’s encryption takes an RSA key in PEM.',
  keyNone: '{name} holds no key that this page can read: it has no line “-----BEGIN PRIVATE KEY-----”.',
  noCrypto:
    'This browser does not let the page decrypt or draw samples, because it was not opened in a safe way. Open the file from your disk, or from an address that begins with https.',
  chooseTitle: 'Which calls',
  chooseEnumerator: 'Enumerator',
  chooseFrom: 'First day',
  chooseTo: 'Last day',
  chooseDone: 'Interview done',
  chooseDisposition: 'Disposition',
  chooseAny: 'all',
  chooseYes: 'done',
  chooseNo: 'not done',
  chooseLookTwice: 'Only calls to be looked at twice',
  chooseSample: 'Only a random sample',
  chooseEach: 'Calls of each enumerator',
  chooseSeed: 'Seed of the sample',
  chooseSeedNote:
    'The same seed draws the same calls on every computer: those whose SHA-256 of the seed, a space and the call’s SID is smallest.',
  chosenCount: 'Calls chosen: {count} of {all}.',
  chosenUndated: 'Calls whose day is not known, which no range of days has: {count}.',
  findButton: 'Find their recordings',
  findNeedsAccess: 'First put in the account, the key and its secret, above.',
  findUndated:
    'For some of these calls the export does not say when they were, so that all recordings of the account are looked through.',
  findSeen: 'Recordings looked through: {count}',
  findStopped: 'Stopped. The recordings that were found before are still there.',
  found:
    'Recordings found: {count}, of {calls} calls. Encrypted: {encrypted}. Without any recording: {without} calls.',
  foundSize: 'As sound files: {length}, about {size}.',
  foundUnknown: 'Recordings that do not say how long they are, and are not in that: {count}.',
  stop: 'Stop',
  twilioBusy: 'Twilio says that this account asks too much at once. Wait a minute, and try again.',
  twilioNo:
    'Twilio refused the Account SID, the key or its secret (code {code}). Check all three, and what the key may do.',
  twilioSaid:
    'Twilio refused this, with its code {code}. twilio.com/docs/api/errors/{code} says what it means.',
  twilioOffline: 'No answer from Twilio. Check the connection of this computer, and try again.',
  twilioOdd:
    'What came is not an answer of Twilio’s. A network that asks for a login first does this: open any web page, and try again.',
  fetchTitle: 'Fetch',
  fetchFolderNote:
    'Each file is named KEY__field-n__call__recording.wav; index.csv says what is in the folder. What is there already is not fetched again, so you may stop and go on.',
  fetchZipNote:
    'This browser cannot write to a folder, so you get zip files of at most {size} each; a computer with little memory may fail with them. Chrome and Edge can write to a folder.',
  fetchToFolder: 'Choose a folder and fetch',
  fetchToZip: 'Fetch as zip files',
  fetchGoing: 'Done: {done} of {all}. Come in so far: {size}.',
  fetchEnd: 'Fetched: {written}. There already: {there}. Not fetched: {failed}. Not begun: {waiting}.',
  fetchNoIndex:
    'index.csv could not be written: the folder is gone, may not be written to, or its disk is full. Choose it again.',
  fetchLost: 'What went wrong',
  fetchLostFor: '{why} ({count})',
  tryAgain: 'Try again',
  whyBusy: 'Twilio was busy for minutes. Try again later.',
  whyRefused: 'Twilio refused: the secret is wrong, or the key may not read recordings.',
  whyGone: 'Twilio has no sound of it: it was deleted, or nothing was recorded.',
  whyOffline: 'No connection. Try again.',
  whyTimeout: 'Nothing came for half a minute. Try again.',
  whyServer: 'Twilio’s servers failed. Try again.',
  whyCut: 'The connection broke in the middle. Try again.',
  whyKeptFromPage:
    'Twilio answers, but this browser does not let the page read the sound. Use the second way, below.',
  whyNotSound:
    'What came is not sound. A network that asks for a login first does this: open any web page, and try again.',
  whyNoKey: 'It is encrypted. Take in the private key, above.',
  whyWrongKey:
    'None of your private keys opens it. It was sealed for the public key {sid}. Nothing was written.',
  whyIncompleteDetails: 'It is encrypted, and Twilio does not say how. Nothing was written.',
  whyAltered:
    'The key fits, but the sound is not whole, or was changed on the way. Nothing was written. Try again.',
  whyNotReady: 'Twilio is not finished with it. Try again in some minutes.',
  whyNotInFolder: 'The folder that you took in does not have it.',
  whyNotWritten: 'It could not be written: the folder is gone, may not be written to, or its disk is full.',
  whyStopped: 'Stopped.',
  curlTitle: 'The second way, if the browser may not read the sounds',
  curlOne: '1. Save this list of what to fetch. There is no secret in it.',
  curlSave: 'Save download.txt',
  curlTwo:
    '2. Open a terminal (Windows: Command Prompt) in the folder where it lies, and put in this line. It asks for the key’s secret, or the auth token, once:',
  curlThree: '3. Take that folder in again: what is encrypted is opened here, named and indexed.',
  curlTake: 'The folder with the sounds',
  curlTaken: 'Sounds in it of the recordings found above: {count} of {all}.',
  curlSaveSounds: 'Choose where to, and save them',
} as const
