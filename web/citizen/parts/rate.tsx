import { Button, Radio, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { newKey } from '@shared/api/client';
import { Card } from '@shared/ui/card';
import { Failure } from '@shared/ui/failure';
import { useMyCommand } from '../data/cases';
import { useT } from '../texts';

export function Rate({ no }: { no: number }) {
  const t = useT().case;
  const [score, setScore] = useState('');
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const [key] = useState(newKey);
  const command = useMyCommand(no);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setAsked(true);
    if (score)
      command.mutate({
        verb: 'rate',
        key,
        body: { score: Number(score), ...(comment.trim() && { comment: comment.trim() }) },
      });
  };
  return (
    <Card tone="brand" as="div">
      <form className="stack" onSubmit={submit}>
        <Radio.Group
          size="md"
          label={<strong>{t.rate}</strong>}
          value={score}
          onChange={setScore}
          error={asked && !score ? t.rateChoose : undefined}
        >
          <div className="stack tight" style={{ paddingTop: 8 }}>
            {[5, 4, 3, 2, 1].map((n) => (
              <Radio key={n} value={String(n)} size="md" label={`${n} – ${t.rateNames[n - 1]}`} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          size="md"
          rows={3}
          label={t.comment}
          value={comment}
          maxLength={1000}
          onChange={(e) => setComment(e.currentTarget.value)}
        />
        {command.isError && <Failure error={command.error} />}
        <div>
          <Button type="submit" size="md" loading={command.isPending}>
            {t.rateSend}
          </Button>
        </div>
      </form>
    </Card>
  );
}
