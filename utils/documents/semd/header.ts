import { type DocumentFacts, dayOf, type Patient, tidyFacts } from '../facts';
import type { XmlElement } from '../xml/parse-xml';
import { childrenOf, down, textOf } from '../xml/walk';

/** Whether this is a clinical document at all. */
export const isClinical = (root: XmlElement): boolean => root.local === 'ClinicalDocument';

/**
 * What the header of a СЭМД says (HL7 CDA R2; element map in portal.md 7.4). The patient is the one of `recordTarget`
 * and of nothing else: authors, guardians, informants and relatives have names too. More than one patient: none.
 */
export function semdFacts(root: XmlElement): DocumentFacts {
  const { prefix } = root;
  const find = (path: string) => down(root, path, prefix);
  const code = find('code');
  const series = find('setId');
  const version = Number(find('versionNumber')?.attributes.get('value'));
  return tidyFacts({
    title: textOf(find('title')) ?? code?.attributes.get('displayName'),
    day: dayOfTime(find('effectiveTime')?.attributes.get('value')),
    organisation: organisationIn(root),
    author: personName(find('author/assignedAuthor/assignedPerson/name')),
    patient: patientIn(root),
    series: idOf(series),
    version: Number.isSafeInteger(version) && version > 0 ? version : undefined,
  });
}

const ORGANISATIONS = [
  'author/assignedAuthor/representedOrganization/name',
  'custodian/assignedCustodian/representedCustodianOrganization/name',
  'recordTarget/patientRole/providerOrganization/name',
];

function organisationIn(root: XmlElement): string | undefined {
  for (const path of ORGANISATIONS) {
    const name = textOf(down(root, path, root.prefix));
    if (name) return name;
  }
  return undefined;
}

function patientIn(root: XmlElement): Patient | undefined {
  const targets = childrenOf(root, 'recordTarget', root.prefix);
  const [target] = targets;
  if (!target || targets.length > 1) return undefined;
  const patient = down(target, 'patientRole/patient', root.prefix);
  const name = patient && personName(down(patient, 'name', root.prefix));
  if (!patient || !name) return undefined;
  const born = dayOfTime(down(patient, 'birthTime', root.prefix)?.attributes.get('value'));
  return { name, ...(born ? { born } : {}) };
}

/** Family name first, as Russian documents have it. The patronymic is an addition of the Russian guides. */
export function personName(name: XmlElement | undefined): string | undefined {
  if (!name) return undefined;
  const parts = ['family', 'given', 'Patronymic'].flatMap((local) => childrenOf(name, local).map(textOf));
  const words = parts.filter((part) => part !== undefined);
  return words.length > 0 ? words.join(' ') : textOf(name);
}

/** A point of time in HL7's form, `201812201220+0300` or less of it, as the day it names where it was written. */
export function dayOfTime(value: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(value ?? '') ?? [];
  return dayOf(Number(year), Number(month), Number(day)) ?? undefined;
}

function idOf(id: XmlElement | undefined): string | undefined {
  const root = id?.attributes.get('root');
  if (!root) return undefined;
  const extension = id?.attributes.get('extension');
  return extension === undefined ? root : `${root}^${extension}`;
}
