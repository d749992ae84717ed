import type { guideSteps as ru } from '../ru/guide-steps';
import type { Same } from '../same';

export const guideSteps = {
  'В-1': {
    name: 'Open the portal',
    todo: 'Open the main page of gosuslugi.ru. Check the address: look-alike sites must not get your password.',
    why: 'Fake pages collect passwords. The Companion works on the real addresses only.',
  },
  'В-2': {
    name: 'Press “Log in”',
    todo: 'The button is at the top right of the main page.',
    why: 'The portal shows medical data only after you log in.',
  },
  'В-3': {
    name: 'Say who you are',
    todo: 'Enter the phone, e-mail, SNILS or login you registered with.',
    why: 'They lead the portal to your account.',
    fix: 'The “personal number” of the article is the SNILS.',
  },
  'В-4': {
    name: 'Enter the password',
    todo: 'Enter it on the portal’s own page. Forgot it? Restore it there.',
    why: 'The Companion does not see it and does not run on the login page.',
    other: 'You can also log in with the QR code of the Gosuslugi app or with an electronic signature.',
  },
  'В-5': {
    name: 'Confirm the login',
    todo: 'Enter the code from the text message or confirm in the Gosuslugi app.',
    why: 'A second lock in case somebody learns the password. Tell the code to nobody, not even to “support”.',
  },
  'М-1': {
    name: 'Log in to the portal',
    todo: 'Log in to your account.',
    why: 'Without a login the portal shows nothing personal.',
  },
  'М-2': {
    name: 'Confirmed account',
    todo: 'Open the profile and see what it says of your account. It has to be confirmed.',
    why: 'A simple or standard account does not open Health and Family.',
    fix: 'A password and a text code are not enough: a simple account has them too.',
  },
  'М-2а': {
    name: 'Confirm who you are',
    todo: 'Choose a way in the portal’s help: a bank, a public service centre, the post, a signature.',
    why: 'The portal has to be sure that the account is yours.',
    fix: 'The ways differ by region and time; a video check is not for everyone. The portal’s list is right.',
    other: 'Ask the nearest public service centre (MFC) if they do it. Take passport and SNILS.',
  },
  'М-2б': {
    name: 'Consent to data processing',
    todo: 'If the portal shows a consent, read and accept it. There is no need to look for it.',
    why: 'Your own documents are seen without it: it is asked when another organisation takes the data.',
    fix: 'Not everybody needs it, whatever the article says.',
  },
  'М-3': {
    name: 'Passport and SNILS',
    todo: 'See in your documents that the portal knows both.',
    why: 'They lead the portal to your documents in the medical systems.',
  },
  'М-3а': {
    name: 'Passport',
    todo: 'Open Documents. The passport must be marked as verified.',
    why: 'An account is not confirmed with an unverified passport.',
  },
  'М-3б': {
    name: 'SNILS',
    todo: 'Open Documents and find the SNILS. If it is missing or wrong, correct it there.',
    why: 'Clinics put your SNILS into documents. With a wrong number the card stays empty.',
  },
  'М-4': {
    name: 'Health insurance policy (OMS)',
    todo: 'See in your documents that the portal knows the policy.',
    why: 'It ties visits to you.',
    fix: 'The policy has no end: it needs no yearly renewal.',
  },
  'М-4а': {
    name: 'The child’s policy and data',
    todo: 'Open Family and children, choose the child, check the SNILS and the policy.',
    why: 'The portal looks for a child’s documents by the child’s own data.',
  },
  'М-5': {
    name: 'Request for access',
    todo: 'Open the list of requests and find yours, or file a new one.',
    why: 'If the portal asks for a request, the card does not open without it.',
    fix: 'Mostly none is needed: documents appear by themselves when a clinic sends them to the common registry.',
  },
  'М-6': {
    name: 'The decision',
    todo: 'Open the request and press Watch: we tell you when the status changes.',
    why: 'So you need not reload the page.',
  },
  'М-7': {
    name: 'A document of the card',
    todo: 'Open Health and download a document.',
    why: 'What is downloaded stays yours, even when the portal is down.',
  },
  'Д-1': {
    name: 'Russian passport',
    todo: 'Have the original. Scan the photo page only if somebody asks for it.',
    why: 'It proves who you are.',
    fix: 'The number in the profile is mostly enough: no scan has to be uploaded.',
  },
  'Д-2': {
    name: 'SNILS',
    todo: 'Find the number: on the card, in the notice, or in the portal’s profile.',
    why: 'It ties the account to your medical documents.',
  },
  'Д-3': {
    name: 'Insurance policy (OMS)',
    todo: 'Find the number of 16 digits. The policy is a digital record now, a card is not needed.',
    why: 'Visits and services are seen by it.',
    other: 'No number at hand? The insurer or the portal’s Documents will tell it.',
  },
  'Д-4': {
    name: 'Consent to data processing',
    todo: 'Needed only when it is asked for. It is signed on the portal.',
    why: 'Without it an organisation may not take your data.',
  },
  'Д-5': {
    name: 'Power of attorney',
    todo: 'Have a notary make one that names the right to receive medical documents.',
    why: 'Another adult’s health data is given out only with their consent.',
    fix: 'By public sources it opens nobody else’s card on the portal. It is taken to the clinic.',
  },
  'Д-6': {
    name: 'Paper about a new name',
    todo: 'Have the certificate of the new name or of the marriage ready.',
    why: 'Older documents may carry the former name: the clinic has to join them.',
  },
  'Д-7': {
    name: 'Birth certificate',
    todo: 'Have it ready: a child is added to the profile by it.',
    why: 'It shows that you are the legal representative.',
  },
  'Д-8': {
    name: 'A clear scan',
    todo: 'If a file is asked for: PDF or JPG up to 5\u00a0MB, all in view, no glare, no blur.',
    why: 'An unreadable scan comes back, and the wait starts anew.',
    fix: 'The exact limit stands at the upload field and may differ.',
  },
  'Д-9': {
    name: 'Upload the files',
    todo: 'Attach them in the request itself when it asks, and wait until the name shows under the field.',
    why: 'Without them the request stands still.',
    fix: 'Nothing has to be uploaded beforehand, and the check takes days, not minutes.',
  },
  'З-1': {
    name: 'Open Health',
    todo: 'In the account open Health (My health in the article).',
    why: 'Medical documents are kept there.',
    fix: 'There may be no My health on the portal: the section is called Health.',
  },
  'З-2': {
    name: 'Open medical documents',
    todo: 'Press Medical card or Medical documents.',
    why: 'The list is a page of its own.',
  },
  'З-3': {
    name: 'A code, if asked',
    todo: 'Enter the code from the text message or the app and press Confirm.',
    why: 'The portal may make sure once more that it is you.',
    fix: 'There may be no separate code for the card. Not asked? Go on.',
  },
  'З-4': {
    name: 'Choose a document',
    todo: 'Find the one you need: a visit, a test, a vaccination, a recommendation.',
    why: 'The list has all that clinics sent to the common registry.',
  },
  'З-5': {
    name: 'Download it',
    todo: 'Press Download. The Companion keeps a sealed copy if there is an archive.',
    why: 'The file stays yours and can be shown to a doctor.',
  },
  'З-6': {
    name: 'It is not in the list',
    todo: 'Check SNILS and contacts in the profile, then ask the clinic to send it to the registry.',
    why: 'An empty list mostly means that the clinic did not send it, or has a wrong SNILS.',
    other: 'The Companion helps to write to the clinic: Scans, Letters.',
  },
  'С-1': {
    name: 'File a request',
    todo: 'If the portal offers to request access, press it and check the data. You send it yourself.',
    why: 'The Companion files nothing for you.',
    fix: 'No such button? Then no request is needed.',
  },
  'С-2': {
    name: 'Find the request',
    todo: 'Open Requests and find it in the list.',
    why: 'It has a number that support will ask for.',
    fix: 'The article’s menu My services, Medical card does not exist: all requests are under Requests.',
  },
  'С-3': {
    name: 'Read the status',
    todo: 'Open the request. The status stands under its name.',
    why: 'It tells whose turn it is: yours or theirs.',
    fix: 'The portal has other words: Service rendered means approved, Refused means rejected.',
  },
  'С-4': {
    name: 'Open the details',
    todo: 'Read the comment: it has the reason and what to do.',
    why: 'Without it one cannot know what is missing.',
  },
  'С-5': {
    name: 'Add what is asked for',
    todo: 'If documents or corrections are asked for, upload them in the request.',
    why: 'It stands still until you answer.',
  },
  'С-6': {
    name: 'If it was refused',
    todo: 'Read the reason, correct the data, file again. Do not agree? Write to support.',
    why: 'A refusal is not for ever: mostly it is the policy or the SNILS.',
  },
  'С-7': {
    name: 'Watch the status',
    todo: 'Press Watch on the request’s page. The Companion looks by itself and tells you.',
    why: 'A decision takes days: no need to sit and wait.',
    fix: 'There is no need to reload every 15 to 30 minutes, as in the article: the Companion looks, sparing the portal.',
  },
} as const satisfies Same<typeof ru>;
