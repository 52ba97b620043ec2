import { ContactChannel } from '#delivery';
import { type EvaluationTemplate, type Question, QuestionKind, type SuggestedStep, type Words } from './question.entity.js';

const en = (text: string): Words[] => [{ lang: 'en', text }];
const ask = (key: string, kind: QuestionKind, label: string, more: Partial<Question> = {}): Question => ({ key, kind, label: en(label), options: [], highest: null, low: [], high: [], ...more });
const options = (labels: Record<string, string>) => ({ options: Object.entries(labels).map(([key, label]) => ({ key, label: en(label) })) });
const agree = { highest: 5, low: en('Not at all'), high: en('Very much') };

const step = (channel: ContactChannel, dayOffset: number, subject: string, body: string, notice = false): SuggestedStep => ({ channel, notice, dayOffset, hour: 9, texts: [{ lang: 'en', subject, body }] });
const { EMAIL, PHONE, POST } = ContactChannel;

/** A word ahead, emails a week and two weeks after, volunteers who phone, cards a month after, and a last email: to the silent alone, each time. */
const AFTER_A_SUMMIT: SuggestedStep[] = [
  step(EMAIL, 4, 'Soon: one question about the summit', 'Thank you for being part of the summit.\n\nIn three days we will ask you one question: has it changed something in your work? One tap will answer it. There is nothing to prepare.', true),
  step(EMAIL, 7, 'One question about the summit', 'A week has passed since the summit. One tap tells us whether it changed something for you; that alone is an answer.\n\nThank you for being part of it.'),
  step(EMAIL, 14, 'Did the summit change something for you?', 'We would still like to hear from you. One tap is enough, and "no" helps us as much as "yes".'),
  step(PHONE, 21, 'Hello, I am calling for the network', 'We phone to ask one question about the summit: has it changed something in your work? It takes a minute; a no is fine too.\n\nIf this is a bad time, may I call back? If you would rather not say, that is fine, and we will not ask again.'),
  step(POST, 30, 'One minute for the summit?', 'Scan the picture, or type the code: one tap tells us what came of the summit for you.\n\nThank you for being part of it.'),
  step(EMAIL, 37, 'The last word is yours', 'This is our last letter about the summit. If it changed something for you, or nothing at all, one tap still tells us.\n\nIf now is not the time, that is fine. Thank you for being part of it.'),
];
const AFTER_A_MEETING: SuggestedStep[] = [
  step(EMAIL, 1, 'How was the meeting for you?', 'One tap tells us how the meeting went. Thank you for being there.'),
  step(EMAIL, 4, 'One tap about the meeting', 'If you have a second: how was the meeting for you? This is the last email about it.'),
];
const A_REFLECTION: SuggestedStep[] = [
  step(EMAIL, -3, 'A moment to reflect, soon', 'In three days we shall ask you six short questions on how we work together. There is nothing to prepare.', true),
  step(EMAIL, 0, 'A moment to reflect', 'How do we work together? The first question alone helps.'),
  step(EMAIL, 10, 'A moment to reflect, once more', 'If you have a moment: how do we work together? This is the last email about it.'),
];

/**
 * Evaluations ready to be taken up. The first question of each can be answered with one tap. The four elements of
 * compassionate leadership are those of West et al., as Koopmans et al. (2022) used them for the summit.
 */
export const TEMPLATES: EvaluationTemplate[] = [
  {
    key: 'summit-follow-up',
    name: 'After a summit',
    why: 'What a summit has changed since, in two minutes.',
    intro: en('You took part in the summit. We would like to know what came of it for you. The first question alone is an answer; the others take two minutes.'),
    questions: [
      ask('changed', QuestionKind.CHOICE, 'Has the summit changed something in your work?', options({ much: 'Yes, a lot', some: 'Yes, a little', not_yet: 'Not yet', no: 'No' })),
      ask('worth', QuestionKind.STARS, 'How much was it worth your time?'),
      ask('used', QuestionKind.SEVERAL, 'What have you used since?', options({ people: 'People I met', sessions: 'A recorded session', ideas: 'Ideas from the workshop', none: 'Nothing so far' })),
      ask('voice', QuestionKind.SCALE, 'Did you feel heard?', agree),
      ask('again', QuestionKind.YES_NO, 'Would you come again?'),
      ask('next', QuestionKind.SHORT_TEXT, 'What should come next?'),
      ask('more', QuestionKind.LONG_TEXT, 'Is there anything else you would like to say?'),
    ],
    steps: AFTER_A_SUMMIT,
  },
  {
    key: 'meeting-pulse',
    name: 'After a meeting',
    why: 'One tap on how a meeting went, and a line on what to do better.',
    intro: en('One tap tells us how the meeting was for you.'),
    questions: [
      ask('worth', QuestionKind.STARS, 'How much was the meeting worth your time?'),
      ask('heard', QuestionKind.YES_NO, 'Did you get to say what you came to say?'),
      ask('better', QuestionKind.SHORT_TEXT, 'What would make the next one better?'),
    ],
    steps: AFTER_A_MEETING,
  },
  {
    key: 'compassionate-leadership',
    name: 'Reflection on compassionate leadership',
    why: 'How a table stands on the four cultural elements of compassionate leadership.',
    intro: en('A moment to look at how we work together. There is no right answer; the first one alone helps.'),
    questions: [
      ask('vision', QuestionKind.SCALE, 'Inspiring vision and strategy: do we know what we are working towards, and does it move you?', agree),
      ask('inclusion', QuestionKind.SCALE, 'Positive inclusion and participation: is everybody who should be here welcome and heard?', agree),
      ask('team', QuestionKind.SCALE, 'Enthusiastic team and cross-boundary working: do we work well together, across sectors?', agree),
      ask('support', QuestionKind.SCALE, 'Support and autonomy: do you have the support you need, and room to act?', agree),
      ask('element', QuestionKind.CHOICE, 'Which of the four needs us most now?', options({ vision: 'Vision and strategy', inclusion: 'Inclusion and participation', team: 'Team and working across boundaries', support: 'Support and autonomy' })),
      ask('moment', QuestionKind.LONG_TEXT, 'Tell us of a moment when you felt this, or missed it.'),
    ],
    steps: A_REFLECTION,
  },
];
