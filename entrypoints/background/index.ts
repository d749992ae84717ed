import { defineBackground } from 'wxt/utils/define-background';
import { keepForLater } from '../../utils/platform';
import { compose } from './compose';
import { register } from './register';

// One classic script in both browsers: a module would share chunks with the pages and parse at each wake what they need.
// Listeners are registered on the first tick; what they need is built when the first of them is called.
export default defineBackground(() => {
  keepForLater('parts');
  register(compose);
});
