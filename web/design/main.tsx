import '@shared/ui/fonts.css';
import '@shared/ui/styles';
import { start } from '@shared/ui/start';
import { Design } from './design';

void start(<Design />);
