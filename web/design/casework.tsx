/// A case in pieces: its clock, why that date, who owes what, its story, its receipt; and figures.
import { DeadlineBar, DeadlinePill, StatusPill } from '@shared/case/deadline';
import { Fees } from '@shared/case/fees';
import { OwesList } from '@shared/case/owes';
import { ReceiptSheet } from '@shared/case/receipt';
import { ReckoningView } from '@shared/case/reckoning';
import { Timeline } from '@shared/case/timeline';
import { Bullet } from '@shared/charts/bullet';
import { Spark, Trend } from '@shared/charts/trend';
import css from './design.module.css';
import { deadlines, fees, owes, points, receipt, reckoning, statuses, timeline } from './samples';
import { Part, Specimen, Specimens } from './specimen';
import { designTexts } from './texts';

export function Clocks() {
  const t = designTexts.use();
  return (
    <Part id="dong-ho" title={t.clocks} note={t.clocksNote}>
      <div className="row">
        {deadlines.map((d) => (
          <DeadlinePill key={d.state} deadline={d} />
        ))}
      </div>
      <div className="row">
        {statuses.map((s) => (
          <StatusPill key={s} status={s} label={t.statuses[s]} />
        ))}
      </div>
      <Specimens>
        {deadlines
          .filter((d) => d.allowance_minutes)
          .map((d) => (
            <Specimen key={d.state} name={d.state} wide>
              <DeadlineBar deadline={d} />
            </Specimen>
          ))}
      </Specimens>
    </Part>
  );
}

export function Story() {
  const t = designTexts.use();
  return (
    <Part id="ho-so" title={t.timeline}>
      <Timeline entries={timeline} showSeq next={<p>{t.sample}</p>} />
      <h3>{t.reckoning}</h3>
      <ReckoningView reckoning={reckoning} open />
      <h3>{t.owes}</h3>
      <OwesList owes={owes} />
      <h3>{t.fees}</h3>
      <Specimens>
        <Specimen name={t.states.usual} wide>
          <Fees fees={fees} code={receipt.code} />
        </Specimen>
        <Specimen name={t.states.empty} wide>
          <Fees fees={[]} code={receipt.code} />
        </Specimen>
      </Specimens>
    </Part>
  );
}

export function Receipts() {
  const t = designTexts.use();
  return (
    <Part id="bien-nhan" title={t.receipt}>
      <ReceiptSheet receipt={receipt} />
    </Part>
  );
}

const eyes = ['none', 'protan', 'deutan', 'tritan'] as const;

export function Charts() {
  const t = designTexts.use();
  return (
    <Part id="bieu-do" title={t.charts} note={t.chartsNote}>
      <Trend points={points} unit="%" threshold={98} label={t.share} />
      <Specimens>
        <Specimen name={t.states.empty}>
          <Trend points={[]} unit="%" threshold={98} label={t.share} />
        </Specimen>
        <Specimen name={t.spark}>
          <Spark points={points} label={t.share} />
        </Specimen>
      </Specimens>
      <Filters />
      <Specimens>
        {eyes.map((eye) => (
          <Specimen key={eye} name={t.eyes[eye]}>
            <div className={css.bars} data-eye={eye}>
              <Bullet value={99} threshold={98} unit="%" tone="met" label={t.share} />
              <Bullet value={96.5} threshold={98} unit="%" tone="close" label={t.share} />
              <Bullet value={71} threshold={98} unit="%" tone="missed" label={t.share} />
              <Bullet value={null} threshold={98} unit="%" tone="unbound" label={t.share} />
              <div className="row">
                <DeadlinePill deadline={deadlines[1]!} />
                <DeadlinePill deadline={deadlines[2]!} />
                <DeadlinePill deadline={deadlines[3]!} />
              </div>
            </div>
          </Specimen>
        ))}
      </Specimens>
    </Part>
  );
}

/// What three kinds of colour blindness leave of a colour (Machado, Oliveira and Fernandes 2009, severity 1).
const left = {
  protan: '0.152 1.053 -0.205 0 0 0.115 0.786 0.099 0 0 -0.004 -0.048 1.052 0 0 0 0 0 1 0',
  deutan: '0.367 0.861 -0.228 0 0 0.280 0.673 0.047 0 0 -0.012 0.043 0.969 0 0 0 0 0 1 0',
  tritan: '1.256 -0.077 -0.179 0 0 -0.078 0.931 0.148 0 0 0.005 0.691 0.304 0 0 0 0 0 1 0',
};

function Filters() {
  return (
    <svg width="0" height="0" className="visually-hidden" aria-hidden>
      {Object.entries(left).map(([eye, matrix]) => (
        <filter key={eye} id={`eye-${eye}`} colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={matrix} />
        </filter>
      ))}
    </svg>
  );
}
