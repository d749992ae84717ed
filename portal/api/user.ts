import { type Exchange, json, type Reply } from '../server/exchange.ts';

/** `users/data` (portal.md 2.7) of the invented patient. */
export const userData = ({ state }: Exchange): Reply => {
  const { id, lastName, firstName, middleName, birthDate, snils, passport, policy, level, clinic } = state.patient;
  const status = (verified: boolean): string => (verified ? 'VERIFIED' : 'NOT_VERIFIED');
  const docs = [
    ...(passport.number === ''
      ? []
      : [{ type: 'RF_PASSPORT', ...passport, verified: undefined, vrfStu: status(passport.verified) }]),
    ...(policy.number === ''
      ? []
      : [{ type: 'MDCL_PLCY', unitedNumber: policy.number, medicalOrg: clinic, vrfStu: status(policy.verified) }]),
  ];
  return json({
    userId: id,
    formattedLoginName: `${lastName} ${firstName.slice(0, 1)}. ${middleName.slice(0, 1)}.`,
    firstName,
    lastName,
    middleName,
    ...(snils === '' ? {} : { personSNILS: snils }),
    assuranceLevel: level,
    userType: 'P',
    globalRole: 'P',
    person: {
      person: { trusted: level === 'AL20', gender: 'F', birthDate, snils, citizenship: 'RUS' },
      docs,
      kids: [],
      contacts: [],
      addresses: [],
      roles: [],
    },
    error: { code: 0, message: 'operation completed' },
  });
};
