/// The program itself.
import { start } from '@shared/ui/start';
import { App } from './app';
import { registerWorker } from './worker/register';

void start(<App />);
registerWorker();
