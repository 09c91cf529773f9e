import '@shared/ui/fonts';
import '@shared/ui/styles';
import { start } from '@shared/ui/start';

void start(<p>office</p>);
