import '@shared/ui/fonts.css';
import '@shared/ui/styles';
import './first.css';
import { start } from '@shared/ui/start';
import { App } from './app';
import { registerWorker } from './worker/register';

void start(<App />);
registerWorker();
