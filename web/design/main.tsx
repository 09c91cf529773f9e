import '@shared/ui/fonts';
import '@shared/ui/styles';
import { start } from '@shared/ui/start';
import { Design } from './design';

void start(<Design />);
