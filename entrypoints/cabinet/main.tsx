import { render } from 'preact';
import '../../components/ui/page.css';
import { Cabinet } from './Cabinet';

const app = document.querySelector('#app');
if (app) render(<Cabinet />, app);
