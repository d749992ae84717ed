import { defineBackground } from 'wxt/utils/define-background';
import { compose } from './compose';
import { register } from './register';

// Listeners are registered on the first tick; what they need is built when the first of them is called.
export default defineBackground({ type: 'module', main: () => register(compose) });
