import { Button } from '@mantine/core';
import { IconRoad } from '@tabler/icons-react';
import { Link } from 'wouter';
import { common } from '../i18n/common';
import { Empty } from './empty';
import { Page } from './page';

export function NotFound({ home }: { home: string }) {
  const t = common.use().notFound;
  return (
    <Page title={t.title} hideTitle>
      <Empty
        icon={<IconRoad size={40} />}
        title={t.title}
        action={
          <Button component={Link} href={home} size="md">
            {t.action}
          </Button>
        }
      >
        {t.text}
      </Empty>
    </Page>
  );
}
