import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('knows what it is asked for', () => {
  expect(readOptions([])).toEqual({ browser: 'chromium', portal: 'training', port: 0 });
  expect(readOptions(['--browser', 'firefox', '--portal=real', '--port', '8443'])).toEqual({
    browser: 'firefox',
    portal: 'real',
    port: 8_443,
  });
});

it.each([
  [['--brwoser', 'firefox'], /brwoser/],
  [['firefox'], /firefox/],
  [['--browser', 'safari'], /chromium or firefox, not «safari»/],
  [['--portal', 'test'], /training or real, not «test»/],
  [['--port', '8443x'], /0 to 65535, not «8443x»/],
  [['--port', '70000'], /0 to 65535/],
])('refuses %s with a reason', (args, reason) => {
  expect(() => readOptions(args)).toThrow(reason);
});
