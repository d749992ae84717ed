import { describe, expect, it } from 'vitest';
import { factsFrom } from './fields';
import { causesOf } from './rank';
import { recordFacts } from './trace-facts';
import { type Saying, TRACE_ROWS, type Why } from './trace-fields';
import { endRecording, note, type Recording, startRecording, takeTraffic } from './trace-recording';
import { type Told, timeOfRequest, trafficOf, whyOf } from './trace-traffic';

const START = 1_764_072_000_000;
const fresh = startRecording(START);
const moment = (change: Partial<Told>): Told => ({
  id: '1',
  tabId: 7,
  type: 'xmlhttprequest',
  at: START,
  what: 'asked',
  status: null,
  error: null,
  ...change,
});
const play = (...told: Partial<Told>[]): Recording =>
  told.map((one) => trafficOf(moment(one))).reduce(takeTraffic, fresh);
const says = (recording: Recording, end = START + 120_000) =>
  endRecording(recording, end).rows.map(({ at, tab, times, say }) => [at, tab, times, ...say].join(' '));

describe('the reason of a failure', () => {
  it.each<[string, Why]>([
    ['net::ERR_ABORTED', 'left'],
    ['NS_BINDING_ABORTED', 'left'],
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['NS_ERROR_OFFLINE', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'certificate'],
    ['MOZILLA_PKIX_ERROR_MITM_DETECTED', 'certificate'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked'],
    ['net::ERR_BLOCKED_BY_CSP', 'refused'],
    ['net::ERR_BLOCKED_BY_ORB', 'refused'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['NS_ERROR_NET_TIMEOUT', 'timeout'],
    ['net::ERR_CONNECTION_RESET', 'connection'],
    ['net::ERR_EMPTY_RESPONSE', 'connection'],
    ['NS_ERROR_NET_RESET', 'connection'],
    ['NS_ERROR_CONNECTION_REFUSED', 'connection'],
    ['', 'unknown'],
    ['Заявление 5400000001', 'unknown'],
  ])('%s is %s', (error, why) => expect(whyOf(error)).toBe(why));
});

describe('a request', () => {
  it.each([
    [0, 'under-1-s'],
    [999, 'under-1-s'],
    [1_000, 'under-3-s'],
    [3_000, 'under-8-s'],
    [8_000, 'longer'],
    [Number.NaN, 'under-1-s'],
  ])('that took %d ms is told as %s', (ms, time) => expect(timeOfRequest(ms)).toBe(time));

  it('is told when its answer has come, with what was asked for and how long it took', () => {
    const recording = play({}, { what: 'answered', status: 502, at: START + 1_500 });
    expect(says(recording)).toEqual(['1 1 1 answer data 502 under-3-s']);
    expect(recording.waiting).toEqual({});
  });

  it('is the portal’s answer even where the browser takes its body for a failure', () => {
    const given = { type: 'script', at: START };
    const recording = play(
      given,
      { ...given, what: 'refused', status: 503 },
      { ...given, what: 'failed', error: 'NS_ERROR_CORRUPTED_CONTENT' },
    );
    expect(says(recording)).toEqual(['0 1 1 answer script 503 under-1-s']);
  });

  it('goes on after a redirect, and the way to the login is told', () => {
    const recording = play(
      { type: 'main_frame' },
      { type: 'main_frame', what: 'moved', status: 302, at: START + 200 },
      { type: 'main_frame', what: 'answered', status: 200, at: START + 9_000 },
    );
    expect(says(recording)).toEqual(['0 1 1 answer document 3xx under-1-s', '9 1 1 answer document 2xx longer']);
  });

  it('that is left quickly is nobody’s trouble; one that was waited for is', () => {
    const left = (ms: number) => play({}, { what: 'failed', error: 'net::ERR_ABORTED', at: START + ms });
    expect(says(left(500))).toEqual([]);
    expect(says(left(5_000))).toEqual(['5 1 1 failed data left under-8-s']);
  });

  it('without an answer at the end is silent, unless it has only begun', () => {
    const recording = play({}, { id: '2', at: START + 58_000 });
    expect(says(recording, START + 60_000)).toEqual(['60 1 1 failed data silent longer']);
  });

  it('is waited for within bounds', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({ id: String(n) }));
    expect(Object.keys(play(...many).waiting).length).toBe(200);
  });
});

describe('lines', () => {
  const error: Saying = ['policy', 'script'];
  const page: Saying = ['page', 'order', 'load'];

  it('count the same on one page, and begin anew on the next', () => {
    const once = note(note(note(fresh, 7, page, START), 7, error, START), 7, error, START + 4_000, 3);
    const then = note(note(once, 7, page, START + 5_000), 7, error, START + 6_000);
    expect(says(then)).toEqual([
      '0 1 1 page order load',
      '0 1 2-5 policy script',
      '5 1 1 page order load',
      '6 1 1 policy script',
    ]);
  });

  it('tell tabs apart, the tenth and all after it as the ninth', () => {
    const recording = Array.from({ length: 12 }, (_, tab) => tab * 10).reduce(
      (so, tab) => note(so, tab, page, START),
      fresh,
    );
    expect(endRecording(recording, START).rows.map(({ tab }) => tab)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9]);
  });

  it('that tell of trouble outlive those in which all is well', () => {
    const trouble = note(fresh, 7, ['answer', 'data', '502', 'under-1-s'], START);
    const recording = Array.from({ length: 300 }, (_, n) => n).reduce(
      (so, n) => note(note(so, 7, page, START + n * 300), 7, ['answer', 'data', '2xx', 'under-1-s'], START + n * 300),
      trouble,
    );
    const { rows, dropped } = endRecording(recording, START + 120_000);
    expect(rows.length).toBe(TRACE_ROWS);
    expect(rows[0]?.say).toEqual(['answer', 'data', '502', 'under-1-s']);
    expect(rows.at(-1)?.at).toBeGreaterThan(85);
    expect(dropped).toBe('over-100');
  });

  it('after the end of its time do not make it longer', () => {
    const { seconds, rows } = endRecording(note(fresh, 7, error, START + 900_000), START + 900_000);
    expect([seconds, rows[0]?.at]).toEqual([120, 120]);
  });
});

describe('a recording as facts', () => {
  it.each<[string, Saying]>([
    ['server-error', ['answer', 'data', '503', 'under-1-s']],
    ['too-often', ['answer', 'data', '429', 'under-1-s']],
    ['certificate', ['failed', 'document', 'certificate', 'under-1-s']],
    ['offline', ['failed', 'document', 'offline', 'under-1-s']],
    ['network-cut', ['failed', 'data', 'connection', 'under-1-s']],
    ['requests-blocked', ['failed', 'script', 'blocked', 'under-1-s']],
    ['no-answer', ['failed', 'data', 'silent', 'longer']],
    ['page-changed', ['anchor', 'order.status', 'missed']],
  ])('speaks for %s', (cause, say) => {
    const facts = recordFacts(endRecording(note(fresh, 7, say, START), START + 1_000));
    expect(causesOf(factsFrom(facts))[0]?.id).toBe(cause);
  });

  it('blames nobody for what went well, nor for a part from elsewhere', () => {
    const fine: Saying[] = [
      ['page', 'order', 'load'],
      ['answer', 'data', '2xx', 'under-1-s'],
      ['failed', 'elsewhere', 'unknown', 'under-1-s'],
      ['anchor', 'order.status', 'seen'],
    ];
    const trace = endRecording(
      fine.reduce((so, say) => note(so, 7, say, START), fresh),
      START,
    );
    expect(causesOf(factsFrom(recordFacts(trace)))).toEqual([]);
  });
});
