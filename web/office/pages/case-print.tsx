/// A form of the one-stop shop on paper: the server says the rows, this lays them out.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { data } from '@shared/api/client';
import type { PrintData } from '@shared/api/types';
import { common } from '@shared/i18n/common';
import { receiptTexts } from '@shared/i18n/receipt';
import { Loaded } from '@shared/ui/loaded';
import { Page } from '@shared/ui/page';
import { api, useHere } from '../data/client';
import { useT } from '../texts';
import css from './case-print.module.css';

function Sheet({ print }: { print: PrintData }) {
  const t = receiptTexts.use();
  return (
    <article className={css.sheet} lang="vi">
      <div className={css.head}>
        <div>
          {print.agency.map((line) => (
            <div key={line}>{line}</div>
          ))}
          <div>{print.number}</div>
        </div>
        <div>
          <strong>{t.nation}</strong>
          <div>{t.motto}</div>
          <div>{print.place_date}</div>
        </div>
      </div>
      <h2 className={css.title}>{print.title}</h2>
      <dl className={css.rows}>
        {print.rows.map((r, i) => (
          <div key={i}>
            <dt>{r.label}:</dt>
            <dd>{r.value}</dd>
          </div>
        ))}
      </dl>
      {print.table && (
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                {print.table.columns.map((c) => (
                  <th key={c} scope="col">
                    {c}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {print.table.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => (
                    <td key={j}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {print.closing?.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className={css.signs}>
        {print.signatures?.map((s) => (
          <div key={s.title}>
            <strong>{s.title}</strong>
            <div className={css.space} />
            {s.name}
          </div>
        ))}
      </div>
      {print.source && <p className={`${css.source} no-print`}>{print.source}</p>}
    </article>
  );
}

export function CasePrint() {
  const { no = '', form = '' } = useParams();
  const t = useT();
  const words = common.use();
  const { commune } = useHere();
  const query = useQuery({
    queryKey: ['o', 'print', commune, no, form],
    queryFn: () =>
      data(
        api.GET('/api/v1/communes/{commune}/office/cases/{no}/print/{form}', {
          params: { path: { commune, no: Number(no), form } },
        }),
      ),
  });
  return (
    <Page title={t.case.print} hideTitle>
      <div className="row no-print">
        <Button leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button component={Link} href={`/ho-so/${no}`} variant="default">
          {t.counter.open}
        </Button>
      </div>
      <Loaded query={query}>{(print) => <Sheet print={print} />}</Loaded>
    </Page>
  );
}
