import type { help as ru } from '../ru/help';
import type { Same } from '../same';
import { helpKeeping } from './help-keeping';
import { helpTrouble } from './help-trouble';

export const help = {
  title: 'Help',
  note: 'It can be read without the internet.',
  contents: 'What is here',
  lead: 'Medcard Companion helps to get your own medical card on Gosuslugi. It files and signs nothing for you, does not see your password and sends no data anywhere. It is not an official Gosuslugi app.',
  chapters: {
    start: {
      title: 'The first start',
      parts: [
        'After the installation a page with three questions opens: whose card it is, what there is already, what is needed. The answers choose your way and leave out steps that are not about you: a child’s policy, a power of attorney, a new name. Below stands what we asked the browser for and why. The answers can be changed on any day: “Steps”, “Change the answers”.',
        'The cabinet is our page with the sections “Steps”, “Requests”, “Archive”, “Scans”, “Check” and “Settings”. To open it, press the sign of the Companion beside the address and choose “Cabinet”. If the sign is not there, it is behind the button of extensions.',
      ],
    },
    guide: {
      title: 'Steps',
      parts: [
        'Open “Steps” in the cabinet. The step that is yours now is unfolded. Each step says:',
        {
          list: ['what to do and why;', 'what is true if articles on the web say otherwise;', 'how we know it.'],
        },
        'A step is marked in two ways, and it shows which: “seen on the portal” means that the Companion saw it on the page, and a download by your own click on a document; “ticked by you” that you pressed “Done”. What the Companion saw cannot be taken back by hand, and when the portal shows the opposite your own tick goes too. Each person has their own ticks; there are no names.',
        'The hint on the pages of the portal goes by the same steps, for the same person. It names the necessary ones only: an optional step, such as a request for access, does not hold it up.',
        {
          list: [
            '“Print in large type”: the list of steps on paper, nothing personal in it.',
            '“Open beside the page”: the same steps in the side panel of the browser.',
            '“Start anew”: takes back the ticks of this person. Documents and requests on the portal stay.',
          ],
        },
      ],
    },
    pointing: {
      title: 'Show on the portal',
      parts: [
        'The button “Show on the portal” opens the page and draws a ring around what to press. You press it yourself: the hint lets clicks through. Beside it:',
        {
          list: [
            '“To the button”: go to it with the keyboard;',
            '“I do not see it”: take the arrow away and read what the button may be called and where it may be;',
            '“Done”: tick the step and go on; “Skip”: go on without a tick;',
            '“End” or Esc: take the hint away.',
          ],
        },
        'When the Companion is not sure, it shows no arrow and says it in words. So it is on an unknown page and where the button is not there yet: when it comes, the ring comes too. If the portal is open in English, the Companion knows links by their address and says the rest in words. Two tabs may have different steps: one does not disturb the other.',
      ],
    },
    code: {
      title: 'The code of a step',
      parts: [
        'Each step has a code: a letter, a number and sometimes another letter. It can be told by phone. The one who helps opens “Steps”, enters the code and sees the same step.',
        { letters: ['Letter', 'Way'] },
      ],
    },
    watching: {
      title: 'Watching requests',
      parts: [
        'Open your request on the portal and press “Watch” in the hint at the edge of the page. Or press “Watch all my requests” in the section “Requests” of the cabinet. There is no need to reload the page any more.',
        {
          list: [
            'We look about every half hour while the browser is open and you are logged in to the portal. When the login has ended, we say so and go on after you log in.',
            'When a status changes, a notification comes. Its details can be hidden, a sound and quiet hours can be set: “Settings”, “Notifications”.',
            'A request shows what to do, how long this status has lasted and what was before. Its history can be saved as a table or a calendar.',
            '“Check now”: do not wait for the next look. “Pause” and “Stop watching” are at each request.',
          ],
        },
        'If a status stands on a page that we do not read, point at it yourself: the sign of the Companion, “Watch a status on this page”.',
        'We do not open letters of Gosuslugi mail: to read a letter is to receive it officially. We can only say that a new one has come.',
      ],
    },
    ...helpKeeping,
    ...helpTrouble,
  },
} as const satisfies Same<typeof ru>;
