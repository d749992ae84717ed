import { render } from 'preact';
import '../../components/ui/page.css';
import { Popup } from './Popup';

const app = document.querySelector('#app');
if (app) render(<Popup />, app);
