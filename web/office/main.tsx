import '@shared/ui/fonts.css';
import '@shared/ui/styles';
import { start } from '@shared/ui/start';
import { App } from './app';

void start(<App />);
