import '@shared/ui/fonts.css';
import '@shared/ui/styles';
import './first.css';
import { start } from '@shared/ui/start';
import { App } from './app';
import { watchEarly } from './parts/search/early';
import { registerWorker } from './worker/register';

watchEarly();
void start(<App />);
registerWorker();
