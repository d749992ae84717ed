import type { Answers, Code, PersonSlot, Plan } from '../../utils/guide/book';

export type StepWords = { name: string; todo: string; why: string; fix?: string; other?: string };

/** What the guide shows. `opened`: the step whose code was asked for; `said`: what was typed when there is none. */
export type GuideView = {
  plan: Plan;
  slot: PersonSlot;
  answers: Answers | null;
  opened: Code | null;
  told: string | null;
  portalShut: boolean;
  canOpenBeside: boolean;
};

export type GuideEvents = {
  onShow: (code: Code) => void;
  onTick: (code: Code, done: boolean) => void;
  onPerson: (slot: PersonSlot) => void;
  onFind: (said: string) => void;
  onAnswer: (slot: PersonSlot, answers: Answers) => void;
  onReset: () => void;
  onPrint: () => void;
  onBeside: () => void;
};
