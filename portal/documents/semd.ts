import type { Patient, TrainingDocument } from '../model/types.ts';
import { CANARIES } from './canaries.ts';
import { LAB_ROWS, type LabRow } from './content.ts';

const CLINIC_OID = '1.2.643.5.1.13.13.12.2.77.0000';
const esc = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const stamp = (at: number, minutes = true): string => {
  const digits = new Date(at + 10_800_000).toISOString().replace(/\D/g, '');
  return minutes ? `${digits.slice(0, 12)}+0300` : digits.slice(0, 8);
};

const htmlDay = (at: number): string =>
  new Date(at + 10_800_000).toISOString().slice(0, 10).split('-').reverse().join('.');

const observation = (row: LabRow, at: number): string => `
            <component>
              <observation classCode="OBS" moodCode="EVN">
                <code code="${row.code}" codeSystem="1.2.643.5.1.13.13.11.1080" codeSystemName="Федеральный справочник лабораторных исследований" displayName="${esc(row.name)}"/>
                <statusCode code="completed"/>
                <effectiveTime value="${stamp(at)}"/>
                <value xsi:type="PQ" value="${row.value}" unit="1"><translation value="${row.value}" codeSystem="1.2.643.5.1.13.13.11.1358" displayName="${esc(row.unit)}"/></value>
                <interpretationCode code="${row.flag}" codeSystem="1.2.643.5.1.13.13.99.2.257"/>
                <referenceRange><observationRange>
                  <text>${row.low}–${row.high}</text>
                  <value xsi:type="IVL_PQ"><low value="${row.low}"/><high value="${row.high}"/></value>
                </observationRange></referenceRange>
              </observation>
            </component>`;

const tableRow = (row: LabRow, day: string): string =>
  `<tr><td>${esc(row.name)}</td><td><content ID="val_${row.code}">${row.value}</content></td><td>${esc(row.unit)}</td><td>${row.low}–${row.high}</td><td nullFlavor="NA"/><td>Анализатор учебный</td><td>${day}</td><td>Учебнова Т. Е.</td></tr>`;

/**
 * A СЭМД «Протокол лабораторного исследования» of the invented patient. Written by hand after the element map of
 * portal.md 7.4, no real sample copied; it does not claim to pass official validation.
 */
export const makeSemd = (document: TrainingDocument, patient: Patient): Uint8Array => {
  const { at, clinic } = document;
  const day = htmlDay(at);
  const heads =
    'Показатель, Значение, Единицы измерения, Референтный диапазон, Комментарий, Оборудование, Дата, Исполнитель';
  const [d, m, y] = patient.birthDate.split('.');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="LAB.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:identity="urn:hl7-ru:identity" xmlns:address="urn:hl7-ru:address" xmlns:fias="urn:hl7-ru:fias" xmlns:medService="urn:hl7-ru:medService">
  <realmCode code="RU"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_MT000040"/>
  <templateId root="1.2.643.5.1.13.2.7.5.1.7.9.4"/>
  <id root="${CLINIC_OID}.100.1.1.51" extension="${document.objectId}"/>
  <code code="7" codeSystem="1.2.643.5.1.13.13.11.1522" codeSystemVersion="5.1" codeSystemName="Виды медицинской документации" displayName="Протокол лабораторного исследования"/>
  <title>Протокол лабораторного исследования</title>
  <effectiveTime value="${stamp(at)}"/>
  <confidentialityCode code="N" codeSystem="1.2.643.5.1.13.13.99.2.285" displayName="Обычный"/>
  <languageCode code="ru-RU"/>
  <setId root="${CLINIC_OID}.100.1.1.50" extension="${document.objectId}"/>
  <versionNumber value="1"/>
  <recordTarget>
    <patientRole>
      <id root="${CLINIC_OID}.100.1.1.10" extension="000017"/>
      <id root="1.2.643.100.3" extension="${patient.snils}"/>
      <identity:InsurancePolicy>
        <identity:InsurancePolicyType code="1" codeSystem="1.2.643.5.1.13.13.11.1035" displayName="Полис ОМС единого образца"/>
        <identity:Number>${patient.policy.number}</identity:Number>
      </identity:InsurancePolicy>
      <addr use="H" nullFlavor="ASKU"/>
      <patient>
        <name><family>${esc(patient.lastName)}</family><given>${esc(patient.firstName)}</given><identity:Patronymic>${esc(patient.middleName)}</identity:Patronymic></name>
        <administrativeGenderCode code="2" codeSystem="1.2.643.5.1.13.13.11.1040" displayName="Женский"/>
        <birthTime value="${y ?? ''}${m ?? ''}${d ?? ''}"/>
      </patient>
      <providerOrganization><id root="${CLINIC_OID}"/><name>${esc(clinic)}</name></providerOrganization>
    </patientRole>
  </recordTarget>
  <author>
    <time value="${stamp(at)}"/>
    <assignedAuthor>
      <id root="${CLINIC_OID}.100.1.1.70" extension="1"/>
      <code code="122" codeSystem="1.2.643.5.1.13.13.11.1002" displayName="врач клинической лабораторной диагностики"/>
      <assignedPerson><name><family>Учебнова</family><given>Татьяна</given><identity:Patronymic>Евгеньевна</identity:Patronymic></name></assignedPerson>
    </assignedAuthor>
  </author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="${CLINIC_OID}"/><name>${esc(clinic)}</name></representedCustodianOrganization></assignedCustodian></custodian>
  <documentationOf><serviceEvent><effectiveTime><low value="${stamp(at)}"/><high value="${stamp(at + 3_600_000)}"/></effectiveTime></serviceEvent></documentationOf>
  <component>
    <structuredBody>
      <component>
        <section>
          <code code="RESLAB" codeSystem="1.2.643.5.1.13.13.99.2.197" displayName="Результаты лабораторных исследований"/>
          <title>Результаты лабораторных исследований</title>
          <text>
            <paragraph>Учебный документ, все данные выдуманы. ${CANARIES.join(' ')}</paragraph>
            <table><thead><tr>${heads
              .split(', ')
              .map((head) => `<th>${head}</th>`)
              .join('')}</tr></thead>
            <tbody>${LAB_ROWS.map((row) => tableRow(row, day)).join('')}</tbody></table>
          </text>
          <entry><organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/><component><organizer classCode="BATTERY" moodCode="EVN">
            <code nullFlavor="NA"><originalText>Общий (клинический) анализ крови</originalText></code>
            <statusCode code="completed"/>${LAB_ROWS.map((row) => observation(row, at)).join('')}
          </organizer></component></organizer></entry>
        </section>
      </component>
      <component>
        <section>
          <code code="SERVICES" codeSystem="1.2.643.5.1.13.13.99.2.197" displayName="Оказанные услуги"/>
          <title>Оказанные услуги</title>
          <text><list><item>Общий (клинический) анализ крови</item></list></text>
        </section>
      </component>
    </structuredBody>
  </component>
</ClinicalDocument>
`;
  return new TextEncoder().encode(xml);
};
