import type { guideStepsMore as ru } from '../ru/guide-steps-more';
import type { Same } from '../same';

export const guideStepsMore = {
  'П-1': {
    name: 'Update the browser',
    todo: 'See that the browser is up to date or try another: Chrome, Firefox, Edge, Yandex Browser.',
    why: 'The portal may not open in an old one.',
    other: 'Switch off VPN and other add-ons for a while: they often break the login.',
  },
  'П-2': {
    name: 'Clear the site’s data',
    todo: 'In the browser’s settings remove cookies and cache of gosuslugi.ru only, then log in again.',
    why: 'Old login data gets in the way. The Companion’s archive is not touched.',
    fix: 'Other sites and add-ons need no erasing: one site is enough.',
  },
  'П-3': {
    name: 'Check the profile',
    todo: 'Compare name, date of birth and SNILS with the papers. Correct mistakes in the profile.',
    why: 'The portal looks for the card by them: one wrong digit, and it is empty.',
  },
  'П-4': {
    name: 'Check what is allowed',
    todo: 'Open Consents in the settings and see that nothing needed was withdrawn.',
    why: 'A withdrawn consent closes the organisation’s data.',
    fix: 'The switch Connected services, Medical card was not found on the portal. Consents come closest.',
  },
  'П-5': {
    name: 'Wait for the end of works',
    todo: 'At a server error, wait. The portal tells of works in a bar at the top of the page.',
    why: 'It passes and does not depend on you.',
    fix: 'We found no news feed of works: see the bar on the page itself.',
  },
  'П-6': {
    name: 'Write to support',
    todo: 'Describe the error in the feedback form: the number, what you did, what you saw.',
    why: 'With a number and an exact description the answer comes sooner.',
    other: 'The Companion helps with the text: Scans, Letters.',
  },
  'П-7': {
    name: 'Do what they answered',
    todo: 'Follow the advice. If it fails again, check the browser and the profile once more.',
    why: 'Some causes are seen by support only.',
  },
  'П-8': {
    name: 'Compare the card',
    todo: 'When access is there, compare the records with what the doctor said and the insurer has.',
    why: 'A wrong document is corrected by the clinic that signed it.',
  },
  'К-1': {
    name: 'Support by phone',
    todo: 'Call 8\u00a0800\u00a0100-70-10 or the short number 115.',
    why: 'The numbers are from public sources, gathered in November 2026. Compare them with the portal’s own Help.',
    fix: 'The other number, the one of the article, is wrong. We do not show it.',
  },
  'К-2': {
    name: 'Write online',
    todo: 'Open Help, then Feedback on the portal.',
    why: 'The answer comes to your account and can be kept.',
    fix: 'The e-mail of the article is not confirmed, we do not show it. Use the form.',
  },
  'К-3': {
    name: 'Go to an MFC',
    todo: 'Find the nearest public service centre on the portal. Take passport and SNILS.',
    why: 'They help in person. Ask beforehand if they confirm accounts: the ways differ by region.',
  },
  'К-4': {
    name: 'Chat',
    todo: 'Open the chat sign at the bottom of a page. A robot answers first; ask for a person.',
    why: 'Handy for a short question: no need to call.',
    fix: 'A robot answers first, not a person.',
  },
  'К-5': {
    name: 'Have it ready',
    todo: 'The request’s number, SNILS, a picture of the error, when it happened and in which browser.',
    why: 'So you need not call twice. Tell nobody passwords and codes.',
    fix: 'Support mostly needs no INN.',
  },
  'Н-1': {
    name: 'Open doctor’s appointments',
    todo: 'On the portal open the service of doctor’s appointments.',
    why: 'It goes through your clinic.',
    other: 'Not attached to a clinic? Apply for that first.',
  },
  'Н-2': {
    name: 'Choose a doctor and a time',
    todo: 'Choose who, the speciality, the doctor and the time. You confirm yourself.',
    why: 'The Companion books nothing for you.',
  },
  'Н-3': {
    name: 'Check the appointment',
    todo: 'It appears under Requests. Watch it: we tell you if it is cancelled.',
    why: 'A clinic may move it.',
    fix: 'The portal’s reminder may not come. The date can be saved to a calendar from Requests.',
  },
  'О-1': {
    name: 'Who sees your data',
    todo: 'Open Consents and see whom they were given to and until when.',
    why: 'It shows which organisations take data through the portal.',
    fix: 'Your doctor sees documents in the medical system without this list.',
  },
  'О-2': {
    name: 'Withdraw what is not needed',
    todo: 'Open a consent and withdraw it if it is no longer needed.',
    why: 'The organisation gets no new data.',
  },
  'О-3': {
    name: 'Show a document to a doctor',
    todo: 'Download it and show it on the screen, print it or send it yourself.',
    why: 'So a doctor elsewhere sees it even if the systems are not joined.',
    fix: 'A button to share the card with a doctor was not found on the portal.',
  },
  'О-4': {
    name: 'A child’s card',
    todo: 'Up to 15 the legal representative sees it. From 15 the child’s own account or consent is needed.',
    why: 'So says the health law (articles 20 and 54 of 323-FZ).',
  },
  'О-5': {
    name: 'Another adult’s card',
    todo: 'Take the power of attorney and ask the clinic for copies. Do not log in as somebody else.',
    why: 'That breaks the portal’s rules and leaves both of you unprotected.',
  },
  'Б-1': {
    name: 'Ask the clinic for copies',
    todo: 'Write to the clinic: which documents, for which time, how to receive them.',
    why: 'A clinic must give copies (article 22 of 323-FZ).',
    fix: 'By public sources copies cannot be asked for from within the card.',
  },
  'Б-2': {
    name: 'List of services',
    todo: 'Order the list of medical services rendered and their cost on the portal.',
    why: 'It shows which visits were paid by your policy.',
  },
  'Б-3': {
    name: 'Receive and keep',
    todo: 'The file comes to the request or to the portal’s mail. Download it with its signature.',
    why: 'A file with its signature stands for the original.',
    fix: 'You need no signature of your own to receive copies.',
  },
} as const satisfies Same<typeof ru>;
