import { render } from 'preact';
import '../../components/ui/page.css';
import { Cabinet } from './Cabinet';
import { rinseAfterLock } from './rinse';

const app = document.querySelector('#app');
if (app) render(<Cabinet />, app);
rinseAfterLock();
