/// Reads what the page says, for those who would rather listen. Shown only where the device has a voice for the
/// language of the screen.
import { Button } from '@mantine/core';
import { IconPlayerStop, IconVolume } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { usePrefs } from '@shared/lib/prefs';
import { useT } from '../texts';
import { sayable } from './sayable';

function useVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const load = () => setVoices(speechSynthesis.getVoices());
    load();
    speechSynthesis.addEventListener('voiceschanged', load);
    return () => speechSynthesis.removeEventListener('voiceschanged', load);
  }, []);
  return voices.find((v) => v.lang.toLowerCase().startsWith(lang));
}

export function ReadAloud() {
  const t = useT().aloud;
  const { lang } = usePrefs();
  const voice = useVoice(lang);
  const [reading, setReading] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (!voice) return null;
  const stop = () => {
    speechSynthesis.cancel();
    setReading(false);
  };
  const start = () => {
    const main = document.getElementById('main');
    const parts = main ? sayable(main) : [];
    speechSynthesis.cancel();
    parts.forEach((text, i) => {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      if (i === parts.length - 1) said.onend = () => setReading(false);
      speechSynthesis.speak(said);
    });
    setReading(parts.length > 0);
  };
  return (
    <Button
      variant="default"
      size="md"
      data-silent
      leftSection={reading ? <IconPlayerStop size={20} aria-hidden /> : <IconVolume size={20} aria-hidden />}
      onClick={reading ? stop : start}
    >
      {reading ? t.stop : t.start}
    </Button>
  );
}
